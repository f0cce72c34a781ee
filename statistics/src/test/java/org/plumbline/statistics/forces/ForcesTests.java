package org.plumbline.statistics.forces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Design.Census;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.forces.Funnel.NotPlotted;
import org.plumbline.statistics.forces.Funnel.Plotted;
import org.plumbline.statistics.forces.Funnel.Standing;
import org.plumbline.statistics.forces.Ranks.NotRanked;
import org.plumbline.statistics.forces.Ranks.Order;
import org.plumbline.statistics.forces.Ranks.Ranked;

/** Golden values of R (src/test/r/funnel.R). */
class ForcesTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final List<Force> FORCES = Golden.rows("funnel.csv").stream()
            .collect(Collectors.toMap(row -> row.text("force"), Function.identity(), (one, _) -> one, TreeMap::new))
            .values()
            .stream()
            .map(row -> force(row.text("force"), Share.of(row.count("x"), row.count("n"))))
            .toList();
    private static final Plotted FUNNEL = (Plotted) Forces.funnel(FORCES);
    private static final Ranked RANKED = (Ranked) Forces.ranks(FORCES, Order.LOWEST_FIRST, LEVEL);
    private static final Map<String, Ranks.Place> PLACES = RANKED.places().stream()
            .collect(Collectors.toMap(place -> place.force().name(), Function.identity()));

    static List<Golden> limits() {
        return Golden.rows("funnel.csv");
    }

    @ParameterizedTest
    @MethodSource("limits")
    void theFunnelIsThatOfR(Golden row) {
        Funnel.Place place = FUNNEL.places().stream()
                .filter(each -> each.force().name().equals(row.text("force")))
                .findFirst()
                .orElseThrow();
        double value = switch (row.text("quantity")) {
            case "target" -> FUNNEL.target();
            case "phi" -> FUNNEL.phi();
            case "tau2" -> FUNNEL.between() * FUNNEL.between();
            case "exact_lower95" -> place.exactInner().lower();
            case "exact_upper95" -> place.exactInner().upper();
            case "exact_lower998" -> place.exactOuter().lower();
            case "exact_upper998" -> place.exactOuter().upper();
            case "lower95" -> place.inner().lower();
            case "upper95" -> place.inner().upper();
            case "lower998" -> place.outer().lower();
            case "upper998" -> place.outer().upper();
            case String unknown -> throw new AssertionError(unknown);
        };
        assertThat(value).isCloseTo(row.number("value"), within(1e-8));
    }

    private static Ranks.Place place(String force) {
        return Objects.requireNonNull(PLACES.get(force), force);
    }

    static List<Golden> places() {
        return Golden.rows("ranks.csv").stream()
                .filter(row -> !row.text("force").equals("all"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aPlaceIsThatOfR(Golden row) {
        Ranks.Place place = place(row.text("force"));
        double value = switch (row.text("quantity")) {
            case "shrunk" -> place.shrunk();
            case "lower" -> place.interval().lower();
            case "upper" -> place.interval().upper();
            case "mean", "mean_pairs" -> place.expected();
            case "first" -> place.first();
            case "from" -> place.from();
            case "to" -> place.to();
            case String unknown -> throw new AssertionError(unknown);
        };
        assertThat(value).isCloseTo(row.number("value"), within(1e-8));
    }

    @Test
    void theModelIsTheMostLikelyOne() {
        List<Golden> all = Golden.rows("ranks.csv");
        double alpha = all.get(0).number("value");
        double beta = all.get(1).number("value");
        assertThat(RANKED.worth()).isCloseTo(alpha + beta, within(1e-6));
        assertThat(RANKED.mean()).isCloseTo(alpha / (alpha + beta), within(1e-8));
    }

    @Test
    void theOtherOrderTurnsThePlacesRound() {
        Ranked highest = (Ranked) Forces.ranks(FORCES, Order.HIGHEST_FIRST, LEVEL);
        for (int i = 0; i < FORCES.size(); i++) {
            assertThat(highest.places().get(i).expected())
                    .isCloseTo(44 - RANKED.places().get(i).expected(), within(1e-8));
        }
        assertThat(highest.places().stream().mapToDouble(Ranks.Place::first).sum())
                .isCloseTo(1, within(1e-8));
    }

    @Test
    void theSameForcesAlwaysHaveTheSamePlaces() {
        assertThat(Forces.ranks(FORCES, Order.LOWEST_FIRST, LEVEL)).isEqualTo(RANKED);
    }

    @Test
    void whatCanBeToldOfPlacesIsTold() {
        assertThat(RANKED.sentence())
                .startsWith("Of 43 forces ")
                .contains("in the first half and", "may be in either.");
        assertThat(place("F01").sentence(43, LEVEL))
                .isEqualTo("F01 stands somewhere from place 4 to place 36 of 43 (95% interval).");
        Ranked apart = (Ranked) Forces.ranks(
                List.of(force("A", Share.of(1, 400)), force("B", Share.of(200, 400)), force("C", Share.of(396, 400))),
                Order.LOWEST_FIRST,
                LEVEL);
        assertThat(apart.places().getFirst().sentence(3, LEVEL)).isEqualTo("A stands in place 1 of 3 (95% interval).");
        assertThat(apart.sentence())
                .isEqualTo("Of 3 forces 1 is in the first half and 1 in the second, each at the 95% level;"
                        + " the other 1 may be in either.");
        assertThat(apart.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.FEW_FORCES);
    }

    @Test
    void aForceThatChanceWouldNotPutThereIsNamed() {
        List<Force> forces = new ArrayList<>(alike(19));
        forces.add(force("Northshire", Share.of(90, 100)));
        forces.add(force("Southshire", Share.of(10, 100)));
        Plotted funnel = (Plotted) Forces.funnel(forces);
        assertThat(funnel.places().get(19).standing()).isEqualTo(Standing.ABOVE_OUTER);
        assertThat(funnel.places().get(20).standing()).isEqualTo(Standing.BELOW_OUTER);
        assertThat(funnel.between()).isZero();
        assertThat(funnel.sentence())
                .isEqualTo("Around the 50.0% of all 21 forces together, 2 lie outside the outer limits (99.8%):"
                        + " Northshire above (90 of 100), Southshire below (10 of 100);"
                        + " 2 lie outside the inner (95%), where chance alone would put about 1.");
    }

    @Test
    void betweenTheLimitsAForceIsPointedAtButNotNamed() {
        List<Force> forces = new ArrayList<>(alike(19));
        forces.add(force("Northshire", Share.of(62, 100)));
        forces.add(force("Southshire", Share.of(38, 100)));
        Plotted funnel = (Plotted) Forces.funnel(forces);
        assertThat(funnel.places().get(0).standing()).isEqualTo(Standing.WITHIN);
        assertThat(funnel.places().get(19).standing()).isEqualTo(Standing.ABOVE_INNER);
        assertThat(funnel.places().get(20).standing()).isEqualTo(Standing.BELOW_INNER);
        assertThat(funnel.sentence()).contains("none lies outside the outer limits (99.8%); 2 lie outside the inner");
    }

    @Test
    void howForcesDifferAnywayWidensTheLimits() {
        assertThat(FUNNEL.sentence())
                .startsWith(
                        "Around the 59.3% of all 43 forces together, after allowing for how forces differ anyway, ");
        assertThat(FUNNEL.places())
                .allSatisfy(place -> assertThat(place.outer().width())
                        .isGreaterThan(place.exactOuter().width()));
    }

    @Test
    void forcesThatDifferNoMoreThanByChanceHaveNoOrder() {
        List<Force> forces = alike(12);
        Ranked ranked = (Ranked) Forces.ranks(forces, Order.HIGHEST_FIRST, LEVEL);
        assertThat(ranked.worth()).isInfinite();
        assertThat(ranked.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.NO_DIFFERENCE);
        assertThat(ranked.places()).allSatisfy(place -> {
            assertThat(place.shrunk()).isEqualTo(0.5);
            assertThat(place.from()).isEqualTo(1);
            assertThat(place.to()).isEqualTo(12);
            assertThat(place.expected()).isEqualTo(6.5);
            assertThat(place.first()).isCloseTo(1 / 12.0, within(1e-12));
            assertThat(place.interval()).isEqualTo(Proportions.wilson(Share.of(600, 1200), LEVEL));
        });
    }

    @Test
    void noneOrAllFoundEverywhereIsNoNumberNowhere() {
        for (long found : new long[] {0, 30}) {
            List<Force> forces = IntStream.range(0, 10)
                    .mapToObj(i -> force("F" + i, Share.of(found, 30)))
                    .toList();
            Plotted funnel = (Plotted) Forces.funnel(forces);
            assertThat(funnel.between()).isZero();
            assertThat(funnel.phi()).isZero();
            assertThat(funnel.places()).allSatisfy(place -> {
                assertThat(place.standing()).isEqualTo(Standing.WITHIN);
                assertThat(place.exactOuter().width()).isZero();
                assertThat(place.outer().width()).isPositive();
            });
            assertThat(((Ranked) Forces.ranks(forces, Order.HIGHEST_FIRST, LEVEL)).worth())
                    .isInfinite();
        }
    }

    @Test
    void forcesThatAreAllOrNoneAreStillRanked() {
        List<Force> forces = IntStream.range(0, 10)
                .mapToObj(i -> force("F" + i, Share.of(i < 5 ? 0 : 200, 200)))
                .toList();
        Ranked ranked = (Ranked) Forces.ranks(forces, Order.LOWEST_FIRST, LEVEL);
        assertThat(ranked.worth()).isFinite().isPositive();
        assertThat(ranked.places().stream().mapToDouble(Ranks.Place::expected).sum())
                .isCloseTo(55, within(1e-3));
        assertThat(ranked.places().getFirst().to()).isLessThanOrEqualTo(5);
        assertThat(ranked.places().getLast().from()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void largeForcesAreRankedAsWell() {
        List<Force> forces = IntStream.range(0, 20)
                .mapToObj(i -> force("F" + i, Share.of(30_000 + 300L * i, 100_000)))
                .toList();
        Ranked ranked = (Ranked) Forces.ranks(forces, Order.LOWEST_FIRST, LEVEL);
        assertThat(ranked.places().stream().mapToDouble(Ranks.Place::expected).sum())
                .isCloseTo(210, within(1e-6));
        assertThat(ranked.places().getFirst().expected()).isLessThan(2);
    }

    @Test
    void whatIsKnownExactlyHasItsPlaceBesideWhatIsHardlyKnown() {
        Ranked ranked = (Ranked) Forces.ranks(
                List.of(
                        force("A", Share.of(30_000_000, 100_000_000)),
                        force("B", Share.of(30_100_000, 100_000_000)),
                        force("C", Share.of(5, 10))),
                Order.LOWEST_FIRST,
                LEVEL);
        assertThat(ranked.places().get(0).to()).isLessThanOrEqualTo(2);
        assertThat(ranked.places().stream().mapToDouble(Ranks.Place::expected).sum())
                .isCloseTo(6, within(1e-6));
        assertThat(ranked.places().get(1).from()).isGreaterThanOrEqualTo(2);
        // C may stand before, between or behind them; B is always behind A
        double behind =
                ranked.places().get(1).expected() - ranked.places().get(0).expected();
        assertThat(behind).isBetween(1.0, 2.0);
    }

    @Test
    void unlikeForcesAreNotCompared() {
        Force first = force("A", Share.of(3, 30));
        Force other = new Force(
                "B",
                new Result(
                        "good",
                        "five grades",
                        "the force",
                        Set.of("missing"),
                        day(2019),
                        day(2019),
                        Estimation.share(new Purposive(0), Share.of(0, 0))));
        NotPlotted unlike = (NotPlotted) Forces.funnel(List.of(first, other));
        assertThat(unlike.reasons())
                .extracting(Reason::kind)
                .containsExactly(
                        Reason.Kind.OTHER_GRADE_SCALE,
                        Reason.Kind.OTHER_MEASURE,
                        Reason.Kind.OTHER_ASSESSOR,
                        Reason.Kind.CHOSEN_BY_HAND,
                        Reason.Kind.NOTHING_READ,
                        Reason.Kind.OTHER_CASE_TYPES,
                        Reason.Kind.OTHER_PERIOD);
        assertThat(unlike.sentence())
                .startsWith(
                        "These forces can't be compared. They were graded on different scales: five grades and three grades.")
                .contains("chosen by hand in B, so", "No case was read of B.", "no day in common.");
        assertThat(((NotRanked) Forces.ranks(List.of(first, other), Order.LOWEST_FIRST, LEVEL)).reasons())
                .isEqualTo(unlike.reasons());
    }

    @Test
    void forcesDrawnWithinStrataAreNotComparedByTheirCounts() {
        Force strata = force("B", new Stratified(List.of(new Stratum("", 400, 30))), Share.of(3, 30));
        assertThat(((NotPlotted) Forces.funnel(List.of(force("A", Share.of(3, 30)), strata))).reasons())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.NOT_EQUALLY_LIKELY);
    }

    @Test
    void aCaseloadReadWholeAndWarningsStandBesideTheOthers() {
        Plotted funnel = (Plotted) Forces.funnel(List.of(
                force("A", new Census(30), Share.of(3, 30)), force("B", new SimpleRandom(400, 35), Share.of(5, 30))));
        assertThat(funnel.warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.FEW_FORCES, Warning.Kind.NOT_ALL_READ);
        assertThat(funnel.warnings().getLast().sentence()).startsWith("B: 5 of the 35 cases chosen were not read");
    }

    @Test
    void oneForceOrOneTwiceIsNoComparison() {
        Force force = force("A", Share.of(3, 30));
        assertThatIllegalArgumentException().isThrownBy(() -> Forces.funnel(List.of(force)));
        assertThatIllegalArgumentException().isThrownBy(() -> Forces.funnel(List.of(force, force)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forces.ranks(
                        List.of(force, force("B", Share.of(3, 3_000_000_000L))), Order.LOWEST_FIRST, LEVEL));
    }

    private static List<Force> alike(int count) {
        int[] found = {50, 47, 53, 49, 51};
        List<Force> forces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            forces.add(force("F" + i, Share.of(i >= count - count % 5 ? 50 : found[i % 5], 100)));
        }
        return forces;
    }

    private static Force force(String name, Share share) {
        return force(name, new SimpleRandom(10_000_000_000L, share.of()), share);
    }

    private static Force force(String name, Design design, Share share) {
        List<Tally> tallies = List.of(Tally.of(share.found(), share.of()));
        return new Force(
                name,
                new Result(
                        "poor",
                        "three grades",
                        "inspectors",
                        Set.of("missing", "online"),
                        day(2016),
                        day(2017),
                        Estimation.share(design, tallies)));
    }

    private static LocalDate day(int year) {
        return LocalDate.of(year, 1, 1);
    }
}

package org.plumbline.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.statistics.Design.Census;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.change.WaveTest.NotTested;
import org.plumbline.statistics.change.WaveTest.Tested;

/** Golden values of R's survey and t.test (src/test/r/designs.R). */
class DesignTestTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final List<Golden> ROWS = Golden.rows("designs.csv");

    static List<String> sets() {
        return ROWS.stream().map(row -> row.text("set")).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aTestIsThatOfR(String set) {
        isAsIn(set, tested(golden(set, "earlier", 2016), golden(set, "later", 2018)));
    }

    private static WaveFigure golden(String set, String which, int year) {
        return figure(
                year,
                golden(set, which),
                golden(set, which + "-se"),
                golden(set, which + "-freedom"),
                Optional.of("points"));
    }

    private static double golden(String set, String quantity) {
        return ROWS.stream()
                .filter(row ->
                        row.text("set").equals(set) && row.text("quantity").equals(quantity))
                .findFirst()
                .orElseThrow()
                .number("value");
    }

    private static void isAsIn(String set, Tested tested) {
        assertThat(tested.difference()).isCloseTo(golden(set, "difference"), within(1e-8));
        assertThat(tested.standardError()).isCloseTo(golden(set, "se"), within(1e-8));
        assertThat(tested.statistic().orElseThrow()).isCloseTo(golden(set, "statistic"), within(1e-8));
        assertThat(tested.freedom()).isCloseTo(golden(set, "freedom"), within(1e-7));
        assertThat(tested.p().orElseThrow()).isCloseTo(golden(set, "p"), within(1e-8));
        assertThat(tested.interval().lower()).isCloseTo(golden(set, "from"), within(1e-8));
        assertThat(tested.interval().upper()).isCloseTo(golden(set, "to"), within(1e-8));
    }

    /** The estimates of Estimation bring the errors and degrees of freedom of R's survey with them. */
    @ParameterizedTest
    @ValueSource(strings = {"wide srs-strat", "wide strat-srs"})
    void sharesAreTestedAsInR(String set) {
        var srs = Estimation.share(new SimpleRandom(6194, 200), Share.of(163, 200));
        var strat = Estimation.share(
                new Stratified(
                        List.of(new Stratum("E", 4421, 100), new Stratum("H", 755, 50), new Stratum("M", 1018, 50))),
                List.of(Tally.of("E", 91, 100), Tally.of("H", 26, 50), Tally.of("M", 35, 50)));
        boolean first = set.endsWith("strat");
        var tested = (Tested) DesignTest.between(
                result(2016, first ? srs : strat), result(2018, first ? strat : srs), Direction.MORE_IS_BETTER);

        isAsIn(set, tested);
    }

    @Test
    void noEvidenceIsBetweenBetterAndWorse() {
        assertThat(test(share(2016, 0.743, 0.02, 300), share(2018, 0.72, 0.026, 130))
                        .sentence())
                .isEqualTo("No evidence of change: between 4.2 points better and 8.8 points worse.");
        assertThat(test(share(2016, 0.743, 0.02, 300), share(2018, 0.926, 0.022, 130))
                        .sentence())
                .isEqualTo("Evidence of change: 18.3 points better (between 12.5 and 24.1 points).");
        var days = DesignTest.between(
                figure(2016, 12.5, 1.1, 40, Optional.of("days")),
                figure(2018, 13.5, 1.4, 40, Optional.of("days")),
                Direction.MORE_IS_WORSE,
                LEVEL);
        assertThat(days.sentence()).isEqualTo("No evidence of change: between 2.5 days better and 4.5 days worse.");
    }

    @Test
    void wavesThatWereReadWholeDifferAsTheyDo() {
        var all = Estimation.share(new Census(40), Share.of(10, 40));
        var later = Estimation.share(new Census(50), Share.of(25, 50));
        var tested = (Tested) DesignTest.between(result(2016, all), result(2018, later), Direction.MORE_IS_BETTER);

        assertThat(tested.sentence()).isEqualTo("Changed: 25.0 points better.");
        assertThat(tested.p()).isEmpty();
        assertThat(tested.statistic()).isEmpty();
        assertThat(tested.method()).isEqualTo(Method.CENSUS);

        var some = Estimation.share(new SimpleRandom(1000, 50), Share.of(25, 50));
        var half = (Tested) DesignTest.between(result(2016, all), result(2018, some), Direction.MORE_IS_BETTER);
        assertThat(half.freedom()).isCloseTo(49, within(1e-9));
    }

    @Test
    void whatIsUnlikeIsNotTested() {
        var earlier = figure(2016, 0.5, 0.1, 10, Optional.empty());
        var other = new WaveFigure(
                "poor",
                "four grades",
                "force",
                Set.of("abuse"),
                LocalDate.of(2016, 3, 1),
                LocalDate.of(2017, 3, 1),
                Optional.of("days"),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                20,
                OptionalLong.empty(),
                new Purposive(20),
                List.of());
        assertThat(kinds(earlier, other))
                .containsExactly(
                        Reason.Kind.OTHER_GRADE_SCALE,
                        Reason.Kind.OTHER_ASSESSOR,
                        Reason.Kind.CHOSEN_BY_HAND,
                        Reason.Kind.OTHER_CASE_TYPES,
                        Reason.Kind.OVERLAPPING_PERIOD,
                        Reason.Kind.OTHER_MEASURE);
        assertThat(kinds(earlier, figure(2018, 0.5, 0.1, 10, Optional.of("days"))))
                .containsExactly(Reason.Kind.OTHER_MEASURE);
        var nothing = Estimation.share(new SimpleRandom(10, 0), Share.of(0, 0));
        assertThat(kinds(earlier, WaveFigure.of(result(2018, nothing)))).containsExactly(Reason.Kind.NOTHING_READ);
    }

    @Test
    void casesAllAlikeOrJustOneTellNoSpread() {
        var alike = Estimation.share(new SimpleRandom(1000, 33), Share.of(33, 33));
        var one = Estimation.share(new SimpleRandom(1000, 1), Share.of(1, 1));
        var test = DesignTest.between(result(2016, alike), result(2018, one), Direction.MORE_IS_BETTER);

        assertThat(((NotTested) test).reasons())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.NO_SPREAD, Reason.Kind.NO_SPREAD);
        assertThat(test.sentence())
                .startsWith("These can't be compared. In the earlier wave the cases read are too few or too alike");
        assertThat(kinds(figure(2016, 0.5, 0.1, 0.5, Optional.empty()), figure(2018, 0.5, 0.1, 9, Optional.empty())))
                .containsExactly(Reason.Kind.NO_SPREAD);
    }

    @Test
    void aStratumThatWasLeftOutCostsNoFreedom() {
        var design = new Stratified(
                List.of(new Stratum("a", 100, 10), new Stratum("b", 100, 10), new Stratum("c", 100, 10)));
        var estimate = Estimation.share(design, List.of(Tally.of("a", 4, 10), Tally.of("b", 4, 10)));

        assertThat(WaveFigure.of(result(2016, estimate)).freedom()).isEqualTo(18);
    }

    @Test
    void figuresThatAreNoneAreRefused() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> figure(2016, wrong, 0.1, 5, Optional.empty()));
            assertThatIllegalArgumentException().isThrownBy(() -> figure(2016, 0.1, wrong, 5, Optional.empty()));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> figure(2016, 0.1, -0.1, 5, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> figure(2016, 0.1, 0.1, Double.NaN, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> figure(2016, 0.1, 0.1, -1, Optional.empty()));
    }

    /** The interval leaves no change out exactly where p is below what the level leaves over; turned round, all turns. */
    @Test
    void anIntervalAndItsPSayTheSameAndTurnRound() {
        var random = new SplittableRandom(5);
        for (int run = 0; run < 500; run++) {
            double one = random.nextDouble(-9, 9);
            double two = one + random.nextDouble(-1, 1);
            double error = random.nextDouble(0.01, 0.5);
            double other = random.nextDouble(0.01, 0.5);
            double freedom = random.nextDouble(1, 60);
            double otherFreedom = random.nextDouble(1, 60);
            var unit = Optional.of("days");
            var tested = tested(figure(2016, one, error, freedom, unit), figure(2018, two, other, otherFreedom, unit));
            var turned = tested(figure(2016, two, other, otherFreedom, unit), figure(2018, one, error, freedom, unit));

            assertThat(tested.isEvidenceOfChange()).isEqualTo(tested.p().orElseThrow() < 0.05);
            assertThat(turned.interval().lower()).isCloseTo(-tested.interval().upper(), within(1e-10));
            assertThat(turned.p().orElseThrow()).isCloseTo(tested.p().orElseThrow(), within(1e-12));
            assertThat(tested.freedom())
                    .isBetween(Math.min(freedom, otherFreedom) - 1e-9, freedom + otherFreedom + 1e-9);
        }
    }

    private static List<Reason.Kind> kinds(WaveFigure earlier, WaveFigure later) {
        return ((NotTested) test(earlier, later))
                .reasons().stream().map(Reason::kind).toList();
    }

    private static Tested tested(WaveFigure earlier, WaveFigure later) {
        return (Tested) test(earlier, later);
    }

    private static WaveTest test(WaveFigure earlier, WaveFigure later) {
        return DesignTest.between(earlier, later, Direction.MORE_IS_BETTER, LEVEL);
    }

    private static WaveFigure share(int year, double share, double error, double freedom) {
        return figure(year, share, error, freedom, Optional.empty());
    }

    private static WaveFigure figure(int year, double estimate, double error, double freedom, Optional<String> unit) {
        return new WaveFigure(
                "good",
                "three grades",
                "inspectors",
                Set.of("missing"),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                unit,
                OptionalDouble.of(estimate),
                OptionalDouble.of(error),
                freedom,
                100,
                OptionalLong.of(1000),
                new SimpleRandom(1000, 100),
                List.of());
    }

    private static Result result(int year, Estimate estimate) {
        return new Result(
                "good",
                "three grades",
                "inspectors",
                Set.of("missing"),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                estimate);
    }
}

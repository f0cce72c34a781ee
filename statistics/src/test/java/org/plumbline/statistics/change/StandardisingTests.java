package org.plumbline.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Students;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.change.Comparison.Compared;
import org.plumbline.statistics.change.Comparison.NotComparable;
import org.plumbline.statistics.change.Standardisation.NotStandardised;
import org.plumbline.statistics.change.Standardisation.Standardised;

/** Golden values of R's survey (src/test/r/change.R). */
class StandardisingTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final Stratified DESIGN =
            new Stratified(List.of(new Stratum("missing", 400, 40), new Stratum("custody", 100, 20)));
    private static final List<Tally> READ = List.of(Tally.of("missing", 10, 40), Tally.of("custody", 12, 20));

    static List<List<Golden>> standardised() {
        return List.copyOf(Golden.rows("standardised.csv").stream()
                .collect(Collectors.groupingBy(row -> row.text("set")))
                .values());
    }

    @ParameterizedTest
    @MethodSource("standardised")
    void aStandardisedShareIsThatOfRsSurvey(List<Golden> rows) {
        Design design = rows.getFirst().text("set").contains("apisrs")
                ? new SimpleRandom(6194, 200)
                : new Stratified(rows.stream()
                        .map(row -> new Stratum(row.text("kind"), row.count("population"), row.count("read")))
                        .toList());
        Standardised share = (Standardised) Standardising.direct(
                design,
                rows.stream()
                        .map(row -> Tally.of(row.text("kind"), row.count("found"), row.count("read")))
                        .toList(),
                rows.stream().collect(Collectors.toMap(row -> row.text("kind"), row -> row.count("standard"))),
                LEVEL);
        Golden row = rows.getFirst();
        assertThat(share.share()).isCloseTo(row.number("share"), within(1e-8));
        assertThat(share.standardError().orElseThrow()).isCloseTo(row.number("standard_error"), within(1e-8));
        assertThat(share.interval().lower()).isCloseTo(row.number("lower"), within(1e-8));
        assertThat(share.interval().upper()).isCloseTo(row.number("upper"), within(1e-8));
        assertThat(share.method()).isEqualTo(Method.KORN_GRAUBARD);
    }

    @Test
    void itIsToldAsWhatWouldBe() {
        Standardised share = direct(Map.of("missing", 1L, "custody", 1L));
        assertThat(share.share()).isCloseTo(0.425, within(1e-12));
        assertThat(share.sentence("poor"))
                .isEqualTo("Of the 60 cases read, 22 were poor; if the kinds of cases were mixed as in the standard,"
                        + " 42.5%% would be, between %s and %s (95%% interval)."
                                .formatted(
                                        Words.percent(share.interval().lower()),
                                        Words.percent(share.interval().upper())));
    }

    @Test
    void anotherMixtureAloneIsNoChange() {
        // in both waves a quarter of missing and three fifths of custody; only the mixture changed
        Map<String, Long> standard = Map.of("missing", 4L, "custody", 1L);
        Stratified later = new Stratified(List.of(new Stratum("missing", 100, 20), new Stratum("custody", 400, 60)));
        List<Tally> read = List.of(Tally.of("missing", 5, 20), Tally.of("custody", 36, 60));
        Comparison comparison = Change.standardised(
                result(2016, DESIGN, READ, Set.of("missing")),
                direct(standard),
                result(2017, later, read, Set.of("missing", "custody")),
                (Standardised) Standardising.direct(later, read, standard, LEVEL),
                Change.Direction.MORE_IS_WORSE);
        Compared compared = (Compared) comparison;
        assertThat(compared.difference()).isCloseTo(0, within(1e-12));
        assertThat(compared.isEvidenceOfChange()).isFalse();
        assertThat(compared.method()).isEqualTo(Method.SQUARED_AND_ADDED);
        assertThat(compared.p()).hasValueCloseTo(1.0, within(1e-9));
        assertThat(compared.later().counted()).isEqualTo(Share.of(41, 80));
        assertThat(comparison.sentence()).startsWith("No evidence of change: between");
    }

    @Test
    void differentStandardsAreNotCompared() {
        Result earlier = result(2016, DESIGN, READ, Set.of("missing", "custody"));
        Result later = result(2017, DESIGN, READ, Set.of("missing", "custody"));
        NotComparable unlike = (NotComparable) Change.standardised(
                earlier,
                direct(Map.of("missing", 4L, "custody", 1L)),
                later,
                direct(Map.of("missing", 1L, "custody", 1L)),
                Change.Direction.NEITHER);
        assertThat(unlike.reasons()).extracting(Reason::kind).containsExactly(Reason.Kind.OTHER_STANDARD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Change.standardised(
                        earlier,
                        direct(Map.of("missing", 4L, "custody", 1L)),
                        later,
                        (Standardised) Standardising.direct(
                                DESIGN, READ, Map.of("missing", 4L, "custody", 1L), new Level(0.9)),
                        Change.Direction.NEITHER));
    }

    @Test
    void aKindOfWhichNothingWasReadOrThatTheStandardDoesNotKnowIsRefused() {
        assertThat(reasons(DESIGN, List.of(Tally.of("missing", 10, 40)), Map.of("missing", 1L, "custody", 1L)))
                .containsExactly(Reason.Kind.NOTHING_READ);
        assertThat(reasons(DESIGN, READ, Map.of("missing", 1L))).containsExactly(Reason.Kind.OTHER_CASE_TYPES);
        assertThat(reasons(new Purposive(60), READ, Map.of("missing", 1L, "custody", 1L)))
                .containsExactly(Reason.Kind.CHOSEN_BY_HAND);
        assertThat(Standardising.direct(DESIGN, READ, Map.of("missing", 1L), LEVEL)
                        .sentence("poor"))
                .isEqualTo("This can't be standardised. The standard knows no 'custody'.");
    }

    @Test
    void aKindThatTheStandardCountsAsNothingIsLeftOut() {
        Standardised share = direct(Map.of("missing", 1L, "custody", 0L));
        assertThat(share.share()).isEqualTo(0.25);
        assertThat(share.counted()).isEqualTo(Share.of(10, 40));
        assertThat(share.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.STRATUM_LEFT_OUT);
    }

    @Test
    void oneCaseOfAKindDeviatesFromTheWhole() {
        Stratified design = new Stratified(List.of(new Stratum("missing", 400, 40), new Stratum("custody", 100, 1)));
        Standardised share = (Standardised) Standardising.direct(
                design,
                List.of(Tally.of("missing", 10, 40), Tally.of("custody", 1, 1)),
                Map.of("missing", 4L, "custody", 1L),
                LEVEL);
        assertThat(share.share()).isCloseTo(0.4, within(1e-12));
        assertThat(share.standardError().orElseThrow())
                .isCloseTo(Math.sqrt(0.64 * 0.9 * 0.25 * 0.75 / 39 + 0.04 * 0.99 * 0.6 * 0.6), within(1e-12));
        assertThat(share.warnings()).extracting(Warning::kind).contains(Warning.Kind.SINGLE_CASE_STRATUM);
    }

    @Test
    void whatShowsNoSpreadStillHasAnInterval() {
        Standardised none = (Standardised) Standardising.direct(
                DESIGN,
                List.of(Tally.of("missing", 0, 40), Tally.of("custody", 0, 20)),
                Map.of("missing", 2L, "custody", 1L),
                LEVEL);
        assertThat(none.share()).isZero();
        assertThat(none.interval().lower()).isZero();
        // weights of 2/3 and 1/3 on 40 and 20 cases are worth all 60
        assertThat(none.interval().upper())
                .isCloseTo(
                        Proportions.clopperPearson(0, 60 * Students.ratio(59, 58, 0.025), 0.025)
                                .upper(),
                        within(1e-12));
        Standardised single = (Standardised) Standardising.direct(
                new SimpleRandom(10, 2),
                List.of(Tally.of("a", 1, 1), Tally.of("b", 0, 1)),
                Map.of("a", 1L, "b", 1L),
                LEVEL);
        assertThat(single.interval()).isEqualTo(new Interval(0, 1));
        assertThat(single.method()).isEqualTo(Method.EVERYTHING_POSSIBLE);
    }

    @Test
    void ofAllCasesTheShareIsKnown() {
        Standardised all =
                (Standardised) Standardising.direct(new Census(60), READ, Map.of("missing", 1L, "custody", 1L), LEVEL);
        assertThat(all.method()).isEqualTo(Method.CENSUS);
        assertThat(all.standardError()).hasValue(0);
        assertThat(all.interval()).isEqualTo(new Interval(all.share(), all.share()));
        assertThat(all.sentence("poor")).endsWith("42.5% would be.");
    }

    @Test
    void whatIsNoStandardAndNoTallyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> direct(Map.of("missing", 0L, "custody", 0L)));
        assertThatIllegalArgumentException().isThrownBy(() -> direct(Map.of("missing", -1L, "custody", 2L)));
        Map<String, Long> standard = Map.of("missing", 1L, "custody", 1L);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Standardising.direct(DESIGN, List.of(READ.getFirst(), READ.getFirst()), standard, LEVEL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardising.direct(
                        DESIGN, List.of(new Tally("missing", 1, 20, 40), READ.getLast()), standard, LEVEL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardising.direct(
                        DESIGN, List.of(Tally.of("missing", 1, 30), Tally.of("custody", 1, 30)), standard, LEVEL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Standardising.direct(new SimpleRandom(100, 50), READ, standard, LEVEL));
        Standardised fewer = (Standardised)
                Standardising.direct(DESIGN, List.of(Tally.of("missing", 10, 38), READ.getLast()), standard, LEVEL);
        assertThat(fewer.warnings()).extracting(Warning::kind).contains(Warning.Kind.NOT_ALL_READ);
    }

    private static List<Reason.Kind> reasons(Design design, List<Tally> read, Map<String, Long> standard) {
        return ((NotStandardised) Standardising.direct(design, read, standard, LEVEL))
                .reasons().stream().map(Reason::kind).toList();
    }

    private static Standardised direct(Map<String, Long> standard) {
        return (Standardised) Standardising.direct(DESIGN, READ, standard, LEVEL);
    }

    private static Result result(int year, Design design, List<Tally> read, Set<String> types) {
        return new Result(
                "poor",
                "three grades",
                "inspectors",
                types,
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 3, 31),
                Estimation.share(design, read));
    }
}

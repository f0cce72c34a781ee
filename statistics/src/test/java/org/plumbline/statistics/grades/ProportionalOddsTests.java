package org.plumbline.statistics.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.grades.GradeModel.Fitted;
import org.plumbline.statistics.grades.GradeModel.NotFitted;

/** Golden values of R's ordinal and MASS (src/test/r/ordinal.R). */
class ProportionalOddsTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final GradeScale GRADES = GradeScale.of("inadequate", "requires improvement", "good");
    static final List<Golden> ROWS = Golden.rows("ordinal.csv");

    static List<Golden> figures() {
        return ROWS.stream()
                .filter(row -> !row.text("what").equals("row"))
                .filter(row -> !row.text("what").startsWith("share"))
                .filter(row -> !row.text("what").startsWith("difference"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aModelIsThatOfR(Golden row) {
        var fitted = fitted(row.text("set"));
        double found = switch (row.text("what")) {
            case "threshold", "polr-threshold" ->
                fitted.thresholds().get(place(row)).value();
            case "threshold-se" -> fitted.thresholds().get(place(row)).standardError();
            case "term", "polr-term" -> fitted.terms().get(place(row)).value();
            case "term-se" -> fitted.terms().get(place(row)).standardError();
            case "odds" -> fitted.terms().get(place(row)).oddsRatio();
            case "odds-from" -> fitted.terms().get(place(row)).interval().lower();
            case "odds-to" -> fitted.terms().get(place(row)).interval().upper();
            case "p" -> fitted.terms().get(place(row)).p();
            case "log-likelihood" -> fitted.logLikelihood();
            case "score" -> fitted.proportionality().orElseThrow().statistic();
            case "score-p" -> fitted.proportionality().orElseThrow().p();
            case String unknown -> throw new AssertionError(unknown);
        };
        if (row.text("what").startsWith("score")) {
            assertThat(fitted.proportionality().orElseThrow().freedom()).isEqualTo(row.count("at"));
        }
        double digits = row.text("what").startsWith("polr") ? 5e-7 : 1e-8;

        assertThat(found).isCloseTo(row.number("value"), within(digits));
    }

    private static int place(Golden row) {
        return (int) row.count("at") - 1;
    }

    @Test
    void whereTheOddsDontShiftAlikeAWarningSaysSo() {
        assertThat(fitted("bent").warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.NOT_PROPORTIONAL);
        assertThat(fitted("waves").warnings()).isEmpty();
        assertThat(fitted("two").proportionality()).isEmpty();
    }

    @Test
    void aModelSaysItselfInOdds() {
        assertThat(fitted("wine").sentence())
                .isEqualTo(
                        "By 72 cases with their grades: x1: the odds of a higher grade are 12 times as high (between 4.3"
                                + " and 34, 95% interval); x2: the odds of a higher grade are 4.6 times as high (between 1.8 and 12,"
                                + " 95% interval).");
        assertThat(fitted(List.of(), row(List.of(), 10, 20, 10)).sentence())
                .isEqualTo("By 40 cases with their grades: nothing was taken into account.");
    }

    @Test
    void withoutTermsTheThresholdsAreThoseOfTheGradesAlone() {
        var fitted = fitted(List.of(), row(List.of(), 10, 20, 10), row(List.of(), 0, 0, 0));

        assertThat(fitted.thresholds().get(0).value()).isCloseTo(Math.log(1.0 / 3), within(1e-12));
        assertThat(fitted.thresholds().get(1).value()).isCloseTo(Math.log(3), within(1e-12));
        assertThat(fitted.proportionality()).isEmpty();
    }

    @Test
    void anEmptyGradeIsNamed() {
        assertThat(refusal(List.of("x"), row(List.of(0.0), 20, 20, 0), row(List.of(1.0), 20, 20, 0)))
                .isEqualTo(new Reason(
                        Reason.Kind.EMPTY_GRADE,
                        "No case was graded 'good'; put what is empty together with the grade beside it."));
        assertThat(refusal(List.of(), row(List.of(), 0, 0, 0)).kind()).isEqualTo(Reason.Kind.NOTHING_READ);
    }

    @Test
    void whatGoesWithOneSideAloneIsNamed() {
        assertThat(refusal(
                        List.of("x", "kind: missing"),
                        row(List.of(0.0, 0.0), 20, 20, 20),
                        row(List.of(1.0, 0.0), 10, 20, 20),
                        row(List.of(1.0, 1.0), 0, 0, 12)))
                .isEqualTo(new Reason(
                        Reason.Kind.SEPARATED,
                        "'kind: missing' goes with one side of the grades alone, so the odds have no limit;"
                                + " put kinds together, or leave it out."));
        // complete separation: every threshold is told by x alone
        assertThat(refusal(
                                List.of("x"),
                                row(List.of(1.0), 20, 0, 0),
                                row(List.of(2.0), 0, 20, 0),
                                row(List.of(3.0), 0, 0, 20))
                        .kind())
                .isEqualTo(Reason.Kind.SEPARATED);
    }

    @Test
    void whatIsMadeUpOfOthersIsNamed() {
        var reason = refusal(
                List.of("a", "b", "c"),
                row(List.of(0.0, 1.0, 1.0), 20, 20, 20),
                row(List.of(1.0, 0.0, 1.0), 10, 20, 20),
                row(List.of(0.0, 0.0, 0.0), 10, 12, 12));
        assertThat(reason.kind()).isEqualTo(Reason.Kind.NOT_TOLD_APART);
        assertThat(reason.sentence()).startsWith("'c' is the same for all cases, or made up of the others");
        assertThat(refusal(List.of("always"), row(List.of(3.0), 20, 20, 20)).kind())
                .isEqualTo(Reason.Kind.NOT_TOLD_APART);
    }

    @Test
    void tooFewCasesForTheTermsAreRefusedAndFewAreTold() {
        assertThat(refusal(List.of("x"), row(List.of(0.0), 1, 1, 1), row(List.of(1.0), 1, 1, 0))
                        .kind())
                .isEqualTo(Reason.Kind.TOO_FEW_CASES);
        assertThat(fitted(List.of("x"), row(List.of(0.0), 2, 1, 1), row(List.of(1.0), 1, 2, 2))
                        .warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.FEW_FOR_TERMS);
    }

    @Test
    void dataThatDontFitTheirNamesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> fit(List.of("x", "x"), row(List.of(1.0, 2.0), 1, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> fit(List.of("x"), row(List.of(), 1, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> fit(List.of(), row(List.of(), 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> row(List.of(Double.NaN), 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> row(List.of(1.0), -1, 1, 1));
    }

    /** The scale read from the other end, another unit and zero of a covariate, and another order of rows change nothing else. */
    @Test
    void anyModelReadFromTheOtherEndIsTheSame() {
        var random = new SplittableRandom(11);
        int fitted = 0;
        for (int run = 0; run < 100; run++) {
            List<GradeCounts> data = IntStream.range(0, 6)
                    .mapToObj(i -> row(
                            List.of(i % 2.0, 2016.0 + i / 2),
                            random.nextInt(1, 9),
                            random.nextInt(1, 9),
                            random.nextInt(1, 9)))
                    .toList();
            var one = (Fitted) fit(List.of("wave", "year"), data.toArray(GradeCounts[]::new));
            var turned = new ArrayList<>(data.stream()
                    .map(row -> new GradeCounts(
                            List.of(row.covariates().get(0), (row.covariates().get(1) - 2000) * 365),
                            row.counts().reversed()))
                    .toList());
            Collections.reverse(turned);
            var other = (Fitted) fit(List.of("wave", "day"), turned.toArray(GradeCounts[]::new));
            fitted++;
            assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-9));
            assertThat(other.terms().get(0).value())
                    .isCloseTo(-one.terms().get(0).value(), within(1e-9));
            assertThat(other.terms().get(1).value() * 365)
                    .isCloseTo(-one.terms().get(1).value(), within(1e-9));
            assertThat(other.terms().get(0).standardError())
                    .isCloseTo(one.terms().get(0).standardError(), within(1e-9));
            assertThat(other.proportionality().orElseThrow().statistic())
                    .isCloseTo(one.proportionality().orElseThrow().statistic(), within(1e-6));
        }
        assertThat(fitted).isEqualTo(100);
    }

    private static Reason refusal(List<String> terms, GradeCounts... data) {
        var refused = (NotFitted) fit(terms, data);
        assertThat(refused.sentence())
                .startsWith("How the grades go with this can't be told. "
                        + refused.reasons().getFirst().sentence());
        return refused.reasons().getFirst();
    }

    private static Fitted fitted(List<String> terms, GradeCounts... data) {
        return (Fitted) fit(terms, data);
    }

    private static GradeModel fit(List<String> terms, GradeCounts... data) {
        return ProportionalOdds.fit(GRADES, terms, List.of(data), LEVEL);
    }

    private static GradeCounts row(List<Double> covariates, long... counts) {
        return new GradeCounts(covariates, Arrays.stream(counts).boxed().toList());
    }

    private static Fitted fitted(String set) {
        var rows = rows(set);
        int terms = rows.getFirst().text("at").split(" ").length - 1;
        int grades = rows.stream().mapToInt(row -> grade(row) + 1).max().orElseThrow();
        return (Fitted) ProportionalOdds.fit(
                GradeScale.of(IntStream.range(0, grades).mapToObj(j -> "g" + j).toArray(String[]::new)),
                IntStream.rangeClosed(1, terms).mapToObj(k -> "x" + k).toList(),
                rows.stream().map(row -> counts(row, grades)).toList(),
                LEVEL);
    }

    static List<Golden> rows(String set) {
        return ROWS.stream()
                .filter(row -> row.text("set").equals(set) && row.text("what").equals("row"))
                .toList();
    }

    static int grade(Golden row) {
        return Integer.parseInt(row.text("at").split(" ")[0]) - 1;
    }

    static List<Double> covariates(Golden row) {
        return Arrays.stream(row.text("at").split(" "))
                .skip(1)
                .map(Double::valueOf)
                .toList();
    }

    private static GradeCounts counts(Golden row, int grades) {
        return new GradeCounts(
                covariates(row),
                IntStream.range(0, grades)
                        .mapToObj(j -> j == grade(row) ? row.count("value") : 0L)
                        .toList());
    }
}

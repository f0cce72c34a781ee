package org.plumbline.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Design.Census;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.agreement.Agreement.Measured;
import org.plumbline.statistics.agreement.Agreement.NotMeasured;
import org.plumbline.statistics.agreement.Concordance.Metric;

/** Golden values of R (src/test/r/agreement.R), as if from endlessly many cases. */
class AgreementTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final GradeScale GRADES = GradeScale.of("inadequate", "requires improvement", "good");

    /** So many that the ones read are nothing of them. */
    private static final long ENDLESS = Long.MAX_VALUE;

    static List<Golden> measured() {
        return Golden.rows("agreement.csv");
    }

    @ParameterizedTest
    @MethodSource("measured")
    void agreementIsThatOfR(Golden row) {
        String set = row.text("set");
        String how = row.text("weighting");
        Measured agreement = (Measured)
                switch (row.text("coefficient")) {
                    case "percent" ->
                        endless(set, ratings -> design -> Concordance.percent(ratings, weighting(how), design, LEVEL));
                    case "gwet" ->
                        endless(set, ratings -> design -> Concordance.gwet(ratings, weighting(how), design, LEVEL));
                    case "fleiss" ->
                        endless(set, ratings -> design -> Concordance.fleiss(ratings, weighting(how), design, LEVEL));
                    case "krippendorff" ->
                        endless(
                                set,
                                ratings -> design -> Concordance.krippendorff(ratings, metric(how), design, LEVEL));
                    case "cohen" -> {
                        CrossTable table = table(set);
                        yield Concordance.cohen(table, weighting(how), new SimpleRandom(ENDLESS, table.cases()), LEVEL);
                    }
                    case String unknown -> throw new AssertionError(unknown);
                };
        assertThat(agreement.value()).isCloseTo(row.number("value"), within(1e-8));
        assertThat(agreement.standardError().orElseThrow()).isCloseTo(row.number("standard_error"), within(1e-8));
        assertThat(agreement.interval().orElseThrow().lower()).isCloseTo(row.number("lower"), within(1e-8));
        assertThat(agreement.interval().orElseThrow().upper()).isCloseTo(row.number("upper"), within(1e-8));
    }

    @Test
    void fleissOwnExampleComesOutAsPrinted() {
        // Fleiss 1971, p. 380: kappa 0.430 from a mean agreement of 0.5556
        Ratings psychiatrists = ratings("fleiss");
        Design design = new SimpleRandom(1000, 30);
        assertThat(value(Concordance.fleiss(psychiatrists, Weighting.IDENTITY, design, LEVEL)))
                .isCloseTo(0.430, within(0.0005));
        assertThat(value(Concordance.percent(psychiatrists, Weighting.IDENTITY, design, LEVEL)))
                .isCloseTo(0.5556, within(0.00005));
    }

    @Test
    void twoReadersHaveTheWilsonIntervalOfAShare() {
        CrossTable table = table("grades");
        Measured agreement =
                (Measured) Concordance.percent(table.ratings(), Weighting.IDENTITY, new SimpleRandom(1000, 274), LEVEL);
        assertThat(agreement.method()).isEqualTo(Method.WILSON);
        assertThat(agreement.value()).isEqualTo(217 / 274.0);
        assertThat(agreement.interval()).hasValue(Proportions.wilson(Share.of(217, 274), 1000, LEVEL));
        assertThat(agreement.standardError().orElseThrow())
                .isCloseTo(Math.sqrt((1 - 0.274) * 217 * 57 / (274.0 * 274 * 273)), within(1e-12));
        assertThat(agreement.sentence())
                .isEqualTo("On the 274 cases graded at least twice, readers agreed in 79.2% of comparisons"
                        + " (only the same grade counts); for all 1,000 cases between 74.8% and 83.0% (95% interval).");
    }

    @Test
    void whatIsReadOfAFiniteCaseloadNarrowsTheInterval() {
        CrossTable table = table("grades");
        Measured endless = (Measured) Concordance.cohen(table, Weighting.LINEAR, new SimpleRandom(ENDLESS, 274), LEVEL);
        Measured half = (Measured) Concordance.cohen(table, Weighting.LINEAR, new SimpleRandom(548, 274), LEVEL);
        assertThat(half.standardError().orElseThrow())
                .isCloseTo(endless.standardError().orElseThrow() * Math.sqrt(0.5), within(1e-12));
        assertThat(half.sentence())
                .isEqualTo(
                        "On the 274 cases graded at least twice, agreement is 0.73, where 1 is complete and 0 is no more"
                                + " than chance would bring (Cohen's kappa, linear weights);"
                                + " for all 548 cases between 0.68 and 0.78 (95% interval).");
        Measured all = (Measured) Concordance.cohen(table, Weighting.LINEAR, new Census(274), LEVEL);
        assertThat(all.method()).isEqualTo(Method.CENSUS);
        assertThat(all.interval()).hasValue(new Interval(all.value(), all.value()));
        assertThat(all.sentence()).endsWith("these are all the cases there are.");
    }

    @Test
    void casesChosenByHandHaveAgreementAndNoInterval() {
        for (Agreement agreement : everyCoefficient(table("grades"), new Purposive(274))) {
            Measured measured = (Measured) agreement;
            assertThat(measured.interval()).isEmpty();
            assertThat(measured.standardError()).isEmpty();
            assertThat(measured.population()).isEmpty();
            assertThat(measured.method()).isEqualTo(Method.NONE);
            assertThat(measured.warnings()).isEmpty();
            assertThat(measured.sentence()).endsWith("they were chosen by hand, so this says nothing of other cases.");
        }
    }

    @Test
    void casesDrawnWithinStrataAreNotTakenTogether() {
        Design design = new Stratified(List.of(new Stratum("missing", 500, 200), new Stratum("custody", 100, 100)));
        for (Agreement agreement : everyCoefficient(table("grades"), design)) {
            assertThat(((NotMeasured) agreement).reasons())
                    .extracting(Reason::kind)
                    .containsExactly(Reason.Kind.NOT_EQUALLY_LIKELY);
        }
    }

    @Test
    void whereNobodyGradedTwiceNothingIsMeasured() {
        Ratings once = Ratings.of(GRADES, List.of(new Rating("A", "one", "good"), new Rating("B", "two", "good")));
        Design design = new SimpleRandom(10, 2);
        for (Agreement agreement : List.of(
                Concordance.percent(once, Weighting.IDENTITY, design, LEVEL),
                Concordance.fleiss(once, Weighting.IDENTITY, design, LEVEL),
                Concordance.gwet(once, Weighting.IDENTITY, design, LEVEL),
                Concordance.krippendorff(once, Metric.NOMINAL, design, LEVEL),
                Concordance.cohen(CrossTable.of(GRADES, new long[3][3]), Weighting.IDENTITY, design, LEVEL))) {
            assertThat(agreement.sentence()).isEqualTo("Agreement can't be measured. No case was graded twice.");
        }
    }

    @Test
    void agreementOnOneGradeAloneCantBeToldFromChance() {
        CrossTable same = CrossTable.of(GRADES, new long[][] {{0, 0, 0}, {0, 0, 0}, {0, 0, 12}});
        Design design = new SimpleRandom(100, 12);
        for (Agreement agreement : List.of(
                Concordance.cohen(same, Weighting.QUADRATIC, design, LEVEL),
                Concordance.fleiss(same.ratings(), Weighting.QUADRATIC, design, LEVEL),
                Concordance.krippendorff(same.ratings(), Metric.ORDINAL, design, LEVEL))) {
            assertThat(((NotMeasured) agreement).reasons())
                    .extracting(Reason::kind)
                    .containsExactly(Reason.Kind.ALL_THE_SAME_GRADE);
        }
        assertThat(value(Concordance.percent(same.ratings(), Weighting.IDENTITY, design, LEVEL)))
                .isEqualTo(1);
    }

    @Test
    void completeAgreementHasNoErrorAndNoFalseCertainty() {
        CrossTable complete = CrossTable.of(GRADES, new long[][] {{5, 0, 0}, {0, 4, 0}, {0, 0, 3}});
        Design design = new SimpleRandom(100, 12);
        for (Agreement agreement : List.of(
                Concordance.cohen(complete, Weighting.LINEAR, design, LEVEL),
                Concordance.fleiss(complete.ratings(), Weighting.IDENTITY, design, LEVEL),
                Concordance.gwet(complete.ratings(), Weighting.IDENTITY, design, LEVEL),
                Concordance.percent(complete.ratings(), Weighting.LINEAR, design, LEVEL),
                Concordance.krippendorff(complete.ratings(), Metric.NOMINAL, design, LEVEL))) {
            Measured measured = (Measured) agreement;
            assertThat(measured.value()).isCloseTo(1, within(1e-12));
            assertThat(measured.interval()).isEmpty();
            assertThat(measured.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.NO_SPREAD);
            assertThat(measured.sentence()).endsWith("they are too few or too alike to tell how sure that is.");
        }
        Measured percent = (Measured) Concordance.percent(complete.ratings(), Weighting.IDENTITY, design, LEVEL);
        assertThat(percent.interval()).hasValue(Proportions.wilson(Share.of(12, 12), 100, LEVEL));
    }

    @Test
    void oneCaseHasNoInterval() {
        Ratings one = new Ratings(GRADES, List.of(List.of(1, 1, 1)));
        Design design = new SimpleRandom(5, 1);
        for (Agreement agreement : List.of(
                Concordance.percent(one, Weighting.IDENTITY, design, LEVEL),
                Concordance.fleiss(one, Weighting.IDENTITY, design, LEVEL),
                Concordance.gwet(one, Weighting.IDENTITY, design, LEVEL),
                Concordance.krippendorff(one, Metric.NOMINAL, design, LEVEL))) {
            assertThat(((Measured) agreement).value()).isFinite();
            assertThat(((Measured) agreement).interval()).isEmpty();
        }
        Measured pair = (Measured)
                Concordance.percent(new Ratings(GRADES, List.of(List.of(1, 1, 0))), Weighting.IDENTITY, design, LEVEL);
        assertThat(pair.standardError()).isEmpty();
        assertThat(pair.interval()).hasValue(Proportions.wilson(Share.of(0, 1), 5, LEVEL));
    }

    @Test
    void whereOneCaseAloneDiffersItCantBeLeftOut() {
        Ratings nearlyAlike = new Ratings(GRADES, List.of(List.of(0, 0, 2), List.of(0, 0, 2), List.of(0, 1, 1)));
        Measured alpha =
                (Measured) Concordance.krippendorff(nearlyAlike, Metric.NOMINAL, new SimpleRandom(50, 3), LEVEL);
        assertThat(alpha.value()).isEqualTo(0);
        assertThat(alpha.interval()).isEmpty();
        assertThat(alpha.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.NO_SPREAD);
    }

    @Test
    void casesThatWereNotGradedTwiceAreCounted() {
        Measured agreement =
                (Measured) Concordance.cohen(table("yesno"), Weighting.IDENTITY, new SimpleRandom(1000, 110), LEVEL);
        assertThat(agreement.warnings())
                .containsExactly(
                        new Warning(
                                Warning.Kind.NOT_ALL_READ,
                                "10 of the 110 cases chosen were not graded twice; they are taken to be like those that were."));
        assertThat(agreement.cases()).isEqualTo(100);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Concordance.cohen(table("yesno"), Weighting.IDENTITY, new SimpleRandom(1000, 90), LEVEL));
    }

    @Test
    void theOrderOfReadersAndCasesDoesNotMatter() {
        List<List<Integer>> cases = new ArrayList<>(ratings("gwet5").cases());
        Design design = new SimpleRandom(1000, 15);
        double alpha = value(Concordance.krippendorff(ratings("gwet5"), Metric.ORDINAL, design, LEVEL));
        Collections.reverse(cases);
        assertThat(value(Concordance.krippendorff(
                        new Ratings(ratings("gwet5").scale(), cases), Metric.ORDINAL, design, LEVEL)))
                .isCloseTo(alpha, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void aWeightIsOneForTheSameGradeAndNothingForTheFurthest(Weighting weighting) {
        double[][] weights = weighting.of(new GradeScale(List.of("a", "b", "c", "d"), List.of(0.0, 1.0, 3.0, 7.0)));
        for (int k = 0; k < 4; k++) {
            assertThat(weights[k][k]).isEqualTo(1);
            for (int l = 0; l < 4; l++) {
                assertThat(weights[k][l]).isEqualTo(weights[l][k]).isBetween(0.0, 1.0);
            }
        }
        assertThat(weights[0][3]).isZero();
    }

    @Test
    void whatIsNoScaleNoGradeAndNoCountIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GradeScale.of("good"));
        assertThatIllegalArgumentException().isThrownBy(() -> GradeScale.of("good", "good"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GradeScale(List.of("a", "b"), List.of(1.0, Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> new GradeScale(List.of("a", "b"), List.of(2.0, 1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new GradeScale(List.of("a", "b"), List.of(1.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratings.of(GRADES, List.of(new Rating("A", "one", "splendid"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratings.of(
                        GRADES, List.of(new Rating("A", "one", "good"), new Rating("A", "one", "inadequate"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratings(GRADES, List.of(List.of(1, 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratings(GRADES, List.of(List.of(1, -1, 0))));
        assertThatIllegalArgumentException().isThrownBy(() -> new CrossTable(GRADES, List.of(List.of(1L))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossTable.of(GRADES, new long[][] {{-1, 0, 0}, {0, 0, 0}, {0, 0, 0}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CrossTable.of(GRADES, new long[][] {{2_000_000_000, 0, 0}, {0, 0, 0}, {0, 0, 2_000_000_000}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Weighting.RATIO.of(new GradeScale(List.of("a", "b"), List.of(-1.0, 1.0))));
    }

    private static List<Agreement> everyCoefficient(CrossTable table, Design design) {
        return List.of(
                Concordance.percent(table.ratings(), Weighting.IDENTITY, design, LEVEL),
                Concordance.cohen(table, Weighting.LINEAR, design, LEVEL),
                Concordance.fleiss(table.ratings(), Weighting.IDENTITY, design, LEVEL),
                Concordance.gwet(table.ratings(), Weighting.QUADRATIC, design, LEVEL),
                Concordance.krippendorff(table.ratings(), Metric.ORDINAL, design, LEVEL));
    }

    private static double value(Agreement agreement) {
        return ((Measured) agreement).value();
    }

    private static Agreement endless(String set, Function<Ratings, Function<Design, Agreement>> coefficient) {
        boolean isTable = Golden.rows("tables.csv").stream()
                .anyMatch(row -> row.text("set").equals(set));
        Ratings ratings = isTable ? table(set).ratings() : ratings(set);
        long twice = ratings.cases().stream()
                .filter(counts -> counts.stream().mapToInt(Integer::intValue).sum() >= 2)
                .count();
        return coefficient.apply(ratings).apply(new SimpleRandom(ENDLESS, twice));
    }

    private static Weighting weighting(String name) {
        return Weighting.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Metric metric(String name) {
        return switch (name) {
            case "identity" -> Metric.NOMINAL;
            case "quadratic" -> Metric.INTERVAL;
            case String same -> Metric.valueOf(same.toUpperCase(Locale.ROOT));
        };
    }

    private static Ratings ratings(String set) {
        List<Golden> rows = Golden.rows("ratings.csv").stream()
                .filter(row -> row.text("set").equals(set))
                .toList();
        List<Double> values = rows.stream()
                .map(row -> row.number("grade"))
                .distinct()
                .sorted()
                .toList();
        return Ratings.of(
                new GradeScale(
                        values.stream().map(value -> "" + value.intValue()).toList(), values),
                rows.stream()
                        .map(row -> new Rating(row.text("case"), row.text("reader"), row.text("grade")))
                        .toList());
    }

    static CrossTable table(String set) {
        List<Golden> rows = Golden.rows("tables.csv").stream()
                .filter(row -> row.text("set").equals(set))
                .toList();
        int size = (int) Math.sqrt(rows.size());
        long[][] counts = new long[size][size];
        rows.forEach(row -> counts[(int) row.count("first") - 1][(int) row.count("second") - 1] = row.count("count"));
        return CrossTable.of(
                GradeScale.of(
                        IntStream.range(0, size).mapToObj(i -> "grade " + i).toArray(String[]::new)),
                counts);
    }
}

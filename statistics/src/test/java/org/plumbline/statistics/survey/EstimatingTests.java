package org.plumbline.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.statistics.survey.Samples.in;
import static org.plumbline.statistics.survey.Samples.schools;
import static org.plumbline.statistics.survey.Samples.simple;
import static org.plumbline.statistics.survey.Samples.stratified;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.draw.Inclusion;
import org.plumbline.statistics.survey.Outcome.Refused;
import org.plumbline.statistics.survey.Samples.Table;

class EstimatingTests {

    @Test
    void domainsSumToTheTotal() {
        var random = new SplittableRandom(7);
        for (int run = 0; run < 50; run++) {
            int rows = random.nextInt(2, 60);
            double[] y = random.doubles(rows, -5, 5).toArray();
            double[] first = random.doubles(rows, 0.1, 0.9).toArray();
            Groups by = Groups.of(random.ints(rows, 0, 4).mapToObj(i -> "g" + i).toList());
            for (Sample sample : List.of(
                    Sample.simpleRandom(new SimpleRandom(1000, rows), rows),
                    Sample.systematic(1000, rows),
                    Sample.poisson(1000, first),
                    Sample.unequal(1000, first, Approximation.HAJEK))) {
                double sum = Estimating.of(sample).totals(y, by).values().stream()
                        .mapToDouble(outcome -> ((Estimated) outcome).value())
                        .sum();
                assertThat(sum)
                        .isCloseTo(estimated(Estimating.of(sample).total(y)).value(), within(1e-8));
            }
        }
    }

    @Test
    void equalProbabilitiesMakeASimpleRandomSampleByEveryRule() {
        Table table = schools("srs");
        double[] y = table.numbers("enroll");
        double expected = error(Estimating.of(simple(table)).total(y));
        double[] first = new double[200];
        Arrays.fill(first, 200 / 6194.0);
        int[] places = new int[200];
        Arrays.setAll(places, i -> i);
        var drawn = Inclusion.simpleRandom(new SimpleRandom(6194, 200)).among(places);
        for (Sample sample : List.of(
                Sample.unequal(6194, first, Approximation.BREWER),
                Sample.unequal(6194, first, Approximation.HAJEK),
                Sample.unequal(6194, first, Approximation.DEVILLE),
                Sample.unequal(6194, drawn, Joint.SEN_YATES_GRUNDY),
                Sample.unequal(6194, drawn, Joint.HORVITZ_THOMPSON))) {
            assertThat(error(Estimating.of(sample).total(y))).isCloseTo(expected, within(1e-8 * expected));
        }
        assertThat(error(Estimating.of(Sample.unequal(6194, first, Approximation.HANSEN_HURWITZ))
                        .total(y)))
                .isCloseTo(expected / Math.sqrt(1 - 200 / 6194.0), within(1e-8 * expected));
    }

    @Test
    void neighboursShowTheSpreadOfASystematicSample() {
        // terms 2, 4, 8: (1 − ½) · 3/(2·2) · (2² + 4²) = 7.5
        Estimated estimated = estimated(Estimating.of(Sample.systematic(6, 3)).total(new double[] {1, 2, 4}));
        assertThat(estimated.value()).isEqualTo(14);
        assertThat(error(estimated)).isCloseTo(Math.sqrt(7.5), within(1e-12));
        assertThat(estimated.freedom()).isEqualTo(2);
    }

    @Test
    void aDifferenceFromWhatIsExactHasNoError() {
        Table table = schools("srs");
        double[] y = table.numbers("enroll");
        Estimated exact = estimated(Estimating.of(simple(table)).difference(y, y, 4e6));
        assertThat(exact.value()).isEqualTo(4e6);
        assertThat(exact.interval()).isEmpty();
        assertThat(exact.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.NO_SPREAD);
    }

    @Test
    void everyEstimateSaysItself() {
        Table table = schools("strat");
        Estimating estimating = Estimating.of(stratified(table));
        assertThat(estimating.total(table.numbers("enroll")).sentence("pupils"))
                .isEqualTo("The total of pupils over all 6,194 cases is estimated at 3,687,178, between 3,461,095 and"
                        + " 3,913,260 (95% interval); 200 cases were read.");
        assertThat(estimating.mean(table.numbers("api00")).sentence("the index"))
                .isEqualTo("The mean of the index over all 6,194 cases is estimated at 662.3, between 643.7 and 680.8"
                        + " (95% interval); 200 cases were read.");
        assertThat(estimating.share(table.are("wide", "Yes")).sentence("good"))
                .isEqualTo("An estimated 82.8% of all 6,194 cases were good, between 77.4% and 87.3% (95% interval);"
                        + " 200 cases were read.");
        assertThat(in(estimating.ratios(table.numbers("stu"), table.numbers("enroll"), table.groups("stype")), "H")
                        .sentence("pupils tested to pupils"))
                .isEqualTo("The ratio of pupils tested to pupils over all cases of 'H' is estimated at 0.8106, between"
                        + " 0.7694 and 0.8517 (95% interval); 50 cases were read.");
    }

    @Test
    void tooFewToTellIsSaid() {
        Outcome few = Estimating.of(Sample.simpleRandom(new SimpleRandom(400, 8), 8))
                .share(new boolean[] {true, true, true, false, false, false, false, false});
        assertThat(estimated(few).isTooFewToTell()).isTrue();
        assertThat(few.sentence("good"))
                .startsWith("Too few to tell: of all 400 cases, between ")
                .endsWith("were good; 8 cases were read.");
    }

    @Test
    void allReadNeedsNoInterval() {
        Outcome outcome =
                Estimating.of(Sample.simpleRandom(new SimpleRandom(3, 3), 3)).mean(new double[] {1, 2, 6});
        assertThat(estimated(outcome).interval()).contains(new Interval(3, 3));
        assertThat(estimated(outcome).method()).isEqualTo(Method.CENSUS);
        assertThat(outcome.sentence("days"))
                .isEqualTo("The mean of days over all 3 cases is 3; every one of them was read.");
    }

    /** Others had a chance to come too, so they are not the whole caseload. */
    @Test
    void rowsThatWereCertainAreNotAllThereIs() {
        var share = (Estimated)
                Estimating.of(Sample.poisson(100, new double[] {1, 1})).share(new boolean[] {true, false});

        assertThat(share.method()).isNotEqualTo(Method.CENSUS);
        assertThat(share.isTooFewToTell()).isTrue();
    }

    @Test
    void whatWasLeftOutOrNotReadIsSaid() {
        Stratified design = new Stratified(List.of(new Stratum("a", 100, 5), new Stratum("b", 50, 4)));
        Estimated estimated = estimated(Estimating.of(Sample.stratified(design, Groups.of(List.of("a", "a", "a", "a"))))
                .mean(new double[] {1, 2, 3, 4}));
        assertThat(estimated.warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.NOT_ALL_READ, Warning.Kind.STRATUM_LEFT_OUT);
        assertThat(estimated.population()).hasValue(100);
        assertThat(estimated.sentence("days"))
                .contains("over the 100 cases of the kinds that were read")
                .endsWith("None of the 50 cases of 'b' was read; the estimate is for the other cases.");
    }

    @Test
    void whereAllAreAlikeNoCertaintyIsClaimed() {
        Sample sample = Sample.simpleRandom(new SimpleRandom(1000, 30), 30);
        double[] alike = new double[30];
        Arrays.fill(alike, 0.1);
        Estimated mean = estimated(Estimating.of(sample).mean(alike));
        assertThat(mean.interval()).isEmpty();
        assertThat(mean.sentence("days")).contains("nothing shows how far off that may be");
        Estimated none = estimated(Estimating.of(sample).share(new boolean[30]));
        assertThat(none.value()).isZero();
        assertThat(none.interval().orElseThrow().upper()).isBetween(0.09, 0.12);
    }

    @Test
    void aVarianceBelowZeroIsSaidAndNotRooted() {
        double[][] joint = {{0.5, 0.4}, {0.4, 0.5}};
        Sample sample = Sample.unequal(10, Inclusion.known(joint, true), Joint.SEN_YATES_GRUNDY);
        Estimated estimated = estimated(Estimating.of(sample).total(new double[] {1, 5}));
        assertThat(estimated.standardError()).isEmpty();
        assertThat(estimated.interval()).isEmpty();
        assertThat(estimated.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.NEGATIVE_VARIANCE);
    }

    @Test
    void degenerateValuesAreRefusedWithAReason() {
        Estimating two = Estimating.of(Sample.simpleRandom(new SimpleRandom(10, 2), 2));
        assertThat(reason(two.mean(new double[] {1, Double.NaN}))).isEqualTo(Reason.Kind.NOT_A_NUMBER);
        assertThat(reason(two.total(new double[] {Double.POSITIVE_INFINITY, 1})))
                .isEqualTo(Reason.Kind.NOT_A_NUMBER);
        assertThat(reason(two.total(new double[] {Double.MAX_VALUE, Double.MAX_VALUE})))
                .isEqualTo(Reason.Kind.NOT_A_NUMBER);
        assertThat(reason(two.ratio(new double[] {1, 2}, new double[] {0, 0})))
                .isEqualTo(Reason.Kind.NOTHING_TO_DIVIDE_BY);
        assertThat(reason(two.ratioTotal(new double[] {1, 2}, new double[] {-1, 1}, 5)))
                .isEqualTo(Reason.Kind.NOTHING_TO_DIVIDE_BY);
        assertThat(reason(two.separateRatioTotal(new double[] {1, 2}, new double[] {0, 0}, Map.of("", 3.0))))
                .isEqualTo(Reason.Kind.NOTHING_TO_DIVIDE_BY);
        assertThat(reason(two.separateRatioTotal(new double[] {1, 2}, new double[] {1, 1}, Map.of())))
                .isEqualTo(Reason.Kind.NOT_KNOWN);
        assertThat(reason(Estimating.of(Sample.systematic(10, 2))
                        .separateRatioTotal(new double[] {1, 2}, new double[] {1, 1}, Map.of())))
                .isEqualTo(Reason.Kind.OTHER_DESIGN);
        Estimating none = Estimating.of(Sample.simpleRandom(new SimpleRandom(10, 0), 0));
        assertThat(reason(none.mean(new double[0]))).isEqualTo(Reason.Kind.NOTHING_READ);
        assertThat(none.share(new boolean[0]).sentence("good")).isEqualTo("This can't be estimated. No case was read.");
        assertThat(reason(Estimating.of(Sample.poisson(10, new double[0])).total(new double[0])))
                .isEqualTo(Reason.Kind.NOTHING_READ);
        assertThat(reason(in(two.means(new double[] {1, 2}, Groups.of(new int[] {0, -1}, List.of("a", "b"))), "b")))
                .isEqualTo(Reason.Kind.NOTHING_READ);
        assertThat(reason(Estimating.of(Sample.simpleRandom(new SimpleRandom(0, 0), 0))
                        .horvitzThompsonMean(new double[0])))
                .isEqualTo(Reason.Kind.NOT_KNOWN);
        assertThatIllegalArgumentException().isThrownBy(() -> two.mean(new double[] {1}));
    }

    @Test
    void noNumberIsEverMissingHoweverFewTheRows() {
        for (int rows = 1; rows <= 3; rows++) {
            double[] first = new double[rows];
            Arrays.fill(first, 0.5);
            first[0] = 1;
            for (Sample sample : List.of(
                    Sample.simpleRandom(new SimpleRandom(5, rows), rows),
                    Sample.systematic(5, rows),
                    Sample.poisson(5, first),
                    Sample.unequal(5, first, Approximation.BREWER),
                    Sample.unequal(5, first, Approximation.HAJEK),
                    Sample.unequal(5, first, Approximation.DEVILLE),
                    Sample.unequal(5, first, Approximation.HANSEN_HURWITZ))) {
                for (int kind = 0; kind < 3; kind++) {
                    int of = kind;
                    double[] y = new double[rows];
                    Arrays.setAll(y, i -> of == 0 ? 0 : of == 1 ? 1 : i);
                    boolean[] isSo = new boolean[rows];
                    for (int i = 0; i < rows; i++) {
                        isSo[i] = y[i] > 0;
                    }
                    Estimating estimating = Estimating.of(sample);
                    for (Outcome outcome : List.of(
                            estimating.total(y),
                            estimating.mean(y),
                            estimating.share(isSo),
                            estimating.horvitzThompsonMean(y),
                            estimating.ratio(y, y))) {
                        assertThat(outcome.sentence("x")).doesNotContain("NaN").doesNotContain("∞");
                        assertThat(outcome.toString()).doesNotContain("NaN").doesNotContain("Infinity");
                    }
                    Interval limits =
                            estimated(estimating.share(isSo)).interval().orElseThrow();
                    assertThat(limits.holds(estimated(estimating.share(isSo)).value()))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whatCannotHaveBeenDrawnIsRefused() {
        assertImpossible(() -> Sample.simpleRandom(new SimpleRandom(10, 3), 4));
        assertImpossible(() -> Sample.systematic(3, 4));
        assertImpossible(() -> Sample.poisson(10, new double[] {0}));
        assertImpossible(() -> Sample.poisson(10, new double[] {1.1}));
        assertImpossible(() -> Sample.poisson(10, new double[] {Double.NaN}));
        assertImpossible(() -> Sample.poisson(10, new double[] {Double.MIN_VALUE}));
        assertImpossible(() -> Sample.stratified(Samples.SCHOOLS, Groups.of(List.of("E", "X"))));
        assertImpossible(() -> Sample.unequal(10, Inclusion.poisson(0.5, 0.5), Joint.SEN_YATES_GRUNDY));
        assertImpossible(() ->
                Sample.unequal(10, Inclusion.known(new double[][] {{0.5, 0}, {0, 0.5}}, true), Joint.HORVITZ_THOMPSON));
        assertImpossible(
                () -> new TwoStreams(Inclusion.poisson(0.5, 0.5), Inclusion.poisson(0.5), new int[0], new int[0]));
        assertImpossible(() ->
                new TwoStreams(Inclusion.poisson(0.5, 0.5), Inclusion.poisson(0.5, 0.5), new int[] {0, 0}, new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Groups.of(new int[] {2}, List.of("a", "b")));
        assertThatIllegalArgumentException().isThrownBy(() -> Groups.of(new int[] {0}, List.of("a", "a")));
    }

    @Test
    void twoStreamsThatWereNotAskedForTheSameHaveNoComposite() {
        Estimating estimating = Estimating.of(Sample.simpleRandom(new SimpleRandom(10, 3), 3));
        double[] y = {1, 2, 4};
        assertThat(reason(TwoStreams.composite(estimating.total(y), estimating.mean(y))))
                .isEqualTo(Reason.Kind.OTHER_MEASURE);
        assertThat(reason(TwoStreams.composite(estimating.total(new double[3]), estimating.total(y))))
                .isEqualTo(Reason.Kind.NOT_KNOWN);
        assertThat(reason(TwoStreams.composite(estimating.total(y), estimating.mean(new double[] {1, 2, Double.NaN}))))
                .isEqualTo(Reason.Kind.NOT_A_NUMBER);
    }

    private static void assertImpossible(Runnable made) {
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(made::run);
    }

    static Estimated estimated(Outcome outcome) {
        return (Estimated) outcome;
    }

    static double error(Outcome outcome) {
        return estimated(outcome).standardError().orElseThrow();
    }

    static Reason.Kind reason(Outcome outcome) {
        return ((Refused) outcome).reasons().getFirst().kind();
    }
}

package org.plumbline.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.change.Chart.Charted;
import org.plumbline.statistics.change.Chart.NotCharted;
import org.plumbline.statistics.change.Chart.Signal;
import org.plumbline.statistics.change.Charting.Measurement;

/** Golden values of R, charts.csv and xmr.csv. */
class ChartingTests {

    @Test
    void thePChartHasTheLimitsOfR() {
        Charted chart = (Charted) Charting.p(published());
        assertThat(chart.centre()).isCloseTo(golden("pbar", ""), within(1e-8));
        assertThat(chart.centre()).isCloseTo(golden("qcc_center", ""), within(1e-8));
        assertThat(chart.spread()).isEqualTo(1);
        limits(chart, "p_lcl", "p_ucl");
        for (int point : new int[] {1, 8, 20}) {
            Interval limits = chart.points().get(point - 1).limits();
            assertThat(limits.lower()).isCloseTo(golden("qcc_lcl", "" + point), within(1e-8));
            assertThat(limits.upper()).isCloseTo(golden("qcc_ucl", "" + point), within(1e-8));
        }
    }

    @Test
    void laneysChartHasTheLimitsOfR() {
        Charted chart = (Charted) Charting.laney(published());
        assertThat(chart.spread()).isCloseTo(golden("sigma_z", ""), within(1e-8));
        limits(chart, "pprime_lcl", "pprime_ucl");
        assertThat(chart.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "shift", "trend", "outlier", "two3", "quarterly_met_notgood"})
    void theXmrChartAndItsSignalsAreThoseOfR(String series) {
        List<Golden> rows = Golden.rows("xmr.csv").stream()
                .filter(row -> row.text("series").equals(series))
                .toList();
        Charted chart = (Charted) Charting.xmr(rows.stream()
                .map(row -> new Measurement(row.text("i"), row.number("y")))
                .toList());
        for (int i = 0; i < rows.size(); i++) {
            Golden row = rows.get(i);
            Chart.Point point = chart.points().get(i);
            assertThat(chart.centre()).isCloseTo(row.number("mean"), within(1e-8));
            assertThat(chart.spread()).isCloseTo(row.number("amr"), within(1e-8));
            assertThat(point.limits().lower()).isCloseTo(row.number("lower"), within(1e-8));
            assertThat(point.limits().upper()).isCloseTo(row.number("upper"), within(1e-8));
            assertThat(mostTelling(point.signals())).as("%s %d", series, i + 1).isEqualTo(row.text("type"));
        }
    }

    /** R tells one kind for each point. */
    private static String mostTelling(Set<Signal> signals) {
        return signals.contains(Signal.ABOVE_LIMIT)
                ? "Above UCL"
                : signals.contains(Signal.BELOW_LIMIT)
                        ? "Below LCL"
                        : signals.contains(Signal.RISING)
                                ? "7 Point Trend (Increasing)"
                                : signals.contains(Signal.NEAR_UPPER)
                                        ? "2 in 3 Above CL"
                                        : signals.contains(Signal.RUN_ABOVE)
                                                ? "7 Points Above CL"
                                                : signals.contains(Signal.RUN_BELOW)
                                                        ? "7 Points Below CL"
                                                        : "Common Cause";
    }

    @Test
    void theRulesHoldDownwardsToo() {
        // the same series upside down: what was above is below, what rose falls
        for (String series : List.of("shift", "trend", "outlier")) {
            double[] values = Golden.rows("xmr.csv").stream()
                    .filter(row -> row.text("series").equals(series))
                    .mapToDouble(row -> row.number("y"))
                    .toArray();
            Charted up = xmr(values);
            Charted down = xmr(Arrays.stream(values).map(value -> -value).toArray());
            for (int i = 0; i < values.length; i++) {
                assertThat(down.points().get(i).signals())
                        .containsExactlyInAnyOrderElementsOf(up.points().get(i).signals().stream()
                                .map(ChartingTests::upsideDown)
                                .toList());
            }
        }
    }

    private static Signal upsideDown(Signal signal) {
        return switch (signal) {
            case ABOVE_LIMIT -> Signal.BELOW_LIMIT;
            case BELOW_LIMIT -> Signal.ABOVE_LIMIT;
            case RUN_ABOVE -> Signal.RUN_BELOW;
            case RUN_BELOW -> Signal.RUN_ABOVE;
            case RISING -> Signal.FALLING;
            case FALLING -> Signal.RISING;
            case NEAR_UPPER -> Signal.NEAR_LOWER;
            case NEAR_LOWER -> Signal.NEAR_UPPER;
        };
    }

    @Test
    void sixInARowAreNotEnough() {
        Charted six = xmr(1, 9, 2, 8, 1, 6, 6.1, 6, 6.2, 6.1, 6.15, 1, 9);
        assertThat(six.centre()).isLessThan(6);
        assertThat(six.signals()).isEmpty();
        assertThat(six.sentence())
                .isEqualTo("Of 13 points none is out of the ordinary: what differs is what chance makes of it.");
        Charted rise = xmr(9, 1, 2, 3, 4, 5, 6, 1, 9, 2, 8, 1, 9);
        assertThat(rise.signals()).isEmpty();
        Charted seven = xmr(9, 1, 2, 3, 4, 5, 6, 7, 1, 9, 2, 8, 1, 9);
        assertThat(seven.signals()).hasSize(7).allMatch(point -> point.signals().contains(Signal.RISING));
    }

    @Test
    void aPointOnTheCentreEndsARunAndAnEqualOneARise() {
        assertThat(xmr(5, 5, 5, 5, 5, 5, 5, 5).signals()).isEmpty();
        assertThat(xmr(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1).signals())
                .isEmpty();
        assertThat(xmr(1, 2, 3, 4, 4, 5, 6, 7, 1, 7, 1, 7).signals()).isEmpty();
    }

    @Test
    void aSignalIsToldByItsPoint() {
        Charted chart = (Charted) Charting.p(
                waves(Share.of(10, 100), Share.of(12, 100), Share.of(9, 100), Share.of(11, 100), Share.of(40, 100)));
        assertThat(chart.sentence())
                .isEqualTo("Of 5 points 1 is out of the ordinary: the one to 28 May 2016 is above the upper limit.");
        assertThat(chart.warnings())
                .containsExactly(
                        new Warning(Warning.Kind.FEW_POINTS, "5 points are few; the limits are for the time being."));
    }

    @Test
    void theThreePublishedWavesAreFarApart() {
        // three quarters, 93% and 89%: the first is below its own lower limit
        Charted chart = (Charted) Charting.p(waves(Share.of(278, 374), Share.of(125, 135), Share.of(191, 214)));
        assertThat(chart.points().getFirst().signals()).containsExactly(Signal.BELOW_LIMIT);
        assertThat(((Charted) Charting.laney(waves(Share.of(278, 374), Share.of(125, 135), Share.of(191, 214))))
                        .signals())
                .isEmpty();
    }

    @Test
    void wavesWhollyAlikeHaveNoSignal() {
        for (Share share : List.of(Share.of(0, 30), Share.of(30, 30), Share.of(3, 30))) {
            List<Result> waves = waves(share, share, share, share, share, share, share, share);
            for (Chart chart : List.of(Charting.p(waves), Charting.laney(waves))) {
                assertThat(((Charted) chart).signals()).isEmpty();
                assertThat(((Charted) chart).points()).allSatisfy(point -> {
                    assertThat(point.limits().holds(point.value())).isTrue();
                    assertThat(point.limits().lower()).isNotNegative();
                    assertThat(point.limits().upper()).isLessThanOrEqualTo(1);
                });
            }
        }
    }

    @Test
    void unlikeWavesAreNotOneSeries() {
        List<Result> waves = new ArrayList<>(waves(Share.of(10, 100), Share.of(12, 100)));
        waves.add(wave(2, new Purposive(100), Share.of(50, 100), "poor"));
        waves.add(wave(3, new SimpleRandom(50, 0), Share.of(0, 0), "good"));
        NotCharted unlike = (NotCharted) Charting.p(waves);
        assertThat(unlike.reasons())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.OTHER_MEASURE, Reason.Kind.CHOSEN_BY_HAND, Reason.Kind.NOTHING_READ);
        assertThat(unlike.sentence()).startsWith("These can't be charted as one series. They count different things");
    }

    @Test
    void wavesDrawnWithinStrataAreNotChartedByTheirCounts() {
        var design = new Stratified(List.of(new Stratum("", 400, 40)));
        List<Result> waves = List.of(
                wave(0, design, Share.of(3, 40), "good"), wave(1, new SimpleRandom(400, 40), Share.of(3, 40), "good"));
        assertThat(((NotCharted) Charting.laney(waves)).reasons())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.NOT_EQUALLY_LIKELY);
    }

    @Test
    void onePointIsNoChartAndWhatIsNoNumberNoPoint() {
        assertThatIllegalArgumentException().isThrownBy(() -> xmr(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Charting.p(waves(Share.of(1, 2))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measurement("now", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measurement("now", Double.POSITIVE_INFINITY));
    }

    private static Charted xmr(double... values) {
        return (Charted) Charting.xmr(Arrays.stream(values)
                .mapToObj(value -> new Measurement("some day", value))
                .toList());
    }

    private static void limits(Charted chart, String lower, String upper) {
        for (int i = 0; i < chart.points().size(); i++) {
            Interval limits = chart.points().get(i).limits();
            assertThat(limits.lower()).isCloseTo(golden(lower, "" + (i + 1)), within(1e-8));
            assertThat(limits.upper()).isCloseTo(golden(upper, "" + (i + 1)), within(1e-8));
        }
    }

    private static double golden(String quantity, String param) {
        return Golden.rows("charts.csv").stream()
                .filter(row -> row.text("quantity").equals(quantity)
                        && row.text("param").equals(param))
                .findFirst()
                .orElseThrow()
                .number("value");
    }

    private static List<Result> published() {
        Share[] shares = new Share[20];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Share.of((long) golden("x", "" + (i + 1)), (long) golden("n", "" + (i + 1)));
        }
        return waves(shares);
    }

    private static List<Result> waves(Share... shares) {
        List<Result> waves = new ArrayList<>();
        for (Share share : shares) {
            waves.add(wave(waves.size(), new SimpleRandom(100_000, share.of()), share, "poor"));
        }
        return waves;
    }

    private static Result wave(int number, Design design, Share share, String measure) {
        LocalDate from = LocalDate.of(2016, 1, 1).plusDays(30L * number);
        Tally tally = Tally.of(share.found(), share.of());
        return new Result(
                measure,
                "three grades",
                "inspectors",
                Set.of("missing", "online"),
                from,
                from.plusDays(28),
                Estimation.share(design, List.of(tally)));
    }
}

package org.plumbline.statistics.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.change.Chart.Charted;
import org.plumbline.statistics.change.Chart.NotCharted;

/**
 * Charts of one measure over many waves, with limits three standard errors from the centre, and what in them chance alone
 * would seldom make.
 *
 * <p>Formulas, rules, edge cases and sources: {@code docs/method/change.md}.
 */
public final class Charting {

    /** Below so many points the limits move too much with each new one: NHS England, Making Data Count. */
    private static final int ENOUGH = 12;

    /** The mean moving range of normal numbers is so many standard deviations, as tables round it. */
    private static final double RANGE = 1.128;

    /** Three over that. */
    private static final double FROM_RANGE = 2.66;

    /** A moving range above so many times their mean is itself out of the ordinary. */
    private static final double RANGE_LIMIT = 3.267;

    private Charting() {}

    /**
     * A value of a series of single measurements, such as the days that answers took in a quarter.
     *
     * @param label when it was
     * @param value in one unit, no further than 10¹⁰⁰ from 0
     */
    public record Measurement(String label, double value) {

        public Measurement {
            if (!(Math.abs(value) <= 1e100)) {
                throw new IllegalArgumentException("A measurement is a number, not " + value + " " + label);
            }
        }
    }

    /**
     * The p chart of a share: p̄ ± 3√(p̄(1−p̄)/n_i), p̄ = Σx/Σn. For waves that differ by chance in the draw alone.
     *
     * @param waves in the order of time, two at least, each a simple random sample or all cases
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static Chart p(List<Result> waves) {
        return shares(waves, Method.P_CHART);
    }

    /**
     * Laney's p′ chart: the p chart with limits widened, or narrowed, by how much the waves vary from one to the next beyond
     * the draw. Laney 2002, Qual. Eng. 14:531–537.
     *
     * @param waves in the order of time, two at least, each a simple random sample or all cases
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static Chart laney(List<Result> waves) {
        return shares(waves, Method.LANEY_CHART);
    }

    /**
     * The XmR chart of single measurements: mean ± 2.66 times the mean moving range. Moving ranges above 3.267 times their mean
     * are left out of it once, so that a single leap doesn't hide itself.
     *
     * @param series in the order of time, two at least
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static Chart xmr(List<Measurement> series) {
        several(series);
        double[] values = series.stream().mapToDouble(Measurement::value).toArray();
        double centre = mean(DoubleStream.of(values));
        double[] ranges = ranges(values);
        double limit = RANGE_LIMIT * mean(DoubleStream.of(ranges));
        double range = mean(DoubleStream.of(ranges).filter(each -> each <= limit));
        Interval limits = new Interval(centre - FROM_RANGE * range, centre + FROM_RANGE * range);
        return charted(
                Method.XMR_CHART,
                centre,
                range,
                series.stream().map(Measurement::label).toList(),
                values,
                series.stream().map(_ -> limits).toList(),
                List.of());
    }

    private static Chart shares(List<Result> waves, Method method) {
        several(waves);
        List<Reason> reasons = reasons(waves);
        if (!reasons.isEmpty()) {
            return new NotCharted(reasons);
        }
        List<Share> shares =
                waves.stream().map(wave -> wave.estimate().counted()).toList();
        double centre = shares.stream().reduce(Share.of(0, 0), Share::plus).value();
        double[] errors = shares.stream()
                .mapToDouble(share -> Math.sqrt(centre * (1 - centre) / share.of()))
                .toArray();
        double[] values = shares.stream().mapToDouble(Share::value).toArray();
        double spread = method == Method.LANEY_CHART ? sigmaZ(centre, values, errors) : 1;
        List<Interval> limits = DoubleStream.of(errors)
                .mapToObj(error -> new Interval(centre - 3 * error * spread, centre + 3 * error * spread))
                .toList();
        return charted(
                method,
                centre,
                spread,
                waves.stream().map(wave -> "to " + Words.date(wave.to())).toList(),
                values,
                limits,
                waves);
    }

    /** The standard deviation of the waves' z, by their mean moving range; 1 where all waves are wholly alike. */
    private static double sigmaZ(double centre, double[] values, double[] errors) {
        if (centre == 0 || centre == 1) {
            return 1;
        }
        double[] z = IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - centre) / errors[i])
                .toArray();
        return mean(DoubleStream.of(ranges(z))) / RANGE;
    }

    private static Charted charted(
            Method method,
            double centre,
            double spread,
            List<String> labels,
            double[] values,
            List<Interval> limits,
            List<Result> waves) {
        List<Set<Chart.Signal>> signals = Signals.of(centre, values, limits);
        List<Chart.Point> points = IntStream.range(0, values.length)
                .mapToObj(i -> new Chart.Point(labels.get(i), values[i], shown(method, limits.get(i)), signals.get(i)))
                .toList();
        List<Warning> warnings = values.length < ENOUGH
                ? List.of(new Warning(
                        Warning.Kind.FEW_POINTS,
                        "%s points are few; the limits are for the time being.".formatted(Words.count(values.length))))
                : List.of();
        return new Charted(method, centre, spread, points, waves, warnings);
    }

    /** A limit of a share is told no further than a share can go. */
    private static Interval shown(Method method, Interval limits) {
        return method == Method.XMR_CHART ? limits : limits.within(0, 1);
    }

    private static List<Reason> reasons(List<Result> waves) {
        Set<Reason> reasons = new LinkedHashSet<>();
        for (int i = 1; i < waves.size(); i++) {
            Change.reasons(waves.get(i - 1), waves.get(i)).stream()
                    .filter(reason ->
                            reason.kind() != Reason.Kind.CHOSEN_BY_HAND && reason.kind() != Reason.Kind.NOTHING_READ)
                    .forEach(reasons::add);
        }
        List<Estimate> estimates = waves.stream().map(Result::estimate).toList();
        if (estimates.stream().anyMatch(estimate -> !estimate.design().isRandom())) {
            reasons.add(new Reason(
                    Reason.Kind.CHOSEN_BY_HAND,
                    "In some waves cases were chosen by hand, so they don't speak for the caseload."));
        }
        if (estimates.stream().anyMatch(estimate -> estimate.counted().isOfNone())) {
            reasons.add(new Reason(Reason.Kind.NOTHING_READ, "In some waves no case was read."));
        }
        boolean weighted = estimates.stream()
                .map(Estimate::design)
                .anyMatch(design -> design.isRandom()
                        && !(design instanceof Design.SimpleRandom || design instanceof Design.Census));
        if (weighted) {
            reasons.add(new Reason(
                    Reason.Kind.NOT_EQUALLY_LIKELY,
                    "In some waves cases were not equally likely to be drawn, so their counts can't be charted; chart each"
                            + " stratum alone."));
        }
        return new ArrayList<>(reasons);
    }

    private static void several(List<?> points) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("A chart needs two points at least, not " + points.size());
        }
    }

    private static double[] ranges(double[] values) {
        return IntStream.range(1, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .toArray();
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(0);
    }
}

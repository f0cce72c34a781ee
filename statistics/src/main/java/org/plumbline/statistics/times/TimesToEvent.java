package org.plumbline.statistics.times;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Words;

/**
 * How long it takes until something is done, counting those rightly for which it is not done yet: the share still open
 * after each time, by Kaplan and Meier.
 *
 * <p>An observation that is not done yet is known to have lasted so long and no more is known of it; it is neither left out
 * nor taken as done. Where something is done and another is last seen at the same time, the one that is not done is taken
 * to have lasted a little longer, as is usual.
 *
 * @param observed how many were observed, n
 * @param done for how many it was done
 * @param curve the steps of the curve, one for each time at which something was done, in the order of time
 * @param longest the longest time observed, done or not; empty where nothing was observed
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier 1958, JASA 53:457</a>
 */
public record TimesToEvent(long observed, long done, List<Step> curve, OptionalDouble longest, Level level) {

    /** Two shares that differ by less are the same: R's {@code quantile.survfit} does as much. */
    private static final double SAME = 1e-9;

    public TimesToEvent {
        curve = List.copyOf(curve);
    }

    /**
     * One observation.
     *
     * @param time how long it lasted, 0 to 10¹⁰⁰, in any one unit
     * @param done whether it was done then; otherwise it was last seen then, not done
     */
    public record Observation(double time, boolean done) {

        public Observation {
            if (!(time >= 0 && time <= 1e100)) {
                throw new IllegalArgumentException("A time is 0 or more and no more than 1e100, not " + time);
            }
            // −0 is the same time as 0, which a sorted map wouldn't see
            time = time == 0 ? 0 : time;
        }
    }

    /**
     * The curve from one time on, until the next.
     *
     * @param atRisk how many were still open just before
     * @param open the share still open after it
     * @param standardError of {@code open}, by Greenwood's formula; 0 where none is open
     * @param interval for {@code open}, on the log-log scale; from 0 to 0 where none is open
     */
    public record Step(double time, long atRisk, long done, double open, double standardError, Interval interval) {}

    /**
     * A time by which a share is done.
     *
     * @param estimate empty where so many are not done within what was observed
     * @param from empty where not even the most cautious curve reaches the share
     * @param to empty where the interval has no end: too few are done to give one
     */
    public record Quantile(OptionalDouble estimate, OptionalDouble from, OptionalDouble to) {}

    /**
     * A mean over the time up to a limit.
     *
     * @param mean of the smaller of the time and the limit
     */
    public record RestrictedMean(double limit, double mean, double standardError, double from, double to) {}

    /**
     * Estimates the curve, with Greenwood's variance and limits on the log-log scale.
     *
     * @param observations none gives a curve without a step
     * @see <a href="https://doi.org/10.1002/9781118032985">Kalbfleisch and Prentice 2002, 1.4, for the log-log limits</a>
     */
    public static TimesToEvent of(List<Observation> observations, Level level) {
        var byTime = new TreeMap<Double, long[]>();
        for (var each : observations) {
            byTime.computeIfAbsent(each.time(), time -> new long[2])[each.done() ? 0 : 1]++;
        }
        long atRisk = observations.size();
        double open = 1;
        double sum = 0;
        var curve = new ArrayList<Step>();
        for (var at : byTime.entrySet()) {
            long done = at.getValue()[0];
            if (done > 0) {
                open *= 1 - (double) done / atRisk;
                sum += atRisk == done ? 0 : (double) done / ((double) atRisk * (atRisk - done));
                curve.add(step(at.getKey(), atRisk, done, atRisk == done ? 0 : open, sum, level.z()));
            }
            atRisk -= done + at.getValue()[1];
        }
        return new TimesToEvent(
                observations.size(),
                observations.stream().filter(Observation::done).count(),
                curve,
                byTime.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(byTime.lastKey()),
                level);
    }

    private static Step step(double time, long atRisk, long done, double open, double sum, double z) {
        if (open == 0) {
            return new Step(time, atRisk, done, 0, 0, new Interval(0, 0));
        }
        double width = z * Math.sqrt(sum) / -Math.log(open);
        return new Step(
                time,
                atRisk,
                done,
                open,
                open * Math.sqrt(sum),
                new Interval(Math.pow(open, Math.exp(width)), Math.pow(open, Math.exp(-width))));
    }

    /** How many are not done yet. */
    public long stillOpen() {
        return observed - done;
    }

    /** Whether the curve says how many are open up to a time: until the longest observed, and on where all are done by then. */
    boolean isKnownUntil(double time) {
        return time <= longest.orElse(0) || !curve.isEmpty() && curve.getLast().open() == 0;
    }

    /**
     * Says how long it takes in one plain sentence, by the median.
     *
     * @param unit of the times, in the plural: {@code "days"}
     */
    public String sentence(String unit) {
        if (observed == 0) {
            return "Nothing was observed, so nothing can be said.";
        }
        var median = quantile(0.5);
        String counts = "Of the %s observed, %s done"
                .formatted(Words.count(observed), Words.countOrNone(done) + (done == 1 ? " was" : " were"));
        if (median.estimate().isEmpty()) {
            return "%s; so many are still open that the time by which half are done can't be told.".formatted(counts);
        }
        return "%s; half are done within %s %s (%s interval: %s)."
                .formatted(counts, Words.shortest(median.estimate().getAsDouble()), unit, level, limits(median));
    }

    private static String limits(Quantile quantile) {
        String to = quantile.to().isPresent() ? Words.shortest(quantile.to().getAsDouble()) : "no end that can be told";
        return quantile.from().isPresent()
                ? "%s to %s".formatted(Words.shortest(quantile.from().getAsDouble()), to)
                : "no limit that can be told";
    }

    /**
     * The time by which a share is done, with the interval of Brookmeyer and Crowley on the log-log scale. Where the curve
     * runs exactly along the share, the middle of that stretch.
     *
     * @param share from 0 to 1, neither included: 0.5 for the median
     * @see <a href="https://doi.org/10.2307/2530286">Brookmeyer and Crowley 1982, Biometrics 38:29</a>
     */
    public Quantile quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("A quantile lies between 0 and 1, not at " + share);
        }
        return new Quantile(reaches(share, Curve.ESTIMATE), reaches(share, Curve.LOWER), reaches(share, Curve.UPPER));
    }

    private enum Curve {
        ESTIMATE,
        LOWER,
        UPPER;

        OptionalDouble of(Step step) {
            return switch (this) {
                case ESTIMATE -> OptionalDouble.of(step.open());
                // where none is open there are no limits, and those before it stand
                case LOWER ->
                    step.open() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(step.interval().lower());
                case UPPER ->
                    step.open() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(step.interval().upper());
            };
        }
    }

    private OptionalDouble reaches(double share, Curve which) {
        double target = 1 - share;
        for (int i = 0; i < curve.size(); i++) {
            var open = which.of(curve.get(i));
            if (open.isEmpty() || open.getAsDouble() > target + SAME) {
                continue;
            }
            double time = curve.get(i).time();
            boolean along = Math.abs(open.getAsDouble() - target) < SAME;
            if (!along) {
                return OptionalDouble.of(time);
            }
            double until = i + 1 < curve.size() ? curve.get(i + 1).time() : longest.orElse(time);
            return OptionalDouble.of((time + until) / 2);
        }
        return OptionalDouble.empty();
    }

    /**
     * The mean time within a limit: the area below the curve, which needs no tail.
     *
     * @param limit above 0 and, unless all is done by then, at most the longest time observed, beyond which nothing is known
     * @throws IllegalArgumentException when it is not
     */
    public RestrictedMean restrictedMean(double limit) {
        if (!(limit > 0) || Double.isInfinite(limit) || !isKnownUntil(limit)) {
            throw new IllegalArgumentException("A limit lies above 0 and within what was observed, not at " + limit);
        }
        var within = curve.stream().filter(step -> step.time() < limit).toList();
        double mean = within.isEmpty() ? limit : within.getFirst().time();
        double area = 0;
        double variance = 0;
        for (int i = within.size() - 1; i >= 0; i--) {
            var step = within.get(i);
            double until = i + 1 < within.size() ? within.get(i + 1).time() : limit;
            area += step.open() * (until - step.time());
            if (step.atRisk() > step.done()) {
                variance += area * area * step.done() / ((double) step.atRisk() * (step.atRisk() - step.done()));
            }
        }
        double error = level.z() * Math.sqrt(variance);
        return new RestrictedMean(
                limit,
                mean + area,
                Math.sqrt(variance),
                Math.max(0, mean + area - error),
                Math.min(limit, mean + area + error));
    }
}

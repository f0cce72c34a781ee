package org.plumbline.statistics.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.special.Erf;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.times.TimeDifference.Compared;
import org.plumbline.statistics.times.TimeDifference.NotCompared;
import org.plumbline.statistics.times.TimeDifference.Side;

/**
 * The difference of two mean times within one limit: how much longer something takes, in days and not in risks.
 *
 * <p>It asks nothing of the curves, which may cross. Formula, edge cases and sources: {@code docs/method/time-to-event.md}.
 *
 * @see <a href="https://doi.org/10.1186/1471-2288-13-152">Royston and Parmar 2013, BMC Med. Res. Methodol. 13:152</a>
 */
public final class MeanTimes {

    private MeanTimes() {}

    /**
     * The later mean less the earlier, of two groups that have no observation in common.
     *
     * @param limit above 0: times count up to it. Choose it before looking, at a time that matters (a promise)
     * @throws IllegalArgumentException when the limit is not above 0 and finite, or the levels differ
     */
    public static TimeDifference difference(TimesToEvent earlier, TimesToEvent later, double limit) {
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("A limit is finite and above 0, not " + limit);
        }
        if (!earlier.level().equals(later.level())) {
            throw new IllegalArgumentException("Two means are compared at one level");
        }
        List<Reason> reasons = new ArrayList<>();
        reason(reasons, "earlier", earlier, limit);
        reason(reasons, "later", later, limit);
        return reasons.isEmpty() ? compared(earlier, later, limit) : new NotCompared(reasons);
    }

    private static void reason(List<Reason> reasons, String which, TimesToEvent times, double limit) {
        if (times.observed() == 0) {
            reasons.add(new Reason(
                    Reason.Kind.NOTHING_READ, "Nothing was observed in the %s of the two.".formatted(which)));
        } else if (!times.isKnownUntil(limit)) {
            reasons.add(new Reason(
                    Reason.Kind.NOT_SEEN_SO_LONG,
                    "In the %s nothing was observed for longer than %s, so the mean up to %s can't be told."
                            .formatted(which, Words.shortest(times.longest().orElseThrow()), Words.shortest(limit))));
        }
    }

    private static Compared compared(TimesToEvent earlier, TimesToEvent later, double limit) {
        var first = earlier.restrictedMean(limit);
        var second = later.restrictedMean(limit);
        double difference = second.mean() - first.mean();
        // a group in which nothing was done, or all at one time, shows no spread, and is not therefore sure
        boolean spread = first.standardError() > 0 && second.standardError() > 0;
        double error = Math.hypot(first.standardError(), second.standardError());
        double half = earlier.level().z() * error;
        return new Compared(
                new Side(earlier.observed(), earlier.done(), first.mean()),
                new Side(later.observed(), later.done(), second.mean()),
                limit,
                difference,
                spread ? OptionalDouble.of(error) : OptionalDouble.empty(),
                spread
                        ? Optional.of(new Interval(difference - half, difference + half).within(-limit, limit))
                        : Optional.empty(),
                spread
                        ? OptionalDouble.of(Erf.erfc(Math.abs(difference) / error / Math.sqrt(2)))
                        : OptionalDouble.empty(),
                earlier.level(),
                spread ? Method.RESTRICTED_MEANS : Method.NONE,
                spread
                        ? List.of()
                        : List.of(
                                new Warning(
                                        Warning.Kind.NO_SPREAD,
                                        "In one of the two nothing was done within the limit, or all at one time: how far others may differ can't be told.")));
    }
}

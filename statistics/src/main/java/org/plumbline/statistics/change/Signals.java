package org.plumbline.statistics.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.change.Chart.Signal;

/** The rules by which points of a chart are called out of the ordinary, as NHS England's Making Data Count has them. */
record Signals(double centre, double[] values, List<Interval> limits, List<Set<Signal>> found, double hair) {

    private static final int RUN = 7;

    static List<Set<Signal>> of(double centre, double[] values, List<Interval> limits) {
        List<Set<Signal>> found = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            found.add(EnumSet.noneOf(Signal.class));
        }
        // What floating point alone sets apart is the same.
        double hair = 1e-12
                * Math.max(
                        Math.abs(centre),
                        Arrays.stream(values).map(Math::abs).max().orElse(0));
        Signals signals = new Signals(centre, values, limits, found, hair);
        signals.beyond();
        signals.run(Signal.RUN_ABOVE, i -> signals.isAbove(values[i], centre), 0);
        signals.run(Signal.RUN_BELOW, i -> signals.isAbove(centre, values[i]), 0);
        signals.run(Signal.RISING, i -> i > 0 && signals.isAbove(values[i], values[i - 1]), 1);
        signals.run(Signal.FALLING, i -> i > 0 && signals.isAbove(values[i - 1], values[i]), 1);
        signals.near();
        return found;
    }

    private boolean isAbove(double a, double b) {
        return a > b + hair;
    }

    private void beyond() {
        for (int i = 0; i < values.length; i++) {
            if (isAbove(values[i], limits.get(i).upper())) {
                found.get(i).add(Signal.ABOVE_LIMIT);
            }
            if (isAbove(limits.get(i).lower(), values[i])) {
                found.get(i).add(Signal.BELOW_LIMIT);
            }
        }
    }

    /** @param before how many points more belong to it than those of which it is said: a rise has the point it rises from */
    private void run(Signal signal, IntPredicate holds, int before) {
        int start = 0;
        while (start < values.length) {
            int end = start;
            while (end < values.length && holds.test(end)) {
                end++;
            }
            if (end - start + before >= RUN) {
                IntStream.range(start - before, end).forEach(i -> found.get(i).add(signal));
            }
            start = end + 1;
        }
    }

    private void near() {
        for (int start = 0; start + 2 < values.length; start++) {
            mark(start, Signal.NEAR_UPPER, i -> {
                double limit = limits.get(i).upper();
                return isAbove(values[i], centre + (limit - centre) * 2 / 3) && !isAbove(values[i], limit);
            });
            mark(start, Signal.NEAR_LOWER, i -> {
                double limit = limits.get(i).lower();
                return isAbove(centre - (centre - limit) * 2 / 3, values[i]) && !isAbove(limit, values[i]);
            });
        }
    }

    private void mark(int start, Signal signal, IntPredicate near) {
        int[] those = IntStream.range(start, start + 3).filter(near).toArray();
        if (those.length >= 2) {
            IntStream.of(those).forEach(i -> found.get(i).add(signal));
        }
    }
}

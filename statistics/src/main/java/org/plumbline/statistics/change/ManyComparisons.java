package org.plumbline.statistics.change;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Words;

/**
 * Corrects for having looked in many places: of twenty comparisons one will show a change at the 95% level by chance alone.
 *
 * <p>Formulas, edge cases and sources: {@code docs/method/change.md}.
 */
public final class ManyComparisons {

    private ManyComparisons() {}

    /**
     * What is left of each finding after the correction.
     *
     * @param method of the correction
     * @param p as found, in their order; 0 to 1
     * @param adjusted each in its place, not below {@code p}; what is at most 1−level still counts as a finding
     */
    public record Adjusted(Method method, List<Double> p, List<Double> adjusted) {

        public Adjusted {
            p = List.copyOf(p);
            adjusted = List.copyOf(adjusted);
        }

        /** How many are still findings at this level. */
        public long findings(Level level) {
            return count(adjusted, level);
        }

        /** Says in one plain sentence what is left. */
        public String sentence(Level level) {
            if (p.isEmpty()) {
                return "Nothing was compared.";
            }
            long before = count(p, level);
            long after = findings(level);
            return "Of %s %s at the %s level; after the correction for looking so often (%s), %s."
                    .formatted(
                            p.size() == 1 ? "1 comparison" : Words.count(p.size()) + " comparisons",
                            before == 0
                                    ? "none is a finding"
                                    : before == 1 ? "1 is a finding" : Words.count(before) + " are findings",
                            level,
                            method.title(),
                            after == 0 ? "none is left" : after == 1 ? "1 is left" : Words.count(after) + " are left");
        }

        private static long count(List<Double> p, Level level) {
            return p.stream().filter(each -> each <= level.oneTail()).count();
        }
    }

    /**
     * Holm's correction: the chance that any of the findings is one by chance alone stays below 1−level. Holm 1979, Scand. J.
     * Stat. 6:65–70.
     *
     * @throws IllegalArgumentException when one is no number from 0 to 1
     */
    public static Adjusted holm(List<Double> p) {
        Integer[] order = order(p, Comparator.naturalOrder());
        double[] adjusted = new double[p.size()];
        double worst = 0;
        for (int i = 0; i < order.length; i++) {
            worst = Math.max(worst, Math.min(1, (order.length - i) * p.get(order[i])));
            adjusted[order[i]] = worst;
        }
        return new Adjusted(Method.HOLM, p, list(adjusted));
    }

    /**
     * The correction of Benjamini and Hochberg: of the findings that are left, no greater a part than 1−level is by chance
     * alone, on average. Benjamini and Hochberg 1995, J. R. Stat. Soc. B 57:289–300.
     *
     * @throws IllegalArgumentException when one is no number from 0 to 1
     */
    public static Adjusted benjaminiHochberg(List<Double> p) {
        Integer[] order = order(p, Comparator.reverseOrder());
        double[] adjusted = new double[p.size()];
        double best = 1;
        for (int i = 0; i < order.length; i++) {
            int rank = order.length - i;
            best = Math.min(best, order.length * p.get(order[i]) / rank);
            adjusted[order[i]] = best;
        }
        return new Adjusted(Method.BENJAMINI_HOCHBERG, p, list(adjusted));
    }

    private static Integer[] order(List<Double> p, Comparator<Double> by) {
        for (double each : p) {
            if (!(each >= 0 && each <= 1)) {
                throw new IllegalArgumentException("A probability lies from 0 to 1, not at " + each);
            }
        }
        return IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get, by))
                .toArray(Integer[]::new);
    }

    private static List<Double> list(double[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
}

package org.plumbline.statistics.pooling;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Σ over strata of log a + log(a+d) + log(a+2d) + …, with as many terms for each stratum as it has cases: what the
 * beta-binomial likelihood is made of. It costs as many logarithms as the largest stratum has cases, and few where those are
 * many.
 *
 * @param strata how many strata have more than 0, 1, 2, … cases
 * @param beyond how many strata have so many cases more than that; by cases
 */
record Rise(List<Long> strata, Map<Long, Long> beyond) {

    /** So many terms are summed one by one; after them what is added is small against the sum. */
    private static final int ONE_BY_ONE = 32;

    static Rise of(List<Long> cases) {
        int most = (int) cases.stream()
                .mapToLong(each -> Math.min(each, ONE_BY_ONE))
                .max()
                .orElse(0);
        Map<Long, Long> beyond = new TreeMap<>();
        cases.stream()
                .filter(each -> each > ONE_BY_ONE)
                .forEach(each -> beyond.merge(each - ONE_BY_ONE, 1L, Long::sum));
        return new Rise(
                IntStream.range(0, most)
                        .mapToObj(term ->
                                cases.stream().filter(each -> each > term).count())
                        .toList(),
                Map.copyOf(new TreeMap<>(beyond)));
    }

    /** The sum for a ≥ 0 and d > 0. */
    double logs(double a, double d) {
        double sum = 0;
        for (int term = 0; term < strata.size(); term++) {
            sum += strata.get(term) * Math.log(a + term * d);
        }
        double rest = a + ONE_BY_ONE * d;
        for (Map.Entry<Long, Long> each : beyond.entrySet()) {
            sum += each.getValue() * beyond(rest, d, each.getKey());
        }
        return sum;
    }

    /** Euler and Maclaurin's formula, for d/a below 1/32; the next term of it is below 10⁻¹³. */
    private static double beyond(double a, double d, double terms) {
        double s = d / a;
        double end = 1 + s * terms;
        double log = Math.log1p(s * terms);
        double integral = end * log / s - terms;
        double first = s * (1 / end - 1);
        double third = 2 * Math.pow(s, 3) * (Math.pow(end, -3) - 1);
        double fifth = 24 * Math.pow(s, 5) * (Math.pow(end, -5) - 1);
        return terms * Math.log(a) + integral - log / 2 + first / 12 - third / 720 + fifth / 30240;
    }
}

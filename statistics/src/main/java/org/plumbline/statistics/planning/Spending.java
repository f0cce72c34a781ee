package org.plumbline.statistics.planning;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.statistics.ImpossibleDesign;

/**
 * For every amount up to a budget the allocation with the least Σ (N_h S_h)²/n_h that it buys beyond the least of each stratum, by
 * dynamic programming over the strata: all ways are gone through.
 *
 * <p>Amounts are in units of the greatest common divisor of the costs.
 */
final class Spending {

    /** What a computer does in some seconds, and holds in some hundred megabytes. */
    private static final double MOST_STEPS = 2e9;

    private static final double MOST_CELLS = 1e8;

    private final List<PlannedStratum> strata;
    private final long unit;
    private final int most;

    /** For each stratum and amount, how many cases beyond its least are drawn of it where the strata up to it may spend that. */
    private final int[][] further;

    private Spending(List<PlannedStratum> strata, long unit, int most, int[][] further) {
        this.strata = strata;
        this.unit = unit;
        this.most = most;
        this.further = further;
    }

    static Spending upTo(List<PlannedStratum> strata, long extra) {
        long unit = strata.stream()
                .map(stratum -> BigInteger.valueOf(stratum.cost()))
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .longValueExact();
        long amount = extra / unit;
        double steps = strata.stream()
                .mapToDouble(stratum ->
                        (double) amount * Math.min(stratum.most() - stratum.least(), amount / (stratum.cost() / unit)))
                .sum();
        if (steps > MOST_STEPS || (double) amount * strata.size() > MOST_CELLS) {
            throw new ImpossibleDesign("There are too many ways to spend so much; state costs in larger units");
        }
        int most = Math.toIntExact(amount);
        int[][] further = new int[strata.size()][most + 1];
        double[] least = new double[most + 1];
        for (int h = 0; h < further.length; h++) {
            least = with(strata.get(h), unit, least, further[h]);
        }
        return new Spending(List.copyOf(strata), unit, most, further);
    }

    private static double[] with(PlannedStratum stratum, long unit, double[] before, int[] further) {
        double[] least = new double[before.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        long cost = stratum.cost() / unit;
        long upTo = Math.min(stratum.most() - stratum.least(), (before.length - 1) / cost);
        for (int k = 0; k <= upTo; k++) {
            double own = stratum.weight() / (stratum.least() + k);
            for (int amount = (int) (k * cost); amount < least.length; amount++) {
                double sum = before[(int) (amount - k * cost)] + own;
                if (sum < least[amount]) {
                    least[amount] = sum;
                    further[amount] = k;
                }
            }
        }
        return least;
    }

    /** The largest amount. */
    int most() {
        return most;
    }

    Map<String, Long> bestWith(int amount) {
        Map<String, Long> chosen = new HashMap<>();
        long left = amount;
        for (int h = further.length - 1; h >= 0; h--) {
            PlannedStratum stratum = strata.get(h);
            int k = further[h][(int) left];
            chosen.put(stratum.name(), stratum.least() + k);
            left -= k * (stratum.cost() / unit);
        }
        return chosen;
    }
}

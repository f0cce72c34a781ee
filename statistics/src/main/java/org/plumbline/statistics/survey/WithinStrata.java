package org.plumbline.statistics.survey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Simple random samples without replacement, each within a stratum: Σ (1−f_h) n_h/(n_h−1) Σ (z − z̄_h)², Cochran 1977, Sampling
 * Techniques, 5.9 and 5A.9 for domains. The one case of a stratum deviates from the mean of the whole instead of from that of its
 * stratum.
 */
record WithinStrata(Strata strata) implements Spread {

    /** More cells of stratum by group than this are gone through group by group. */
    private static final long CELLS = 1 << 22;

    @Override
    public double variance(double[] terms) {
        return together(terms, Groups.all(terms.length))[0];
    }

    @Override
    public double[] variances(double[] terms, Groups by) {
        return (long) strata.size() * by.size() > CELLS ? Spread.super.variances(terms, by) : together(terms, by);
    }

    /** All groups in two passes over the rows: the means of the cells first, so that squares are of small numbers. */
    private double[] together(double[] terms, Groups by) {
        int[] stratum = strata.of().codes();
        int[] group = by.codes();
        int groups = by.size();
        double[] mean = new double[strata.size() * groups];
        int[] rows = new int[mean.length];
        for (int i = 0; i < terms.length; i++) {
            if (group[i] >= 0) {
                int cell = stratum[i] * groups + group[i];
                mean[cell] += terms[i];
                rows[cell]++;
            }
        }
        double[] overall = overall(mean, groups);
        for (int cell = 0; cell < mean.length; cell++) {
            mean[cell] /= strata.read()[cell / groups];
        }
        double[] squares = new double[mean.length];
        for (int i = 0; i < terms.length; i++) {
            if (group[i] >= 0) {
                int cell = stratum[i] * groups + group[i];
                double deviation = terms[i] - mean[cell];
                squares[cell] += deviation * deviation;
            }
        }
        double[] variances = new double[groups];
        for (int cell = 0; cell < mean.length; cell++) {
            int h = cell / groups;
            int n = strata.read()[h];
            if (n == 1) {
                double deviation = mean[cell] - strata.weight(h) * overall[cell % groups];
                variances[cell % groups] += strata.unread(h) * deviation * deviation;
            } else {
                double others = (n - rows[cell]) * mean[cell] * mean[cell];
                variances[cell % groups] += strata.unread(h) * n / (n - 1.0) * (squares[cell] + others);
            }
        }
        return variances;
    }

    /** The mean of the values in the whole sample, other groups counted as 0: sum of terms over sum of weights. */
    private double[] overall(double[] sums, int groups) {
        double[] overall = new double[groups];
        for (int cell = 0; cell < sums.length; cell++) {
            overall[cell % groups] += sums[cell];
        }
        double weights = IntStream.range(0, strata.size())
                .mapToDouble(strata::population)
                .sum();
        for (int group = 0; group < groups; group++) {
            overall[group] /= weights;
        }
        return overall;
    }

    /** The rows of a group less the strata that hold any of it, as R's survey counts them. */
    @Override
    public int[] freedom(Groups by) {
        int[] freedom = by.counts();
        int[] stratum = strata.of().codes();
        int[] group = by.codes();
        BitSet[] met = new BitSet[strata.size()];
        Arrays.setAll(met, _ -> new BitSet());
        for (int i = 0; i < group.length; i++) {
            if (group[i] >= 0 && !met[stratum[i]].get(group[i])) {
                met[stratum[i]].set(group[i]);
                freedom[group[i]]--;
            }
        }
        return freedom;
    }

    @Override
    public boolean isOfAll() {
        return IntStream.range(0, strata.size()).allMatch(strata::isReadWhole);
    }
}

package org.plumbline.statistics.survey;

import java.util.Arrays;

/**
 * An estimate's values taken as a sum over the rows: of row i in group g, scale_g · (y_i − ratio_g x_i), Särndal, Swensson and
 * Wretman 1992, 5.5.
 *
 * @param y a value for each row
 * @param x another, or ones
 */
record Linear(Sample sample, Groups by, double[] y, double[] x) {

    Linear {
        int rows = sample.rows();
        if (by.rows() != rows || y.length != rows || x.length != rows) {
            throw new IllegalArgumentException("The sample has %d rows, the groups %d and the values %d and %d"
                    .formatted(rows, by.rows(), y.length, x.length));
        }
    }

    /** The first row that has a value which is no finite number, or −1. */
    int notFinite() {
        for (int i = 0; i < y.length; i++) {
            if (!Double.isFinite(y[i]) || !Double.isFinite(x[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Σ w y of each group. */
    double[] numerators() {
        return sums(y);
    }

    /** Σ w x of each group. */
    double[] denominators() {
        return sums(x);
    }

    private double[] sums(double[] values) {
        double[] sums = new double[by.size()];
        double[] weights = sample.weights();
        int[] groups = by.codes();
        for (int i = 0; i < values.length; i++) {
            if (groups[i] >= 0) {
                sums[groups[i]] += weights[i] * values[i];
            }
        }
        return sums;
    }

    /** For each row its weight times its linearised value, 0 where it is in no group. */
    double[] terms(double[] ratios, double[] scales) {
        double[] terms = new double[y.length];
        double[] weights = sample.weights();
        int[] groups = by.codes();
        for (int i = 0; i < terms.length; i++) {
            int group = groups[i];
            if (group >= 0) {
                terms[i] = weights[i] * scales[group] * (y[i] - ratios[group] * x[i]);
            }
        }
        return terms;
    }

    /** What the weights of each group make its rows worth: (Σ w)² / Σ w². */
    double[] worths() {
        double[] sums = new double[by.size()];
        double[] squares = new double[by.size()];
        double[] weights = sample.weights();
        int[] groups = by.codes();
        // parts of the heaviest, so that squares are numbers
        double heaviest = Arrays.stream(weights).max().orElse(1);
        for (int i = 0; i < weights.length; i++) {
            if (groups[i] >= 0) {
                double weight = weights[i] / heaviest;
                sums[groups[i]] += weight;
                squares[groups[i]] += weight * weight;
            }
        }
        for (int group = 0; group < sums.length; group++) {
            // rows that are so light that nothing is left of them count as one
            sums[group] = squares[group] > 0 ? sums[group] * (sums[group] / squares[group]) : 1;
        }
        return sums;
    }

    /**
     * What the variance of each group would be in a simple random sample of as many rows, drawn without replacement from as
     * many cases as they stand for; as R's survey works it out. Not above 0, or NaN, where that makes no sense.
     */
    double[] simpleVariances(double[] terms) {
        int groups = by.size();
        double[] size = new double[groups];
        double[] mean = new double[groups];
        double[] squares = new double[groups];
        int[] rows = by.counts();
        double[] weights = sample.weights();
        int[] codes = by.codes();
        for (int i = 0; i < terms.length; i++) {
            if (codes[i] >= 0) {
                size[codes[i]] += weights[i];
                mean[codes[i]] += terms[i];
            }
        }
        for (int group = 0; group < groups; group++) {
            mean[group] /= size[group];
        }
        for (int i = 0; i < terms.length; i++) {
            if (codes[i] >= 0) {
                double deviation = terms[i] / weights[i] - mean[codes[i]];
                squares[codes[i]] += weights[i] * deviation * deviation;
            }
        }
        for (int group = 0; group < groups; group++) {
            double n = rows[group];
            squares[group] *= n / (n - 1) * (size[group] - n) / n;
        }
        return squares;
    }
}

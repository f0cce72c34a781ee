package org.plumbline.statistics.survey;

/**
 * A systematic sample: what lies next to one another in the frame is compared, (1−f) n/(2(n−1)) Σ (z_i − z_{i−1})², Wolter 2007,
 * Introduction to Variance Estimation, 8.2.1, estimator 2.
 *
 * @param unread 1 − f
 */
record SuccessiveDifferences(double unread) implements Spread {

    @Override
    public double variance(double[] terms) {
        double squares = 0;
        for (int i = 1; i < terms.length; i++) {
            squares += (terms[i] - terms[i - 1]) * (terms[i] - terms[i - 1]);
        }
        int n = terms.length;
        return n < 2 ? 0 : unread * n / (2.0 * (n - 1)) * squares;
    }

    @Override
    public boolean isOfAll() {
        return unread == 0;
    }
}

package org.plumbline.statistics.survey;

import java.util.Arrays;

/**
 * A sample of a fixed size with unequal probabilities, of which no joint ones are known.
 *
 * @param first inclusion probabilities of the rows
 */
record Approximate(double[] first, Approximation rule) implements Spread {

    @Override
    public double variance(double[] terms) {
        double n = terms.length;
        if (Arrays.stream(first).filter(one -> one < 1).count() < 2) {
            // of one row that could have been another nothing shows the spread
            return 0;
        }
        return switch (rule) {
            case BREWER -> n / (n - 1) * squares(terms, mean(terms, false), true);
            case HAJEK -> n / (n - 1) * squares(terms, mean(terms, true), true);
            case DEVILLE -> squares(terms, mean(terms, true), true) / (1 - concentration());
            case HANSEN_HURWITZ -> n / (n - 1) * squares(terms, mean(terms, false), false);
        };
    }

    private double mean(double[] terms, boolean byChance) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < terms.length; i++) {
            double weight = byChance ? 1 - first[i] : 1;
            sum += weight * terms[i];
            weights += weight;
        }
        return sum / weights;
    }

    private double squares(double[] terms, double mean, boolean byChance) {
        double squares = 0;
        for (int i = 0; i < terms.length; i++) {
            squares += (byChance ? 1 - first[i] : 1) * (terms[i] - mean) * (terms[i] - mean);
        }
        return squares;
    }

    /** Σ a²: below 1 as long as chance decided of two rows. */
    private double concentration() {
        double sum = Arrays.stream(first).map(one -> 1 - one).sum();
        return Arrays.stream(first).map(one -> (1 - one) / sum).map(a -> a * a).sum();
    }

    @Override
    public boolean isOfAll() {
        return Arrays.stream(first).allMatch(one -> one == 1);
    }
}

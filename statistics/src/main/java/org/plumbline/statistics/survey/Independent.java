package org.plumbline.statistics.survey;

import java.util.Arrays;

/**
 * A Poisson sample: Σ (1−π) z², Särndal, Swensson and Wretman 1992, (3.5.4).
 *
 * @param first inclusion probabilities of the rows
 */
record Independent(double[] first) implements Spread {

    @Override
    public double variance(double[] terms) {
        double variance = 0;
        for (int i = 0; i < terms.length; i++) {
            variance += (1 - first[i]) * terms[i] * terms[i];
        }
        return variance;
    }

    @Override
    public boolean isOfAll() {
        return Arrays.stream(first).allMatch(one -> one == 1);
    }
}

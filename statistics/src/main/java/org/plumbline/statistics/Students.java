package org.plumbline.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/** Student's t, where an interval makes up for how few degrees of freedom the variance has. */
public final class Students {

    private static final double ACCURACY = 1e-14;

    private Students() {}

    /** (t of {@code full} / t of {@code actual} degrees of freedom)², by which Korn and Graubard shrink the effective number. */
    public static double ratio(long full, long actual, double tail) {
        double ratio = quantile(full, tail) / quantile(actual, tail);
        return ratio * ratio;
    }

    /**
     * The quantile of Student's t that leaves {@code tail} above it.
     *
     * @param freedom degrees of freedom, above 0
     * @param tail above 0 and below 1
     */
    public static double quantile(double freedom, double tail) {
        return new TDistribution(freedom, ACCURACY).inverseCumulativeProbability(1 - tail);
    }
}

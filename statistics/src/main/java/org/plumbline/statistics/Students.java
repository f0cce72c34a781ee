package org.plumbline.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Student's t, where an interval makes up for how few degrees of freedom the variance has. */
public final class Students {

    private static final double ACCURACY = 1e-14;

    /** With more degrees of freedom, the normal distribution's quantile is the same in every digit that a double has. */
    private static final double AS_GOOD_AS_ENDLESS = 1e17;

    private static final double LEAST_FREEDOM = 0.5;
    private static final double LEAST_TAIL = 1e-17;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private Students() {}

    /** (t of {@code full} / t of {@code actual} degrees of freedom)², by which Korn and Graubard shrink the effective number. */
    public static double ratio(long full, long actual, double tail) {
        double ratio = quantile(full, tail) / quantile(actual, tail);
        return ratio * ratio;
    }

    /**
     * The quantile of Student's t that leaves {@code tail} above it.
     *
     * @param freedom degrees of freedom, a half or more
     * @param tail 10⁻¹⁷ or more, as is left outside of every {@link Level}, and below 1
     * @throws IllegalArgumentException when one of them is not so, or not a number
     */
    public static double quantile(double freedom, double tail) {
        if (!(freedom >= LEAST_FREEDOM) || !(tail >= LEAST_TAIL && tail < 1)) {
            throw new IllegalArgumentException(
                    "Student's t is told for half a degree of freedom or more and a tail from 1e-17 to below 1, not %s and %s"
                            .formatted(freedom, tail));
        }
        if (freedom > AS_GOOD_AS_ENDLESS) {
            return -NORMAL.inverseCumulativeProbability(tail);
        }
        return -new TDistribution(freedom, ACCURACY).inverseCumulativeProbability(tail);
    }
}

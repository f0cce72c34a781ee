package org.plumbline.statistics;

/**
 * From a lower to an upper limit, both included.
 *
 * @param lower not above {@code upper}
 * @param upper not below {@code lower}
 */
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
            throw new IllegalArgumentException("An interval needs finite lower ≤ upper, not " + lower + " to " + upper);
        }
    }

    /** The upper limit less the lower, 0 or more. */
    public double width() {
        return upper - lower;
    }

    /** Whether the value lies within, the limits included. */
    public boolean holds(double value) {
        return lower <= value && value <= upper;
    }

    /** This interval cut to what is possible. */
    public Interval within(double least, double most) {
        return new Interval(Math.clamp(lower, least, most), Math.clamp(upper, least, most));
    }
}

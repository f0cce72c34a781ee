package org.plumbline.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How often an interval made this way holds the truth: 0.95 for 95 times in a hundred.
 *
 * @param confidence more than 0.5 and less than 1
 */
public record Level(double confidence) {

    /** 95%, which is what is meant where no level is given. */
    public static final Level NINETY_FIVE = new Level(0.95);

    private static final NormalDistribution NORMAL = new NormalDistribution();

    public Level {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("A level lies between 0.5 and 1, not at " + confidence);
        }
    }

    /** What is left outside on each side of a two-sided interval: 0.025 for 95%. */
    public double tail() {
        return (1 - confidence) / 2;
    }

    /** What is left outside of a bound on one side: 0.05 for 95%. */
    public double oneTail() {
        return 1 - confidence;
    }

    /** The normal quantile of a two-sided interval: 1.959964 for 95%. */
    public double z() {
        // from below, where a tail of a millionth of a millionth is not lost beside 1
        return -NORMAL.inverseCumulativeProbability(tail());
    }

    /** '95%'. */
    @Override
    public String toString() {
        return Words.shortest(100 * confidence) + "%";
    }
}

package org.plumbline.statistics.pooling;

import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;

/** The share of a stratum in a later wave less that in an earlier, each in its turn drawn by chance of its own. */
record Difference(Whole earlier, Whole later) {

    /** Differences are sought to a ten-billionth. */
    private static final int HALVINGS = 36;

    /** Shares that are no more apart are one and the same, computed by two ways. */
    private static final double SAME = 1e-11;

    /** How likely the later share is higher. */
    double above() {
        return 1 - upTo(0);
    }

    /** How likely it is lower. */
    double below() {
        return upTo(-2 * SAME);
    }

    Interval interval(Level level) {
        return new Interval(reaching(level.tail()), reaching(1 - level.tail()));
    }

    /** How likely the difference is this or less. */
    private double upTo(double difference) {
        double sum = 0;
        for (int count = 0; count < earlier.counts(); count++) {
            double chance = earlier.chance(count);
            if (chance > 0) {
                sum += chance * later.upTo(earlier.share(count) + difference + SAME);
            }
        }
        return sum;
    }

    private double reaching(double chance) {
        double low = -1 - SAME;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (upTo(middle) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}

package org.plumbline.statistics.pooling;

import org.hipparchus.special.Erf;

/** The standard normal distribution, exact in both tails. */
final class Normal {

    private static final double ROOT_OF_TWO = Math.sqrt(2);

    private Normal() {}

    static double below(double u) {
        return Erf.erfc(-u / ROOT_OF_TWO) / 2;
    }

    static double above(double u) {
        return Erf.erfc(u / ROOT_OF_TWO) / 2;
    }
}

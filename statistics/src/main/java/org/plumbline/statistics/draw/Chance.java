package org.plumbline.statistics.draw;

import java.math.BigInteger;
import org.plumbline.statistics.ImpossibleDesign;

/**
 * The probability with which a case is asked to be drawn, exactly, as one whole number out of another.
 *
 * @param of at least 1
 * @param outOf not below {@code of}
 */
public record Chance(long of, long outOf) {

    /** Drawn whatever happens. */
    public static final Chance CERTAIN = new Chance(1, 1);

    public Chance {
        if (of < 1 || outOf < of) {
            throw new ImpossibleDesign(
                    "A case can be drawn with a chance above 0 and at most 1, not %d in %d".formatted(of, outOf));
        }
    }

    /** Whether it is 1. */
    public boolean isCertain() {
        return of == outOf;
    }

    /** Above 0 and at most 1. */
    public double value() {
        return (double) of / outOf;
    }

    /** Whether a number that is evenly spread from 0 to below 2^256 lies in the first part of them, as large as this chance. */
    boolean holds(BigInteger mark) {
        return mark.multiply(BigInteger.valueOf(outOf))
                        .compareTo(BigInteger.valueOf(of).shiftLeft(Marks.BITS))
                < 0;
    }
}

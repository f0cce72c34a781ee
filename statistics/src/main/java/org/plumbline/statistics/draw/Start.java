package org.plumbline.statistics.draw;

import java.math.BigInteger;
import org.plumbline.statistics.ImpossibleDesign;

/**
 * Where on the circle of permanent random numbers a draw begins, as a part of its round.
 *
 * <p>Marks lie on the circle like hours on a clock. Two draws of the same seed that begin at the same point have as many cases in
 * common as they can (positive co-ordination); the further apart they begin, the fewer (negative co-ordination). A draw goes round
 * from its start in the direction of growing marks. Each draw by itself has the probabilities that it would have from any other
 * start. Ohlsson 1995, in Business Survey Methods, ch. 9.
 *
 * @param of at least 0 and below {@code outOf}
 * @param outOf parts of the circle
 */
public record Start(long of, long outOf) {

    /** Where every draw begins of which nothing else is said. */
    public static final Start ZERO = new Start(0, 1);

    public Start {
        if (of < 0 || of >= outOf) {
            throw new ImpossibleDesign(
                    "A start is 0 or a part of the circle below 1, not %d of %d".formatted(of, outOf));
        }
    }

    /**
     * Waves that begin evenly around the circle, so that as few cases as can be are in more than one.
     *
     * @param wave from 0
     * @param waves how many there will be before cases may come again
     */
    public static Start ofWave(long wave, long waves) {
        return new Start(wave, waves);
    }

    /**
     * How likely a case is drawn by both of two Poisson draws that share a seed, exactly: how much of the circle both take. Drawn
     * independently it would be the product of the chances.
     */
    public static double both(Chance chance, Start start, Chance other, Start otherStart) {
        double apart = otherStart.value() - start.value();
        apart -= Math.floor(apart);
        double a = chance.value();
        double b = other.value();
        double within = Math.max(0, Math.min(a, apart + b) - apart);
        double around = Math.max(0, Math.min(a, apart + b - 1));
        return within + around;
    }

    double value() {
        return (double) of / outOf;
    }

    /** How far from here to the mark, going round, out of 2^256. */
    BigInteger to(BigInteger mark) {
        BigInteger here = BigInteger.valueOf(of).shiftLeft(Marks.BITS).divide(BigInteger.valueOf(outOf));
        return mark.subtract(here).mod(Marks.ROUND);
    }
}

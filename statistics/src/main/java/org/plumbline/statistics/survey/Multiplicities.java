package org.plumbline.statistics.survey;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.discrete.PoissonDistribution;

/**
 * How often each of n rows comes in m draws with replacement: multinomial, byte by byte.
 *
 * <p>Many rows are given independent Poisson numbers with a mean a little below m/n, and what is missing to m is drawn one by one.
 * That is multinomial exactly, whatever the mean: given their sum, independent Poisson numbers of one mean are multinomial, and so
 * is what further draws add; where the sum passes m, all begins again. A Poisson number takes one byte of chance, and 56 bits more
 * where the byte falls on a bound.
 */
final class Multiplicities {

    /** Below this many rows, all are drawn one by one. */
    private static final int FEW = 4096;

    private static final byte UNDECIDED = -1;
    private static final int LARGEST = 40;

    private final int rows;
    private final int draws;
    private final byte[] byByte = new byte[256];
    private final long[] bounds = new long[LARGEST];

    Multiplicities(int rows, int draws) {
        this.rows = rows;
        this.draws = draws;
        if (rows >= FEW) {
            // six standard deviations below: the sum passes m less than once in a thousand million times
            var poisson = new PoissonDistribution((draws - 6 * Math.sqrt(draws)) / rows);
            for (int k = 0; k < LARGEST; k++) {
                bounds[k] = unsigned(poisson.cumulativeProbability(k));
            }
            for (int first = 0; first < byByte.length; first++) {
                long least = (long) first << 56;
                long most = least | (-1L >>> 8);
                byByte[first] = number(least) == number(most) ? number(least) : UNDECIDED;
            }
        }
    }

    /** 2⁶⁴ times the probability, as an unsigned number; the largest for 1. */
    private static long unsigned(double probability) {
        double half = probability * 0x1p63;
        return half >= 0x1p63 ? -1L : ((long) half << 1) | ((long) ((half - Math.floor(half)) * 2));
    }

    private byte number(long chance) {
        int k = 0;
        while (k < LARGEST - 1 && Long.compareUnsigned(chance, bounds[k]) >= 0) {
            k++;
        }
        return (byte) k;
    }

    /** Fills in the rows from {@code from} on. */
    void draw(byte[] counts, int from, RandomGenerator random) {
        int left = rows < FEW ? zero(counts, from) : poisson(counts, from, random);
        while (left < 0) {
            left = poisson(counts, from, random);
        }
        for (int i = 0; i < left; i++) {
            // the high half of the product: each row's chance is 1/n to within 2⁻⁶⁴
            counts[from + (int) Math.unsignedMultiplyHigh(random.nextLong(), rows)]++;
        }
    }

    private int zero(byte[] counts, int from) {
        Arrays.fill(counts, from, from + rows, (byte) 0);
        return draws;
    }

    /** What is left to draw, below 0 where there are too many. */
    private int poisson(byte[] counts, int from, RandomGenerator random) {
        int sum = 0;
        int row = from;
        int end = from + rows;
        while (row < end) {
            long chances = random.nextLong();
            int last = Math.min(end, row + 8);
            for (; row < last; row++) {
                byte count = byByte[(int) (chances >>> 56)];
                if (count == UNDECIDED) {
                    count = number((chances & (0xffL << 56)) | (random.nextLong() >>> 8));
                }
                counts[row] = count;
                sum += count;
                chances <<= 8;
            }
        }
        return draws - sum;
    }
}

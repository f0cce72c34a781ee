package org.plumbline.statistics.survey;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.plumbline.statistics.draw.Seed;

/**
 * Replicate samples of Rao and Wu: of each stratum n_h − 1 rows are drawn with replacement, and how often each came is rescaled,
 * so that the spread of the replicates is the variance of the design, what was read of a finite caseload included.
 *
 * <p>The chance of replicate k comes of Xoshiro256++ (Blackman and Vigna 2021, ACM Trans. Math. Softw. 47:36), started with the
 * HMAC-SHA-256 of {@code bootstrap k} under the seed; so each replicate is the same whichever thread makes it.
 */
final class Replicates {

    private static final RandomGeneratorFactory<RandomGenerator> GENERATOR =
            RandomGeneratorFactory.of("Xoshiro256PlusPlus");

    private final Strata strata;
    private final Seed seed;

    /** The rows in the order of strata and, within one, of groups. */
    private final int[] order;

    /** For each row in that order, where it stands in the order of strata and rows, in which replicates are drawn. */
    private final int[] drawnAt;

    /** Where the cells of stratum by group begin in that order; the first of a stratum holds what is in no group. */
    private final int[] cells;

    private final int groups;
    private final Multiplicities[] multiplicities;

    Replicates(Strata strata, Groups by, Seed seed) {
        this.strata = strata;
        this.seed = seed;
        this.groups = by.size() + 1;
        this.cells = new int[strata.size() * groups + 1];
        int rows = by.rows();
        for (int i = 0; i < rows; i++) {
            cells[cell(by, i) + 1]++;
        }
        Arrays.parallelPrefix(cells, Integer::sum);
        this.order = new int[rows];
        int[] next = cells.clone();
        for (int i = 0; i < rows; i++) {
            order[next[cell(by, i)]++] = i;
        }
        this.drawnAt = new int[rows];
        int[] place = new int[rows];
        int[] ofStratum = new int[strata.size()];
        Arrays.setAll(ofStratum, h -> cells[h * groups]);
        for (int i = 0; i < rows; i++) {
            place[i] = ofStratum[strata.of().of(i)]++;
        }
        Arrays.setAll(drawnAt, i -> place[order[i]]);
        this.multiplicities = new Multiplicities[strata.size()];
        Arrays.setAll(multiplicities, h -> new Multiplicities(strata.read()[h], strata.read()[h] - 1));
    }

    private int cell(Groups by, int row) {
        return strata.of().of(row) * groups + by.of(row) + 1;
    }

    /** For each of some replicates the weighted sums of the columns over each group: [replicate][column][group]. */
    double[][][] sums(int replicates, double[]... columns) {
        double[][] sorted = Arrays.stream(columns).map(this::sorted).toArray(double[][]::new);
        byte[] once = new byte[order.length];
        Arrays.fill(once, (byte) 1);
        double[][] whole =
                Arrays.stream(sorted).map(column -> byCell(once, column)).toArray(double[][]::new);
        return IntStream.range(0, replicates)
                .parallel()
                .mapToObj(replicate -> {
                    byte[] counts = counts(replicate);
                    double[][] sums = new double[sorted.length][];
                    Arrays.setAll(sums, c -> rescaled(whole[c], byCell(counts, sorted[c])));
                    return sums;
                })
                .toArray(double[][][]::new);
    }

    /** What each row weighs in the replicate. */
    double[] weights(int replicate) {
        byte[] counts = counts(replicate);
        double[] weights = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            int h = strata.of().of(order[i]);
            weights[order[i]] =
                    strata.weight(h) * (1 - shrinking(h) + shrinking(h) * stretching(h) * counts[drawnAt[i]]);
        }
        return weights;
    }

    private double[] sorted(double[] column) {
        double[] sorted = new double[column.length];
        Arrays.setAll(sorted, i -> column[order[i]]);
        return sorted;
    }

    private byte[] counts(int replicate) {
        byte[] counts = new byte[order.length];
        RandomGenerator random = generator(replicate);
        for (int h = 0; h < multiplicities.length; h++) {
            if (!strata.isReadWhole(h)) {
                multiplicities[h].draw(counts, cells[h * groups], random);
            }
        }
        return counts;
    }

    private RandomGenerator generator(int replicate) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(seed.hex()), "HmacSHA256"));
            return GENERATOR.create(mac.doFinal(("bootstrap " + replicate).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    /** Four sums side by side, since each addition waits for the one before it. */
    private double[] byCell(byte[] counts, double[] column) {
        double[] sums = new double[cells.length - 1];
        for (int cell = 0; cell < sums.length; cell++) {
            if (cell % groups == 0) {
                continue;
            }
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = cells[cell];
            int end = cells[cell + 1];
            for (; i + 3 < end; i += 4) {
                a += counts[drawnAt[i]] * column[i];
                b += counts[drawnAt[i + 1]] * column[i + 1];
                c += counts[drawnAt[i + 2]] * column[i + 2];
                d += counts[drawnAt[i + 3]] * column[i + 3];
            }
            for (; i < end; i++) {
                a += counts[drawnAt[i]] * column[i];
            }
            sums[cell] = a + b + (c + d);
        }
        return sums;
    }

    private double[] rescaled(double[] whole, double[] drawn) {
        double[] sums = new double[groups - 1];
        for (int cell = 0; cell < whole.length; cell++) {
            int h = cell / groups;
            if (cell % groups > 0) {
                sums[cell % groups - 1] += strata.weight(h)
                        * ((1 - shrinking(h)) * whole[cell] + shrinking(h) * stretching(h) * drawn[cell]);
            }
        }
        return sums;
    }

    /** √(1−f): 0 for a stratum that was read whole. */
    private double shrinking(int stratum) {
        return strata.isReadWhole(stratum) ? 0 : Math.sqrt(strata.unread(stratum));
    }

    private double stretching(int stratum) {
        double n = strata.read()[stratum];
        return n > 1 ? n / (n - 1) : 0;
    }
}

package org.plumbline.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.disclosure.Suppression.Suppressed;

/** How long it takes to hide what has to be in tables of 50 × 50 cells with totals; {@code benchmarks/disclosure/run}. */
class SuppressionBenchmark {

    private static final int[] MEANS = {5, 20, 60, 120, 250, 500};

    @Test
    void fiftyByFifty() {
        int runs = Integer.getInteger("plumbline.benchmark.runs", 10);
        SplittableRandom random = new SplittableRandom(5050);
        System.out.printf("| the first table of all | %s |%n", new Row(1, 250, random));
        for (int mean : MEANS) {
            System.out.printf("| counts of %d on average | %s |%n", mean, new Row(runs, mean, random));
        }
    }

    /** Seconds of several tables, each made before its time is taken. */
    private static final class Row {

        private final double[] seconds;
        private long unsafe;
        private long more;
        private long cost;
        private long atLeast;

        Row(int runs, int mean, SplittableRandom random) {
            seconds = new double[runs];
            for (int run = 0; run < runs; run++) {
                LinkedTables tables = RandomTables.twoWay(random, 50, 50, mean);
                long start = System.nanoTime();
                Suppressed found = (Suppressed) Suppressing.hide(tables, Rules.minimum(5));
                seconds[run] = (System.nanoTime() - start) / 1e9;
                assertThat(found.isCutShort()).isFalse();
                unsafe += found.unsafe().size();
                more += found.more().size();
                cost += found.cost();
                atLeast += found.atLeast();
            }
            Arrays.sort(seconds);
        }

        @Override
        public String toString() {
            return "%.2f | %.2f | %.2f | %d | %d | %d | %.1f%%"
                    .formatted(
                            seconds[seconds.length / 2],
                            seconds[0],
                            seconds[seconds.length - 1],
                            seconds.length,
                            unsafe / seconds.length,
                            more / seconds.length,
                            cost == 0 ? 0 : 100.0 * (cost - atLeast) / cost);
        }
    }
}

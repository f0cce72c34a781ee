package org.plumbline.statistics.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often cases and pairs come by Pareto's draw, beside what is worked out and what was asked for; the figures stand in
 * docs/method/unequal.md. {@code ./mvnw test -pl statistics -Pcoverage}
 */
@Tag("simulation")
class ParetoSimulationTests {

    private static final int RUNS = 1_000_000;

    /** Two of ten, with sizes as far apart as 12 and 864. */
    private static final List<Long> SIZES = List.of(12L, 21L, 36L, 56L, 83L, 121L, 177L, 275L, 474L, 864L);

    @Test
    void whatIsWorkedOutIsHowOftenTheyCome() {
        SizedFrame frame = new SizedFrame(
                Frame.of(IntStream.range(0, 10)
                        .mapToObj(i -> new Unit("case " + i, ""))
                        .toList()),
                SIZES);
        double[] wanted = frame.chances(2).stream().mapToDouble(Chance::value).toArray();
        InclusionProbabilities worked = Inclusion.pareto(wanted);
        long[][] times = times(wanted);
        double furthest = 0;
        double furthestPair = 0;
        double furthestWanted = 0;
        for (int i = 0; i < 10; i++) {
            furthest = Math.max(furthest, errors(times[i][i], worked.first(i)));
            furthestWanted = Math.max(furthestWanted, errors(times[i][i], wanted[i]));
            for (int j = 0; j < i; j++) {
                furthestPair = Math.max(furthestPair, errors(times[i][j], worked.joint(i, j)));
            }
        }
        assertThat(furthest).isLessThan(3.5);
        assertThat(furthestPair).isLessThan(4);
        assertThat(furthestWanted).isGreaterThan(10);
    }

    private static long[][] times(double[] wanted) {
        SplittableRandom random = new SplittableRandom(20161125);
        long[][] times = new long[10][10];
        for (int run = 0; run < RUNS; run++) {
            double[] ranking = new double[10];
            for (int i = 0; i < 10; i++) {
                double u = random.nextDouble();
                ranking[i] = u / (1 - u) * (1 - wanted[i]) / wanted[i];
            }
            int first = 0;
            int second = -1;
            for (int i = 1; i < 10; i++) {
                if (ranking[i] < ranking[first]) {
                    second = first;
                    first = i;
                } else if (second < 0 || ranking[i] < ranking[second]) {
                    second = i;
                }
            }
            times[first][first]++;
            times[second][second]++;
            times[Math.max(first, second)][Math.min(first, second)]++;
        }
        return times;
    }

    /** By how many standard errors of the simulation the two differ. */
    private static double errors(long times, double probability) {
        return Math.abs((double) times / RUNS - probability) / Math.sqrt(probability * (1 - probability) / RUNS);
    }
}

package org.plumbline.statistics.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.pooling.Pooled.StrataPooled;
import org.plumbline.statistics.pooling.Strata.One;

/**
 * How often the intervals of strata that borrow from one another hold the shares of their strata, in 10,000 seeded runs of each
 * situation of golden/coverage-pooling.csv, whose figures stand in docs/method/coverage.md.
 * {@code ./mvnw test -pl statistics -Pcoverage}
 */
@Tag("simulation")
class PoolingCoverageSimulationTests {

    private static final int RUNS = 10_000;
    private static final long POPULATION = 200;
    private static final int[] READ = {0, 2, 5, 8, 12, 20};

    private static final Map<String, long[]> HELD = new ConcurrentHashMap<>();

    static List<Golden> situations() {
        return Golden.rows("coverage-pooling.csv");
    }

    /** The shares of six strata, or 'prior' for such as are drawn anew from what is held before; then which stratum is looked at. */
    @ParameterizedTest
    @MethodSource("situations")
    void anIntervalHoldsTheTruthAsOftenAsIsTold(Golden row) {
        String[] words = row.text("situation").split(": ");
        long[] held = HELD.computeIfAbsent(words[0], PoolingCoverageSimulationTests::held);
        double coverage =
                words[1].equals("all") ? Arrays.stream(held).average().orElseThrow() : held[Integer.parseInt(words[1])];
        assertThat(coverage / RUNS).isCloseTo(row.number("coverage"), within(0.00006));
    }

    /** In how many runs the interval of each stratum holds its share. */
    private static long[] held(String shares) {
        return IntStream.range(0, RUNS)
                .parallel()
                .mapToObj(run -> held(shares, new SplittableRandom(20161125 + run)))
                .reduce(
                        new long[READ.length],
                        (one, other) -> IntStream.range(0, READ.length)
                                .mapToLong(i -> one[i] + other[i])
                                .toArray());
    }

    private static long[] held(String shares, SplittableRandom random) {
        double[] truths = truths(shares, random);
        One[] each = new One[READ.length];
        long[] had = new long[READ.length];
        for (int i = 0; i < READ.length; i++) {
            for (int one = 0; one < POPULATION; one++) {
                had[i] += random.nextDouble() < truths[i] ? 1 : 0;
            }
            long found = 0;
            for (int one = 0; one < READ[i]; one++) {
                found += random.nextLong(POPULATION - one) < had[i] - found ? 1 : 0;
            }
            each[i] = new One("" + i, found, READ[i], POPULATION);
        }
        Strata strata = Strata.of(each);
        StrataPooled pooled = (StrataPooled) Pooling.strata(strata.design(), strata.tallies());
        return IntStream.range(0, READ.length)
                .mapToLong(i -> pooled.strata().get(i).interval().holds((double) had[i] / POPULATION) ? 1 : 0)
                .toArray();
    }

    private static double[] truths(String shares, SplittableRandom random) {
        if (!shares.equals("prior")) {
            return Arrays.stream(shares.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
        double mean = random.nextDouble();
        double spread = Prior.EVEN.leastSpread() + (1 - Prior.EVEN.leastSpread()) * random.nextDouble();
        double worth = 1 / (spread * spread) - 1;
        var beta = new BetaDistribution(mean * worth, (1 - mean) * worth);
        return IntStream.range(0, READ.length)
                .mapToDouble(i -> beta.inverseCumulativeProbability(random.nextDouble()))
                .toArray();
    }
}

package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.statistics.Design.SimpleRandom;

/**
 * How often an interval from a simple random sample holds the truth, exactly: for every number M that the caseload may hold, the
 * chance of drawing an x whose interval holds M/N. The figures stand in docs/method/estimates.md.
 */
class CoverageTests {

    @ParameterizedTest
    @CsvSource({
        // N, n, on average, at worst, at worst for shares from 5% to 95%
        "60, 30, 0.957, 0.897, 0.897",
        "100, 30, 0.952, 0.912, 0.921",
        "400, 34, 0.952, 0.837, 0.928",
        "1000, 100, 0.951, 0.900, 0.930",
        "4210, 374, 0.950, 0.830, 0.937"
    })
    void theIntervalOfAnEstimateHoldsTheTruthAsOftenAsTheMethodPageSays(
            long population, long chosen, double average, double worst, double worstInside) {
        SimpleRandom design = new SimpleRandom(population, chosen);
        double[] coverage = coverage(design, found -> limits(design, found));
        int edge = coverage.length / 20;

        assertThat(Arrays.stream(coverage).average().orElseThrow()).isGreaterThanOrEqualTo(average);
        assertThat(Arrays.stream(coverage).min().orElseThrow()).isGreaterThanOrEqualTo(worst);
        assertThat(Arrays.stream(coverage, edge, coverage.length - edge).min().orElseThrow())
                .isGreaterThanOrEqualTo(worstInside);
    }

    @ParameterizedTest
    @CsvSource({"60, 30", "100, 30", "400, 34", "1000, 100"})
    void theHypergeometricIntervalNeverHoldsTheTruthLessOftenThanPromised(long population, long chosen) {
        double[] coverage = coverage(
                new SimpleRandom(population, chosen),
                found -> Proportions.hypergeometric(Share.of(found, chosen), population, Level.NINETY_FIVE));

        assertThat(Arrays.stream(coverage).min().orElseThrow()).isGreaterThan(0.95 - 1e-9);
    }

    private static Interval limits(SimpleRandom design, long found) {
        return Estimation.share(design, Share.of(found, design.chosen()))
                .interval()
                .orElseThrow();
    }

    private static double[] coverage(SimpleRandom design, LongFunction<Interval> interval) {
        List<Interval> byFound =
                LongStream.rangeClosed(0, design.chosen()).mapToObj(interval).toList();
        int population = (int) design.population();
        return IntStream.rangeClosed(0, population)
                .mapToDouble(m -> {
                    var chance = new HypergeometricDistribution(population, m, (int) design.chosen());
                    double truth = (double) m / population;
                    return IntStream.range(0, byFound.size())
                            .filter(found -> holds(byFound.get(found), truth))
                            .mapToDouble(chance::probability)
                            .sum();
                })
                .toArray();
    }

    /** The limits are shares of whole cases, which floating point may miss by a hair. */
    private static boolean holds(Interval interval, double truth) {
        return interval.lower() - 1e-12 <= truth && truth <= interval.upper() + 1e-12;
    }
}

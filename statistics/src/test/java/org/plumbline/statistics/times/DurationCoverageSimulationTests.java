package org.plumbline.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.times.TimeDifference.Compared;
import org.plumbline.statistics.times.TimesToEvent.Observation;

/**
 * How often the intervals of times hold the truth, in 10,000 seeded runs of each situation of golden/coverage-durations.csv,
 * whose figures stand in docs/method/coverage.md. {@code ./mvnw test -pl statistics -Pcoverage}
 */
@Tag("simulation")
class DurationCoverageSimulationTests {

    private static final int RUNS = 10_000;

    /** Whoever is observed is observed for between 10 and 40 days; what has no end by then is still open. */
    private static final double LEAST_SEEN = 10;

    private static final double MOST_SEEN = 40;

    private static final double LIMIT = 10;

    static List<Golden> situations() {
        return Golden.rows("coverage-durations.csv");
    }

    @ParameterizedTest
    @MethodSource("situations")
    void anIntervalHoldsTheTruthAsOftenAsIsTold(Golden row) {
        double[] numbers = Arrays.stream(row.text("situation").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        var random = new SplittableRandom(20161125);
        int held = 0;
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            Optional<Boolean> holds = switch (row.text("interval")) {
                case "median" -> median(times(numbers[0], numbers[1], random), numbers[1]);
                case "restricted mean" -> restrictedMean(times(numbers[0], numbers[1], random), numbers[1]);
                case "two restricted means" ->
                    difference(
                            times(numbers[0], numbers[1], random),
                            times(numbers[2], numbers[3], random),
                            mean(numbers[3]) - mean(numbers[1]));
                case String unknown -> throw new AssertionError(unknown);
            };
            told += holds.isPresent() ? 1 : 0;
            held += holds.orElse(false) ? 1 : 0;
        }
        assertThat((double) held / told).isCloseTo(row.number("coverage"), within(0.00006));
    }

    /** An interval without an end goes on for ever. */
    private static Optional<Boolean> median(TimesToEvent times, double scale) {
        double truth = scale * Math.log(2);
        var quantile = times.quantile(0.5);
        return quantile.from().isEmpty()
                ? Optional.empty()
                : Optional.of(quantile.from().getAsDouble() <= truth
                        && truth <= quantile.to().orElse(Double.POSITIVE_INFINITY));
    }

    private static Optional<Boolean> restrictedMean(TimesToEvent times, double scale) {
        if (!times.isKnownUntil(LIMIT)) {
            return Optional.empty();
        }
        var mean = times.restrictedMean(LIMIT);
        return Optional.of(mean.from() <= mean(scale) && mean(scale) <= mean.to());
    }

    private static Optional<Boolean> difference(TimesToEvent earlier, TimesToEvent later, double truth) {
        return MeanTimes.difference(earlier, later, LIMIT) instanceof Compared compared
                ? compared.interval().map(interval -> interval.holds(truth))
                : Optional.empty();
    }

    /** Of exponential times, up to the limit. */
    private static double mean(double scale) {
        return scale * -Math.expm1(-LIMIT / scale);
    }

    private static TimesToEvent times(double n, double scale, SplittableRandom random) {
        return TimesToEvent.of(
                IntStream.range(0, (int) n)
                        .mapToObj(_ -> observed(
                                -scale * Math.log(1 - random.nextDouble()), random.nextDouble(LEAST_SEEN, MOST_SEEN)))
                        .toList(),
                Level.NINETY_FIVE);
    }

    private static Observation observed(double time, double seen) {
        return time <= seen ? new Observation(time, true) : new Observation(seen, false);
    }
}

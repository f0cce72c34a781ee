package org.plumbline.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.change.Change;
import org.plumbline.statistics.planning.ChangePlanning.Wave;
import org.plumbline.statistics.planning.SampleSize.Enough;
import org.plumbline.statistics.planning.SampleSize.NotReachable;

class PlanningTests {

    private static final Level LEVEL = Level.NINETY_FIVE;

    static Stream<Golden> golden() {
        return Golden.rows("planning.csv").stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void plansAreThoseOfRAndOfPracTools(Golden row) {
        OptionalLong population = population(row);
        double a = row.number("a");
        double b = row.number("b");
        double c = row.number("c");
        double value = row.number("value");
        switch (row.text("what")) {
            case "WILSON", "LOGIT", "NORMAL_MARGIN" ->
                assertThat(margin(a, b, population, Method.valueOf(row.text("what")))
                                .cases())
                        .isEqualTo((long) Math.ceil(value - 1e-6));
            case "half WILSON", "half LOGIT", "half NORMAL_MARGIN" -> {
                Enough plan =
                        margin(a, b, population, Method.valueOf(row.text("what").substring(5)));
                assertThat(plan.cases()).isEqualTo((long) c);
                assertThat(plan.reached()).isCloseTo(value, within(1e-10));
            }
            case "difference" ->
                assertThat(ChangePlanning.difference(wave(a, population), wave(b, population), c, LEVEL)
                                .cases())
                        .isEqualTo((long) Math.ceil(value - 1e-6));
            case "power" ->
                assertThat(ChangePlanning.power(
                                wave(a, population), (long) c, wave(b, population), row.count("d"), LEVEL))
                        .isCloseTo(value, within(1e-10));
            case "hypergeometric" ->
                assertThat(Planning.finding(5000, Math.round(a * 5000), (long) b, 0.95)
                                .cases())
                        .isEqualTo((long) value);
            case "binomial" ->
                assertThat(Planning.finding(share(a), (long) b, 0.95).cases()).isEqualTo((long) value);
            case "finding" -> {
                Enough plan = Planning.finding(row.count("population"), (long) a, (long) b, 0.95);
                assertThat(plan.cases()).isEqualTo((long) c);
                assertThat(plan.reached()).isCloseTo(value, within(1e-10));
            }
            default -> OptimalAllocationTests.holds(row);
        }
    }

    @Test
    void oneCaseLessWouldNotDo() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 200; run++) {
            long population = random.nextLong(2, 3000);
            Share expected = Share.of(random.nextLong(0, 51), 50);
            double margin = random.nextDouble(0.005, 0.3);
            Enough plan = Planning.margin(expected, margin, LEVEL, OptionalLong.of(population), Method.WILSON);
            assertThat(plan.reached()).isLessThanOrEqualTo(margin + 1e-12);
            if (plan.cases() > 1) {
                assertThat(wilsonWidth(expected.value(), Proportions.worth(plan.cases() - 1, population)))
                        .isGreaterThan(2 * margin);
            }
        }
    }

    @Test
    void afterAWaveThatHasBeenReadTheLaterIsPlannedFromIt() {
        Wave earlier = wave(0.9, OptionalLong.of(1000));
        Wave later = wave(0.8, OptionalLong.of(800));
        Enough plan = (Enough) ChangePlanning.differenceFrom(earlier, 200, later, 0.8, LEVEL);
        assertThat(ChangePlanning.power(earlier, 200, later, plan.cases(), LEVEL))
                .isEqualTo(plan.reached())
                .isGreaterThanOrEqualTo(0.8);
        assertThat(ChangePlanning.power(earlier, 200, later, plan.cases() - 1, LEVEL))
                .isLessThan(0.8);
        assertThat(plan.sentence())
                .isEqualTo(
                        "To show a change from 90.0%% to 80.0%% with a probability of 80%% (95%% level), after 200 cases of the earlier wave, %d of 800 cases of the later must be read."
                                .formatted(plan.cases()));
        assertThat(ChangePlanning.differenceFrom(earlier, 20, later, 0.8, LEVEL))
                .isInstanceOfSatisfying(NotReachable.class, not -> {
                    assertThat(not.reasons().getFirst().kind()).isEqualTo(Reason.Kind.TOO_FEW_CASES);
                    assertThat(not.sentence())
                            .startsWith(
                                    "With the 20 cases of the earlier wave, even all 800 cases of the later would show a change from 90.0% to 80.0% with a probability of ");
                });
        Wave endless = wave(0.8, OptionalLong.empty());
        assertThat(ChangePlanning.differenceFrom(earlier, 20, endless, 0.8, LEVEL)
                        .sentence())
                .contains("even endlessly many of the later");
        assertThat(ChangePlanning.power(earlier, 5000, later, 5000, LEVEL)).isOne();
        Wave none = wave(0, OptionalLong.empty());
        Wave all = wave(1, OptionalLong.empty());
        assertThat(ChangePlanning.power(none, 1, all, 1, LEVEL)).isZero();
        assertThat(ChangePlanning.power(none, 30, all, 30, LEVEL)).isOne();
    }

    /** Exactly, over all that may be found; the figures stand in docs/method/planning.md. */
    @ParameterizedTest
    @CsvSource({
        "0.75, 0.85, 250, 0.803",
        "0.926, 0.85, 270, 0.808",
        "0.5, 0.3, 93, 0.799",
        "0.05, 0.15, 141, 0.817",
        "0.98, 0.9, 138, 0.823"
    })
    void aChangeIsShownAsOftenAsPlanned(double earlier, double later, long cases, double shown) {
        assertThat(ChangePlanning.difference(
                                wave(earlier, OptionalLong.empty()), wave(later, OptionalLong.empty()), 0.8, LEVEL)
                        .cases())
                .isEqualTo(cases);
        int n = (int) cases;
        var one = new BinomialDistribution(n, earlier);
        var two = new BinomialDistribution(n, later);
        double excluded = 0;
        for (int x = 0; x <= n; x++) {
            for (int y = 0; y <= n; y++) {
                double chance = one.probability(x) * two.probability(y);
                if (chance > 1e-9
                        && !Change.newcombe(Share.of(x, n), Share.of(y, n), LEVEL)
                                .holds(0)) {
                    excluded += chance;
                }
            }
        }
        assertThat(excluded).isCloseTo(shown, within(0.0006));
    }

    @Test
    void plansTellThemselves() {
        assertThat(margin(0.1, 0.05, OptionalLong.of(10_000), Method.WILSON).sentence())
                .isEqualTo(
                        "To know a share of about 10.0% to within 5.0 points either way (95% interval), 140 of 10,000 cases must be read.");
        assertThat(margin(0.75, 0.05, OptionalLong.of(374), Method.WILSON).cases())
                .isEqualTo(163);
        assertThat(margin(0.5, 0.05, OptionalLong.empty(), Method.NORMAL_MARGIN).sentence())
                .isEqualTo(
                        "To know a share of about 50.0% to within 5.0 points either way (95% interval), 385 cases must be read.");
        assertThat(margin(0.5, 0.01, OptionalLong.of(20), Method.WILSON).sentence())
                .endsWith("all 20 cases must be read.");
        assertThat(ChangePlanning.difference(
                                wave(0.75, OptionalLong.empty()), wave(0.85, OptionalLong.empty()), 0.8, LEVEL)
                        .sentence())
                .isEqualTo(
                        "To show a change from 75.0% to 85.0% with a probability of 80% (95% level), 250 cases must be read in each wave.");
        assertThat(Planning.finding(5000, 250, 1, 0.95).sentence())
                .isEqualTo(
                        "If 250 of 5,000 cases are so, 59 drawn by chance hold at least 1 of them with a probability of 95.2%.");
        assertThat(Planning.finding(Share.of(1, 100), 1, 0.95).sentence())
                .isEqualTo(
                        "If 1.0% of all cases are so, 299 drawn by chance hold at least 1 of them with a probability of 95.0%.");
    }

    @Test
    void theSmallestAndTheLargestArePlannedToo() {
        assertThat(margin(0.5, 0.1, OptionalLong.of(1), Method.WILSON).cases()).isOne();
        assertThat(Planning.finding(10, 10, 1, 0.95).cases()).isOne();
        assertThat(Planning.finding(10, 3, 3, 0.95).cases()).isEqualTo(10);
        assertThat(Planning.finding(Share.of(1, 1), 2, 0.95).cases()).isEqualTo(2);
        Wave earlier = wave(0.9, OptionalLong.of(300));
        Wave later = wave(0.8, OptionalLong.of(300));
        assertThat(ChangePlanning.differenceFrom(earlier, 300, later, 0.8, LEVEL))
                .isInstanceOf(Enough.class);
        refused(() -> ChangePlanning.differenceFrom(earlier, 300, later, 1, LEVEL));
        refused(() -> ChangePlanning.differenceFrom(earlier, 300, earlier, 0.8, LEVEL));
        refused(() -> ChangePlanning.power(earlier, 1, later, 0, LEVEL));
    }

    @Test
    void eachStratumGetsWhatItNeeds() {
        Allocation allocation = Planning.each(
                Map.of("custody", 40L, "missing", 1000L),
                size -> Planning.margin(Share.of(1, 2), 0.1, LEVEL, OptionalLong.of(size), Method.WILSON));
        assertThat(allocation.chosen()).isEqualTo(Map.of("custody", 29L, "missing", 85L));
    }

    @Test
    void whatCannotBePlannedIsRefused() {
        for (double wrong : new double[] {0, -1, 0.5, Double.NaN}) {
            refused(() -> margin(0.1, wrong, OptionalLong.empty(), Method.WILSON));
        }
        refused(() -> margin(0, 0.1, OptionalLong.empty(), Method.LOGIT));
        refused(() -> margin(1, 0.1, OptionalLong.empty(), Method.NORMAL_MARGIN));
        refused(() -> margin(0.1, 0.1, OptionalLong.empty(), Method.JEFFREYS));
        refused(() -> margin(0.1, 0.1, OptionalLong.of(0), Method.WILSON));
        refused(() -> Planning.margin(Share.of(0, 0), 0.1, LEVEL, OptionalLong.empty(), Method.WILSON));
        Wave wave = wave(0.5, OptionalLong.of(50));
        refused(() -> ChangePlanning.difference(wave, wave, 0.8, LEVEL));
        Wave other = wave(0.6, OptionalLong.of(50));
        for (double wrong : new double[] {0, 1, Double.NaN}) {
            refused(() -> ChangePlanning.difference(wave, other, wrong, LEVEL));
            refused(() -> Planning.finding(10, 1, 1, wrong));
            refused(() -> Planning.finding(Share.of(1, 10), 1, wrong));
        }
        refused(() -> ChangePlanning.differenceFrom(wave, 51, other, 0.8, LEVEL));
        refused(() -> ChangePlanning.differenceFrom(wave, 0, other, 0.8, LEVEL));
        refused(() -> ChangePlanning.power(wave, 0, other, 1, LEVEL));
        refused(() -> Planning.finding(10, 2, 3, 0.9));
        refused(() -> Planning.finding(10, 11, 3, 0.9));
        refused(() -> Planning.finding(10, 2, 0, 0.9));
        refused(() -> Planning.finding(Share.of(0, 10), 1, 0.9));
        refused(() -> new NotReachable(List.of()));
    }

    private static void refused(ThrowingCallable what) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(what);
    }

    private static Enough margin(double expected, double margin, OptionalLong population, Method method) {
        return Planning.margin(share(expected), margin, LEVEL, population, method);
    }

    private static Wave wave(double expected, OptionalLong population) {
        return new Wave(share(expected), population);
    }

    private static Share share(double value) {
        return Share.of(Math.round(1000 * value), 1000);
    }

    private static double wilsonWidth(double p, double worth) {
        double z2 = LEVEL.z() * LEVEL.z();
        return 2 * Math.sqrt(z2 * p * (1 - p) / worth + z2 * z2 / (4 * worth * worth)) / (1 + z2 / worth);
    }

    private static OptionalLong population(Golden row) {
        return row.text("population").equals("Inf") ? OptionalLong.empty() : OptionalLong.of(row.count("population"));
    }
}

package org.plumbline.statistics.degenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Honest;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.draw.Inclusion;
import org.plumbline.statistics.draw.InclusionProbabilities;
import org.plumbline.statistics.draw.Seed;
import org.plumbline.statistics.survey.Approximation;
import org.plumbline.statistics.survey.Calibration.Calibrated;
import org.plumbline.statistics.survey.Estimating;
import org.plumbline.statistics.survey.Groups;
import org.plumbline.statistics.survey.Joint;
import org.plumbline.statistics.survey.Margin;
import org.plumbline.statistics.survey.Sample;
import org.plumbline.statistics.survey.TwoStreams;

/** Samples of no row, of one, of all, with weights and values of any size, and values that are no number. */
class DegenerateRowsTests {

    private static final Seed SEED = new Seed("0".repeat(64));
    private static final List<Level> LEVELS = List.of(Level.NINETY_FIVE, new Level(Math.nextDown(1.0)));

    private final Honest honest = new Honest();

    @AfterEach
    void allIsHonest() {
        assertThat(honest.failures()).isEmpty();
        assertThat(honest.hasBoth()).isTrue();
    }

    @Test
    void simpleAndStratified() {
        for (int rows = -1; rows < 5; rows++) {
            int n = rows;
            for (long population : new long[] {0, 1, 4, 5, 1L << 40, Long.MAX_VALUE}) {
                honest.ask("simple %d of %d".formatted(n, population), () -> {
                    estimates(Sample.simpleRandom(new Design.SimpleRandom(population, Math.min(4, population)), n));
                    return true;
                });
                honest.ask("systematic %d of %d".formatted(n, population), () -> {
                    estimates(Sample.systematic(population, n));
                    return true;
                });
            }
        }
        for (List<String> of : List.of(
                List.<String>of(),
                List.of("a"),
                List.of("a", "b"),
                List.of("a", "a", "b"),
                List.of("a", "a", "b", "b"),
                List.of("c"))) {
            for (long population : new long[] {2, 3, 1L << 61}) {
                honest.ask("strata %s of %d".formatted(of, population), () -> {
                    estimates(Sample.stratified(
                            new Design.Stratified(List.of(
                                    new Design.Stratum("a", population, 2), new Design.Stratum("b", population, 2))),
                            Groups.of(of)));
                    return true;
                });
            }
        }
    }

    @Test
    void unequalChances() {
        for (double[] first : new double[][] {
            {},
            {1},
            {0.5},
            {1, 1},
            {1, 0.5},
            {0.5, 0.5},
            {1e-300, 0.5},
            {1e-200, 1e-200, 1},
            {0.999999999999999, 0.5, 1e-9},
            {Double.MIN_VALUE, 0.1},
            {Double.NaN, 0.1},
            {0, 0.1},
            {-0.1, 0.5},
            {1.1, 0.4},
            {Double.POSITIVE_INFINITY}
        }) {
            for (long population : new long[] {1, 3, Long.MAX_VALUE}) {
                String what = Arrays.toString(first) + " of " + population;
                for (Approximation rule : Approximation.values()) {
                    honest.ask(rule + what, () -> {
                        estimates(Sample.unequal(population, first, rule));
                        return true;
                    });
                }
                honest.ask("poisson " + what, () -> {
                    estimates(Sample.poisson(population, first));
                    return true;
                });
                for (Joint rule : Joint.values()) {
                    honest.ask(rule + what, () -> {
                        estimates(Sample.unequal(population, Inclusion.poisson(first), rule));
                        return true;
                    });
                }
            }
            honest.ask("sampford " + Arrays.toString(first), () -> probabilities(Inclusion.sampford(first)));
            honest.ask("pareto " + Arrays.toString(first), () -> probabilities(Inclusion.pareto(first)));
            honest.ask("streams " + Arrays.toString(first), () -> {
                var streams = new TwoStreams(
                        Inclusion.poisson(first), Inclusion.poisson(first), new int[0], new int[] {first.length - 1});
                estimates(streams.control());
                estimates(streams.targeted());
                estimates(streams.combined());
                double[] y = {3};
                return TwoStreams.composite(
                        Estimating.of(streams.control()).total(new double[0]),
                        Estimating.of(streams.targeted()).total(y));
            });
        }
        honest.ask("table", () -> Inclusion.known(new double[][] {{0.5, 0.1}, {0.2, 0.5}}, true));
        honest.ask("table", () -> Inclusion.known(new double[][] {{0.5, Double.NaN}, {Double.NaN, 0.5}}, true));
        honest.ask("table", () -> Inclusion.known(new double[][] {{0.5}, {0.5, 0.2}}, true));
    }

    private static List<Double> probabilities(InclusionProbabilities inclusion) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < inclusion.size(); i++) {
            for (int j = 0; j < inclusion.size(); j++) {
                all.add(inclusion.joint(i, j));
            }
        }
        return all;
    }

    /** Every estimate of the sample, of values of every kind. */
    private void estimates(Sample sample) {
        int n = sample.rows();
        double[] odd = {0, 1, -1, 1e-200, 1e200, Double.NaN, Double.POSITIVE_INFINITY};
        for (double a : odd) {
            for (Level level : a == 1 ? LEVELS : LEVELS.subList(0, 1)) {
                var estimating = new Estimating(sample, level);
                double[] y = new double[n];
                double[] x = new double[n];
                Arrays.setAll(y, i -> i == 0 ? a : 1);
                Arrays.setAll(x, i -> i == 0 ? 1 : -a);
                boolean[] isSo = new boolean[n];
                for (int i = 0; i < n; i++) {
                    isSo[i] = y[i] > 0.5;
                }
                Groups by = Groups.of(new int[n], List.of("here", "nowhere"));
                String what = "%s %s %s".formatted(sample.described(), a, level.confidence());
                honest.ask("total " + what, () -> estimating.total(y));
                honest.ask("totals " + what, () -> estimating.totals(y, by));
                honest.ask("mean " + what, () -> estimating.mean(y));
                honest.ask("means " + what, () -> estimating.means(y, by));
                honest.ask("share " + what, () -> estimating.share(isSo));
                honest.ask("shares " + what, () -> estimating.shares(isSo, by));
                honest.ask("ratio " + what, () -> estimating.ratio(y, x));
                honest.ask("ratios " + what, () -> estimating.ratios(y, x, by));
                honest.ask("ht " + what, () -> estimating.horvitzThompsonMean(y));
                honest.ask("difference " + what, () -> estimating.difference(y, x, a));
                honest.ask("ratio total " + what, () -> estimating.ratioTotal(y, x, a));
                honest.ask(
                        "separate " + what, () -> estimating.separateRatioTotal(y, x, Map.of("", a, "a", a, "b", 1.0)));
                honest.ask("two " + what, () -> TwoStreams.composite(estimating.mean(y), estimating.mean(y)));
                honest.ask("two " + what, () -> TwoStreams.composite(estimating.share(isSo), estimating.share(isSo)));
                var boot = estimating.bootstrap(3, SEED);
                honest.ask("boot total " + what, () -> boot.total(y));
                honest.ask("boot means " + what, () -> boot.means(y, by));
                honest.ask("boot share " + what, () -> boot.share(isSo));
                honest.ask("boot ratio " + what, () -> boot.ratio(y, x));
                honest.ask("boot weights " + what, () -> boot.weights(0));
            }
        }
        honest.ask("short", () -> Estimating.of(sample).total(new double[n + 1]));
        honest.ask("once", () -> Estimating.of(sample).bootstrap(1, SEED));
        for (long known : new long[] {-1, 0, 1, 4, Long.MAX_VALUE}) {
            Groups all = Groups.of(new int[n], List.of("here"));
            Groups halves = Groups.of(alternating(n), List.of("one", "two"));
            honest.ask("post", () -> fitted(sample.postStratified(new Margin(all, Map.of("here", known)))));
            honest.ask(
                    "post",
                    () -> fitted(sample.postStratified(
                            new Margin(all, Map.of("here", sample.population().orElse(0))))));
            honest.ask(
                    "raked",
                    () -> fitted(sample.raked(List.of(
                            new Margin(halves, Map.of("one", known, "two", known)),
                            new Margin(halves, Map.of("one", 1L, "two", known))))));
            honest.ask("raked", () -> fitted(sample.raked(List.of())));
        }
    }

    private Object fitted(org.plumbline.statistics.survey.Calibration calibration) {
        if (calibration instanceof Calibrated calibrated && calibrated.sample().rows() > 0) {
            boolean[] isSo = new boolean[calibrated.sample().rows()];
            isSo[0] = true;
            honest.ask("fitted", () -> Estimating.of(calibrated.sample()).share(isSo));
        }
        return calibration;
    }

    private static int[] alternating(int n) {
        int[] codes = new int[n];
        Arrays.setAll(codes, i -> i % 2);
        return codes;
    }
}

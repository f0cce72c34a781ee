package org.plumbline.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.draw.Inclusion;
import org.plumbline.statistics.draw.InclusionProbabilities;
import org.plumbline.statistics.draw.Seed;
import org.plumbline.statistics.survey.Calibration.Calibrated;

/**
 * How often an interval at the 95% level holds the truth of a made caseload of 2,000, in 10,000 seeded draws of each situation of
 * golden/coverage-sampling.csv, whose figures stand in docs/method/coverage.md. {@code ./mvnw test -pl statistics -Pcoverage}
 */
@Tag("simulation")
class SamplingCoverageSimulationTests {

    private static final int RUNS = 10_000;
    private static final int CASES = 2_000;
    private static final int[] SIZES = {1200, 600, 200};

    /** Days are skewed: half are below 3, one in a hundred above 30; cases come in three kinds, and have a score from 0 to 1. */
    private final double[] days = new double[CASES];

    private final double[] visits = new double[CASES];
    private final boolean[] poor = new boolean[CASES];
    private final int[] kind = new int[CASES];
    private final double[] score = new double[CASES];

    private final SplittableRandom random = new SplittableRandom(20261128);

    SamplingCoverageSimulationTests() {
        for (int i = 0; i < CASES; i++) {
            kind[i] = i < SIZES[0] ? 0 : i < SIZES[0] + SIZES[1] ? 1 : 2;
            double strain = random.nextGaussian();
            days[i] = Math.exp(0.8 + 0.3 * kind[i] + 0.9 * strain);
            visits[i] = Math.ceil(days[i] * (0.5 + random.nextDouble()));
            score[i] = 1 / (1 + Math.exp(2.5 - strain - 0.5 * random.nextGaussian()));
            poor[i] = random.nextDouble() < score[i];
        }
    }

    static List<Golden> situations() {
        return Golden.rows("coverage-sampling.csv");
    }

    @ParameterizedTest
    @MethodSource("situations")
    void anIntervalHoldsTheTruthAsOftenAsIsTold(Golden row) {
        int n = (int) row.count("n");
        int held = 0;
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            Asked asked = asked(row.text("situation"), n, run);
            if (asked.outcome() instanceof Estimated estimated
                    && estimated.interval().isPresent()) {
                told++;
                held += estimated.interval().get().holds(asked.truth()) ? 1 : 0;
            }
        }
        System.out.printf("%s,%d,%.4f,10000 seeded draws%n", row.text("situation"), n, (double) held / told);
        assertThat((double) held / told).as("of %d", told).isCloseTo(row.number("coverage"), within(0.00006));
    }

    private record Asked(Outcome outcome, double truth) {}

    private Asked asked(String situation, int n, int run) {
        return switch (situation) {
            case "mean simple" -> mean(simple(n));
            case "mean bootstrap" -> replicated(simple(n), run);
            case "share simple" -> share(simple(n));
            case "ratio simple" -> ratio(simple(n));
            case "domain simple" -> domain(simple(n));
            case "mean stratified" -> mean(stratified(n));
            case "domain stratified" -> domain(stratified(n));
            case "mean post-stratified" -> mean(fitted(simple(n), false));
            case "mean raked" -> mean(fitted(simple(n), true));
            case "mean systematic" -> mean(systematic(n));
            case "total sen-yates-grundy" -> total(sampford(n, true));
            case "total hajek" -> total(sampford(n, false));
            case "total poisson" -> total(poisson(n));
            case "share poisson" -> share(poisson(n));
            case "total two streams" -> found(streams(n));
            case "share two streams" -> share(streams(n));
            default -> difference(streams(n));
        };
    }

    private record Drawn(int[] places, Sample sample) {

        double[] of(double[] values) {
            return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
        }

        boolean[] of(boolean[] values) {
            boolean[] own = new boolean[places.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = values[places[i]];
            }
            return own;
        }

        Estimating estimating() {
            return Estimating.of(sample);
        }
    }

    private Asked mean(Drawn drawn) {
        return new Asked(drawn.estimating().mean(drawn.of(days)), sum(days) / CASES);
    }

    private Asked total(Drawn drawn) {
        return new Asked(drawn.estimating().total(drawn.of(days)), sum(days));
    }

    private Asked replicated(Drawn drawn, int run) {
        Seed seed = new Seed("%064x".formatted(run));
        return new Asked(drawn.estimating().bootstrap(100, seed).mean(drawn.of(days)), sum(days) / CASES);
    }

    private Asked share(Drawn drawn) {
        return new Asked(drawn.estimating().share(drawn.of(poor)), sum(found()) / CASES);
    }

    private Asked ratio(Drawn drawn) {
        return new Asked(drawn.estimating().ratio(drawn.of(days), drawn.of(visits)), sum(days) / sum(visits));
    }

    private Asked domain(Drawn drawn) {
        double cases = sum(found());
        double all = IntStream.range(0, CASES)
                .filter(i -> poor[i])
                .mapToDouble(i -> days[i])
                .sum();
        Groups by = Groups.only("poor", drawn.of(poor));
        return new Asked(
                drawn.estimating().means(drawn.of(days), by).values().iterator().next(), all / cases);
    }

    private Asked found(Drawn drawn) {
        return new Asked(drawn.estimating().total(drawn.of(found())), sum(found()));
    }

    private Asked difference(Drawn drawn) {
        return new Asked(drawn.estimating().difference(drawn.of(found()), drawn.of(score), sum(score)), sum(found()));
    }

    private double[] found() {
        return IntStream.range(0, CASES).mapToDouble(i -> poor[i] ? 1 : 0).toArray();
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private Drawn simple(int n) {
        return new Drawn(draw(0, CASES, n), Sample.simpleRandom(new SimpleRandom(CASES, n), n));
    }

    private Drawn stratified(int n) {
        int[] sizes = {n / 2, n / 4, n / 4};
        List<Stratum> strata = new ArrayList<>();
        List<String> of = new ArrayList<>();
        int[] places = new int[0];
        for (int h = 0, from = 0; h < 3; from += SIZES[h], h++) {
            strata.add(new Stratum("k" + h, SIZES[h], sizes[h]));
            for (int i = 0; i < sizes[h]; i++) {
                of.add("k" + h);
            }
            places = IntStream.concat(Arrays.stream(places), Arrays.stream(draw(from, SIZES[h], sizes[h])))
                    .toArray();
        }
        return new Drawn(places, Sample.stratified(new Stratified(strata), Groups.of(of)));
    }

    private Drawn fitted(Drawn drawn, boolean both) {
        Margin kinds = margin(drawn, i -> "k" + kind[i]);
        Margin scores = margin(drawn, i -> score[i] < 0.1 ? "low" : "high");
        Calibration calibration = both
                ? drawn.sample().raked(List.of(kinds, scores))
                : drawn.sample().postStratified(kinds);
        // where no case of a category was drawn there is nothing to tell, so it is drawn again
        return calibration instanceof Calibrated calibrated
                ? new Drawn(drawn.places(), calibrated.sample())
                : fitted(simple(drawn.places().length), both);
    }

    private interface Category {
        String of(int place);
    }

    private static Margin margin(Drawn drawn, Category category) {
        Map<String, Long> known = new HashMap<>();
        IntStream.range(0, CASES).forEach(i -> known.merge(category.of(i), 1L, Long::sum));
        return new Margin(
                Groups.of(Arrays.stream(drawn.places()).mapToObj(category::of).toList()), known);
    }

    /** Of cases in the order of their score, with which days rise. */
    private Drawn systematic(int n) {
        int[] order = IntStream.range(0, CASES)
                .boxed()
                .sorted((a, b) -> Double.compare(score[a], score[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int step = CASES / n;
        int start = random.nextInt(step);
        return new Drawn(
                IntStream.range(0, n).map(i -> order[start + i * step]).toArray(), Sample.systematic(CASES, n));
    }

    private double[] bySize(int n) {
        double all = IntStream.range(0, CASES).mapToDouble(i -> 0.1 + score[i]).sum();
        return IntStream.range(0, CASES)
                .mapToDouble(i -> n * (0.1 + score[i]) / all)
                .toArray();
    }

    private Drawn poisson(int n) {
        double[] first = bySize(n);
        int[] places = independent(first);
        return new Drawn(
                places,
                Sample.poisson(
                        CASES, Arrays.stream(places).mapToDouble(i -> first[i]).toArray()));
    }

    /** Sampford's own way: one by size, the others by the odds, until all are different. */
    private Drawn sampford(int n, boolean joint) {
        double[] first = bySize(n);
        double[] sizes = cumulated(first);
        double[] odds = cumulated(Arrays.stream(first).map(p -> p / (1 - p)).toArray());
        BitSet drawn = new BitSet();
        while (drawn.cardinality() < n) {
            drawn.clear();
            drawn.set(place(sizes));
            for (int i = 1; i < n; i++) {
                int next = place(odds);
                if (drawn.get(next)) {
                    break;
                }
                drawn.set(next);
            }
        }
        int[] places = drawn.stream().toArray();
        Sample sample = joint
                ? Sample.unequal(CASES, joint(n).among(places), Joint.SEN_YATES_GRUNDY)
                : Sample.unequal(
                        CASES, Arrays.stream(places).mapToDouble(i -> first[i]).toArray(), Approximation.HAJEK);
        return new Drawn(places, sample);
    }

    private final Map<Integer, InclusionProbabilities> joints = new HashMap<>();

    private InclusionProbabilities joint(int n) {
        return joints.computeIfAbsent(n, size -> Inclusion.sampford(bySize(size)));
    }

    private static double[] cumulated(double[] sizes) {
        double[] sums = sizes.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    private int place(double[] sums) {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** A third of the cases by a control stream, the others by their score. */
    private Drawn streams(int n) {
        double[] control = new double[CASES];
        Arrays.fill(control, n / 3.0 / CASES);
        double[] targeted = Arrays.stream(bySize(n)).map(p -> 2 * p / 3).toArray();
        TwoStreams streams = new TwoStreams(
                Inclusion.poisson(control), Inclusion.poisson(targeted), independent(control), independent(targeted));
        return new Drawn(streams.drawn(), streams.combined());
    }

    private int[] independent(double[] first) {
        return IntStream.range(0, CASES)
                .filter(i -> random.nextDouble() < first[i])
                .toArray();
    }

    private int[] draw(int from, int of, int n) {
        int[] places = IntStream.range(from, from + of).toArray();
        for (int i = 0; i < n; i++) {
            int other = random.nextInt(i, of);
            int kept = places[i];
            places[i] = places[other];
            places[other] = kept;
        }
        return Arrays.copyOf(places, n);
    }
}

package org.plumbline.statistics.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.ImpossibleDesign;

class InclusionTests {

    private static final List<Golden> GOLDEN = Golden.rows("inclusion.csv");

    static Stream<List<Golden>> sampford() {
        return sets("sampford");
    }

    @ParameterizedTest
    @MethodSource("sampford")
    void sampfordsProbabilitiesAreThoseOfR(List<Golden> set) {
        holds(set, Inclusion.sampford(firsts(set)));
    }

    static Stream<List<Golden>> pareto() {
        return sets("pareto");
    }

    @ParameterizedTest
    @MethodSource("pareto")
    void paretosProbabilitiesAreThoseThatRIntegrates(List<Golden> set) {
        Golden row = set.getFirst();
        double[] wanted = GOLDEN.stream()
                .filter(size -> size.text("design").equals("size")
                        && size.text("set").equals(row.text("set"))
                        && size.text("chosen").equals(row.text("chosen"))
                        && size.number("value") < 1)
                .mapToDouble(size -> size.number("value"))
                .toArray();
        holds(set, Inclusion.pareto(wanted));
    }

    @Test
    void sampfordsProbabilitiesAreThoseOfEverySet() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 200; run++) {
            double[] first = probabilities(random, random.nextInt(2, 10), run % 2 == 0);
            InclusionProbabilities worked = Inclusion.sampford(first);
            double[][] every = everySet(first);
            for (int i = 0; i < first.length; i++) {
                for (int j = 0; j < first.length; j++) {
                    assertThat(worked.joint(i, j)).isCloseTo(every[i][j], within(1e-13 + 1e-9 * every[i][j]));
                }
            }
        }
    }

    @Test
    void ofAFixedNumberTheSecondOrderAddsUpToTheFirst() {
        double[] first = probabilities(new SplittableRandom(3), 400, false);
        long chosen = Math.round(DoubleStream.of(first).sum());
        addsUp(Inclusion.sampford(first), chosen);
    }

    @Test
    void paretosAddUpToo() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 20; run++) {
            double[] wanted = probabilities(random, random.nextInt(2, 30), run % 2 == 0);
            addsUp(Inclusion.pareto(wanted), Math.round(DoubleStream.of(wanted).sum()));
        }
        double[] many = probabilities(random, 150, false);
        addsUp(Inclusion.pareto(many), Math.round(DoubleStream.of(many).sum()));
    }

    @Test
    void whatHardlyEverHappensIsLeftOutOfLargeCaseloadsWithoutLoss() {
        for (int chosen : new int[] {30, 1500, 2990}) {
            double[] alike =
                    DoubleStream.generate(() -> chosen / 3000.0).limit(3000).toArray();
            double both = chosen * (chosen - 1.0) / (3000.0 * 2999);
            assertThat(Inclusion.sampford(alike).joint(1, 2999)).isCloseTo(both, within(1e-12 * both));
            assertThat(Inclusion.pareto(alike).joint(1, 2999)).isCloseTo(both, within(1e-11 * both));
        }
    }

    @Test
    void paretoWithEqualProbabilitiesIsSimpleRandom() {
        InclusionProbabilities pareto =
                Inclusion.pareto(DoubleStream.generate(() -> 0.3).limit(10).toArray());
        assertThat(pareto.first(4)).isCloseTo(0.3, within(1e-13));
        assertThat(pareto.joint(4, 9)).isCloseTo(3 * 2 / 90.0, within(1e-13));
        InclusionProbabilities certain = Inclusion.pareto(0.5, 1, 0.5, 1);
        assertThat(certain.first(1)).isOne();
        assertThat(certain.joint(1, 3)).isOne();
        assertThat(certain.joint(0, 3)).isCloseTo(0.5, within(1e-13));
        assertThat(certain.joint(0, 2)).isCloseTo(0, within(1e-13));
        assertThat(Inclusion.pareto(1, 1).expected()).isEqualTo(2);
    }

    @Test
    void simpleRandomAndStratifiedAreSampfordsWithEqualProbabilities() {
        InclusionProbabilities simple = Inclusion.simpleRandom(new SimpleRandom(7, 3));
        InclusionProbabilities sampford =
                Inclusion.sampford(DoubleStream.generate(() -> 3 / 7.0).limit(7).toArray());
        assertThat(simple.first(2)).isEqualTo(3 / 7.0);
        assertThat(simple.joint(1, 2))
                .isCloseTo(3 * 2 / (7.0 * 6), within(1e-15))
                .isCloseTo(sampford.joint(1, 2), within(1e-14));
        assertThat(simple.joint(2, 2)).isEqualTo(simple.first(2));

        var design = new Stratified(List.of(new Stratum("a", 4, 2), new Stratum("b", 3, 1), new Stratum("c", 1, 1)));
        InclusionProbabilities strata = Inclusion.stratified(design, List.of("a", "b", "a", "c", "a", "b", "b", "a"));
        assertThat(strata.first(0)).isEqualTo(0.5);
        assertThat(strata.joint(0, 2)).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(strata.joint(0, 1)).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(strata.joint(1, 5)).isZero();
        assertThat(strata.joint(3, 3)).isOne();
        addsUp(Inclusion.simpleRandom(new SimpleRandom(1, 1)), 1);
        assertThat(strata.expected()).isCloseTo(4, within(1e-15));
        assertThat(strata.isFixedSize()).isTrue();
    }

    @Test
    void ofTwoStreamsACaseComesByEither() {
        SplittableRandom random = new SplittableRandom(11);
        double[] a = probabilities(random, 8, false);
        double[] b = random.doubles(8, 0.01, 1).toArray();
        InclusionProbabilities control = Inclusion.sampford(a);
        InclusionProbabilities targeted = Inclusion.poisson(b);
        InclusionProbabilities either = Inclusion.either(control, targeted);
        for (int i = 0; i < 8; i++) {
            assertThat(either.first(i)).isCloseTo(1 - (1 - a[i]) * (1 - b[i]), within(1e-15));
            for (int j = 0; j < i; j++) {
                double neither = (1 - a[i] - a[j] + control.joint(i, j)) * (1 - b[i]) * (1 - b[j]);
                assertThat(either.joint(i, j))
                        .isCloseTo(either.first(i) + either.first(j) - 1 + neither, within(1e-14));
            }
        }
        assertThat(either.isFixedSize()).isFalse();
        assertThat(either.among(2, 5).joint(0, 1)).isCloseTo(either.joint(2, 5), within(1e-15));
        // Poisson twice over is Poisson
        assertThat(Inclusion.either(targeted, targeted).joint(0, 1))
                .isCloseTo((1 - Math.pow(1 - b[0], 2)) * (1 - Math.pow(1 - b[1], 2)), within(1e-15));
    }

    @Test
    void ofTwoPoissonStreamsTheProbabilitiesAreThoseOfTheReference() {
        List<Golden> rows = Golden.rows("streams.csv");
        double scores = rows.stream().mapToDouble(row -> row.number("score")).sum();
        // one in fifty as control; 150 on average by their score
        InclusionProbabilities either = Inclusion.either(
                Inclusion.poisson(
                        DoubleStream.generate(() -> 0.02).limit(rows.size()).toArray()),
                Inclusion.poisson(rows.stream()
                        .mapToDouble(row -> 150 * row.number("score") / scores)
                        .toArray()));
        for (int i = 0; i < rows.size(); i++) {
            assertThat(either.first(i)).isCloseTo(rows.get(i).number("pi"), within(1e-14));
        }
    }

    @Test
    void theCasesDrawnHaveTheirProbabilitiesByThePlaceAmongThem() {
        double[] first = {0.5, 1, 0.25, 0.75, 0.5};
        InclusionProbabilities all = Inclusion.sampford(first);
        InclusionProbabilities some = all.among(3, 1, 0, 3);
        assertThat(some.size()).isEqualTo(4);
        assertThat(some.first(0)).isEqualTo(0.75);
        assertThat(some.joint(0, 1)).isEqualTo(0.75);
        assertThat(some.joint(0, 2)).isEqualTo(some.joint(2, 0)).isCloseTo(all.joint(3, 0), within(1e-16));
        assertThat(some.joint(0, 3)).isEqualTo(0.75);
        assertThat(Inclusion.poisson(first).among(3, 0).joint(0, 1)).isEqualTo(0.375);
    }

    @Test
    void whatIsKnownIsTakenAsItIs() {
        InclusionProbabilities known = Inclusion.known(new double[][] {{0.5, 0.1}, {0.1, 0.3}}, false);
        assertThat(known.joint(1, 0)).isEqualTo(0.1);
        assertThat(known.first(1)).isEqualTo(0.3);
        assertThat(known.isFixedSize()).isFalse();
        assertThat(Inclusion.known(new double[][] {{0.5, 0}, {0, 0.5}}, true).joint(0, 1))
                .isZero();
        assertThat(Inclusion.known(new double[][] {{0.5, 0.3}, {0.3, 0.3}}, true)
                        .isFixedSize())
                .isTrue();
        refused(() -> Inclusion.known(new double[][] {{0.5, 0.1}, {0.2, 0.3}}, false));
        refused(() -> Inclusion.known(new double[][] {{0.5, 0.4}, {0.4, 0.3}}, false));
        refused(() -> Inclusion.known(new double[][] {{0.5, 0.1}}, false));
        refused(() -> Inclusion.known(new double[][] {{Double.NaN}}, false));
        refused(() -> Inclusion.known(new double[][] {{0.5, Double.NaN}, {Double.NaN, 0.3}}, false));
    }

    @Test
    void probabilitiesThatCannotBeAreRefused() {
        for (double wrong : new double[] {0, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused(() -> Inclusion.poisson(0.5, wrong));
            refused(() -> Inclusion.sampford(0.5, wrong));
            refused(() -> Inclusion.pareto(0.5, wrong));
        }
        refused(Inclusion::poisson);
        assertThatExceptionOfType(ImpossibleDesign.class)
                .isThrownBy(() -> Inclusion.sampford(0.5, 0.25))
                .withMessage("The probabilities of a draw of a fixed number add up to that number, not to 0.75");
        refused(() -> Inclusion.simpleRandom(new SimpleRandom(7, 0)));
        refused(() -> Inclusion.simpleRandom(new SimpleRandom(0, 0)));
        var design = new Stratified(List.of(new Stratum("a", 2, 1)));
        refused(() -> Inclusion.stratified(design, List.of("a")));
        refused(() -> Inclusion.stratified(design, List.of("a", "a", "b")));
        refused(() -> Inclusion.stratified(new Stratified(List.of(new Stratum("a", 1, 0))), List.of("a")));
        refused(() -> Inclusion.either(Inclusion.poisson(0.5), Inclusion.poisson(0.5, 0.5)));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(what);
    }

    private static void addsUp(InclusionProbabilities probabilities, long chosen) {
        InclusionProbabilities all =
                probabilities.among(IntStream.range(0, probabilities.size()).toArray());
        for (int i = 0; i < all.size(); i++) {
            int one = i;
            double sum = IntStream.range(0, all.size())
                    .mapToDouble(j -> all.joint(one, j))
                    .sum();
            assertThat(sum).isCloseTo(chosen * all.first(i), within(1e-11 * chosen));
        }
        assertThat(all.expected()).isCloseTo(chosen, within(1e-10));
    }

    private static Stream<List<Golden>> sets(String design) {
        return GOLDEN.stream()
                .filter(row -> row.text("design").equals(design))
                .collect(Collectors.groupingBy(row -> row.text("set") + row.text("chosen")))
                .values()
                .stream();
    }

    private static double[] firsts(List<Golden> set) {
        return set.stream()
                .filter(row -> row.count("one") == row.count("other"))
                .mapToDouble(row -> row.number("value"))
                .toArray();
    }

    private static void holds(List<Golden> set, InclusionProbabilities worked) {
        int[] places = set.stream()
                .mapToInt(row -> (int) row.count("one"))
                .distinct()
                .sorted()
                .toArray();
        InclusionProbabilities all =
                worked.among(IntStream.range(0, places.length).toArray());
        for (Golden row : set) {
            int i = java.util.Arrays.binarySearch(places, (int) row.count("one"));
            int j = java.util.Arrays.binarySearch(places, (int) row.count("other"));
            assertThat(worked.joint(i, j)).isCloseTo(row.number("value"), within(1e-10));
            assertThat(all.joint(j, i)).isCloseTo(row.number("value"), within(1e-10));
        }
    }

    /** Some that add up to a whole number; where they are far apart, from one in a hundred thousand to nearly certain. */
    private static double[] probabilities(SplittableRandom random, int size, boolean farApart) {
        double[] raw =
                random.doubles(size, farApart ? -11 : -2, 0).map(Math::exp).toArray();
        int chosen = random.nextInt(1, size);
        double low = 1e-9;
        double high = 1e9;
        for (int i = 0; i < 200; i++) {
            double odds = Math.sqrt(low * high);
            if (DoubleStream.of(raw).map(x -> odds * x / (1 + odds * x)).sum() < chosen) {
                low = odds;
            } else {
                high = odds;
            }
        }
        double odds = low;
        return DoubleStream.of(raw).map(x -> odds * x / (1 + odds * x)).toArray();
    }

    private static double[][] everySet(double[] first) {
        int n = first.length;
        int chosen = (int) Math.round(DoubleStream.of(first).sum());
        double[][] joint = new double[n][n];
        double total = 0;
        for (int set = 0; set < 1 << n; set++) {
            if (Integer.bitCount(set) != chosen) {
                continue;
            }
            double product = 1;
            double out = 0;
            for (int i = 0; i < n; i++) {
                if ((set >> i & 1) == 1) {
                    product *= first[i] / (1 - first[i]);
                    out += 1 - first[i];
                }
            }
            total += product * out;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if ((set >> i & set >> j & 1) == 1) {
                        joint[i][j] += product * out;
                    }
                }
            }
        }
        for (double[] row : joint) {
            for (int j = 0; j < n; j++) {
                row[j] /= total;
            }
        }
        return joint;
    }
}

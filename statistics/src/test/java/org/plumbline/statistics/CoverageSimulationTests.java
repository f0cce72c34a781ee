package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.agreement.Agreement;
import org.plumbline.statistics.agreement.Agreement.Measured;
import org.plumbline.statistics.agreement.Concordance;
import org.plumbline.statistics.agreement.Concordance.Metric;
import org.plumbline.statistics.agreement.CrossTable;
import org.plumbline.statistics.agreement.Lean.Tested;
import org.plumbline.statistics.agreement.Leaning;
import org.plumbline.statistics.agreement.Weighting;
import org.plumbline.statistics.change.Change;
import org.plumbline.statistics.change.Standardisation.Standardised;
import org.plumbline.statistics.change.Standardising;
import org.plumbline.statistics.forces.Force;
import org.plumbline.statistics.forces.Forces;
import org.plumbline.statistics.forces.Ranks;
import org.plumbline.statistics.forces.Ranks.Order;
import org.plumbline.statistics.forces.Ranks.Ranked;

/**
 * How often an interval at the 95% level holds the truth, in the situations of golden/coverage.csv, whose figures stand in
 * docs/method/coverage.md: worked out over all that can be drawn where that can be done, elsewhere in 10,000 seeded runs.
 * {@code ./mvnw test -pl statistics -Pcoverage}
 */
@Tag("simulation")
class CoverageSimulationTests {

    private static final int RUNS = 10_000;
    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final long ENDLESS = Long.MAX_VALUE;
    private static final GradeScale GRADES = GradeScale.of("inadequate", "requires improvement", "good");

    /** What two readers give: by and large the same, the middle grade most. */
    private static final double[][] GRADED = {{0.16, 0.05, 0.005}, {0.04, 0.34, 0.07}, {0.005, 0.05, 0.28}};

    /** Nearly all cases inadequate. */
    private static final double[][] LOPSIDED = {{0.88, 0.04, 0}, {0.03, 0.03, 0.005}, {0, 0.005, 0.01}};

    static List<Golden> situations() {
        return Golden.rows("coverage.csv");
    }

    @ParameterizedTest
    @MethodSource("situations")
    void anIntervalHoldsTheTruthAsOftenAsIsTold(Golden row) {
        double[] numbers = Arrays.stream(row.text("situation").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double covered = switch (row.text("interval")) {
            case "wilson" -> share(numbers, Proportions::wilson);
            case "clopper-pearson" -> share(numbers, Proportions::clopperPearson);
            case "jeffreys" -> share(numbers, Proportions::jeffreys);
            case "logit" -> share(numbers, Proportions::logit);
            case "newcombe" -> newcombe(numbers);
            case "bonett-price" -> bonettPrice(numbers);
            case "korn-graubard" -> strata(numbers, false);
            case "standardised" -> strata(numbers, true);
            case "places" -> places(numbers)[0];
            case "shrunk" -> places(numbers)[1];
            case String coefficient -> agreement(coefficient, numbers);
        };
        assertThat(covered).isCloseTo(row.number("coverage"), within(0.00006));
    }

    private static double share(double[] numbers, BiFunction<Share, Level, Interval> interval) {
        int n = (int) numbers[0];
        double truth = numbers[1];
        var chance = new BinomialDistribution(n, truth);
        return IntStream.rangeClosed(0, n)
                .filter(x -> interval.apply(Share.of(x, n), LEVEL).holds(truth))
                .mapToDouble(chance::probability)
                .sum();
    }

    private static double newcombe(double[] numbers) {
        int n1 = (int) numbers[0];
        int n2 = (int) numbers[2];
        var one = new BinomialDistribution(n1, numbers[1]);
        var two = new BinomialDistribution(n2, numbers[3]);
        double covered = 0;
        for (int x1 = 0; x1 <= n1; x1++) {
            for (int x2 = 0; x2 <= n2; x2++) {
                if (Change.newcombe(Share.of(x1, n1), Share.of(x2, n2), LEVEL).holds(numbers[3] - numbers[1])) {
                    covered += one.probability(x1) * two.probability(x2);
                }
            }
        }
        return covered;
    }

    /** Of n cases a share is graded higher by the second and a share lower. */
    private static double bonettPrice(double[] numbers) {
        int n = (int) numbers[0];
        double higher = numbers[1];
        double lower = numbers[2];
        var some = new BinomialDistribution(n, higher);
        double covered = 0;
        for (int up = 0; up <= n; up++) {
            var others = new BinomialDistribution(n - up, lower / (1 - higher));
            for (int down = 0; down <= n - up; down++) {
                CrossTable table =
                        CrossTable.of(GradeScale.of("not good", "good"), new long[][] {{n - up - down, up}, {down, 0}});
                Tested tested = (Tested) Leaning.mcNemar(table, new SimpleRandom(ENDLESS, n), LEVEL);
                if (tested.interval().holds(higher - lower)) {
                    covered += some.probability(up) * others.probability(down);
                }
            }
        }
        return covered;
    }

    /** n cases of a table: 0 of GRADED, 1 of LOPSIDED. */
    private static double agreement(String coefficient, double[] numbers) {
        int n = (int) numbers[0];
        double[][] table = numbers[1] == 0 ? GRADED : LOPSIDED;
        double truth = agreement(coefficient, expected(table)).value();
        var random = new SplittableRandom(20161125);
        int held = 0;
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            if (agreementOrNot(coefficient, drawn(table, n, random)) instanceof Measured measured
                    && measured.interval().isPresent()) {
                told++;
                held += measured.interval().get().holds(truth) ? 1 : 0;
            }
        }
        return (double) held / told;
    }

    private static Measured agreement(String coefficient, CrossTable table) {
        return (Measured) agreementOrNot(coefficient, table);
    }

    private static Agreement agreementOrNot(String coefficient, CrossTable table) {
        Design design = new SimpleRandom(ENDLESS, table.cases());
        return switch (coefficient) {
            case "percent" -> Concordance.percent(table.ratings(), Weighting.IDENTITY, design, LEVEL);
            case "cohen" -> Concordance.cohen(table, Weighting.IDENTITY, design, LEVEL);
            case "cohen-linear" -> Concordance.cohen(table, Weighting.LINEAR, design, LEVEL);
            case "fleiss" -> Concordance.fleiss(table.ratings(), Weighting.IDENTITY, design, LEVEL);
            case "gwet" -> Concordance.gwet(table.ratings(), Weighting.IDENTITY, design, LEVEL);
            case "krippendorff" -> Concordance.krippendorff(table.ratings(), Metric.NOMINAL, design, LEVEL);
            case "krippendorff-ordinal" -> Concordance.krippendorff(table.ratings(), Metric.ORDINAL, design, LEVEL);
            case String unknown -> throw new AssertionError(unknown);
        };
    }

    /** So many cases that the table is what it is on average. */
    private static CrossTable expected(double[][] table) {
        return CrossTable.of(
                GRADES,
                Arrays.stream(table)
                        .map(row -> Arrays.stream(row)
                                .mapToLong(part -> Math.round(20_000 * part))
                                .toArray())
                        .toArray(long[][]::new));
    }

    private static CrossTable drawn(double[][] table, int n, SplittableRandom random) {
        long[][] counts = new long[3][3];
        for (int i = 0; i < n; i++) {
            double left = random.nextDouble();
            int cell = 0;
            while (cell < 8 && left >= table[cell / 3][cell % 3]) {
                left -= table[cell / 3][cell % 3];
                cell++;
            }
            counts[cell / 3][cell % 3]++;
        }
        return CrossTable.of(GRADES, counts);
    }

    /** Three strata of a caseload: population, number that had it and cases drawn of each. */
    private static double strata(double[] numbers, boolean standardised) {
        int strata = numbers.length / 3;
        Stratified design = new Stratified(IntStream.range(0, strata)
                .mapToObj(h -> new Stratum("" + h, (long) numbers[3 * h], (long) numbers[3 * h + 2]))
                .toList());
        Map<String, Long> standard = Map.of("0", 1L, "1", 1L, "2", 1L);
        double truth = IntStream.range(0, strata)
                .mapToDouble(h -> standardised
                        ? numbers[3 * h + 1] / numbers[3 * h] / strata
                        : numbers[3 * h + 1] / design.population())
                .sum();
        var random = new SplittableRandom(20161125);
        int held = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Tally> read = IntStream.range(0, strata)
                    .mapToObj(h -> Tally.of(
                            "" + h,
                            found((int) numbers[3 * h], (int) numbers[3 * h + 1], (int) numbers[3 * h + 2], random),
                            (long) numbers[3 * h + 2]))
                    .toList();
            Interval interval = standardised
                    ? ((Standardised) Standardising.direct(design, read, standard, LEVEL)).interval()
                    : Estimation.share(design, read).interval().orElseThrow();
            held += interval.holds(truth) ? 1 : 0;
        }
        return (double) held / RUNS;
    }

    private static int found(int population, int had, int drawn, SplittableRandom random) {
        int found = 0;
        for (int i = 0; i < drawn; i++) {
            found += random.nextInt(population - i) < had - found ? 1 : 0;
        }
        return found;
    }

    /** Forces, cases of each, alpha and beta of their shares: how often a place, and a share, is within its interval. */
    private static double[] places(double[] numbers) {
        int forces = (int) numbers[0];
        int n = (int) numbers[1];
        var random = new SplittableRandom(20161125);
        var beta = new BetaDistribution(numbers[2], numbers[3]);
        double[] held = new double[2];
        int runs = RUNS / forces;
        for (int run = 0; run < runs; run++) {
            double[] truths = IntStream.range(0, forces)
                    .mapToDouble(i -> beta.inverseCumulativeProbability(random.nextDouble()))
                    .toArray();
            List<Force> compared = IntStream.range(0, forces)
                    .mapToObj(i -> force(i, n, truths[i], random))
                    .toList();
            Ranked ranked = (Ranked) Forces.ranks(compared, Order.LOWEST_FIRST, LEVEL);
            for (int i = 0; i < forces; i++) {
                double own = truths[i];
                long place =
                        1 + Arrays.stream(truths).filter(other -> other < own).count();
                Ranks.Place told = ranked.places().get(i);
                held[0] += told.from() <= place && place <= told.to() ? 1 : 0;
                held[1] += told.interval().holds(own) ? 1 : 0;
            }
        }
        return new double[] {held[0] / (runs * forces), held[1] / (runs * forces)};
    }

    private static Force force(int i, int n, double truth, SplittableRandom random) {
        long found =
                IntStream.range(0, n).filter(_ -> random.nextDouble() < truth).count();
        return new Force(
                "F" + i,
                new Result(
                        "poor",
                        "three grades",
                        "inspectors",
                        Set.of("missing"),
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        Estimation.share(new SimpleRandom(ENDLESS, n), Share.of(found, n))));
    }
}

package org.plumbline.statistics.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.agreement.Rating;
import org.plumbline.statistics.grades.Severity.Measured;

/**
 * How often the intervals of readers' leans hold the truth, in seeded runs of each situation of golden/coverage-severity.csv,
 * whose figures stand in docs/method/coverage.md. {@code ./mvnw test -pl statistics -Pcoverage}
 */
@Tag("simulation")
class SeverityCoverageSimulationTests {

    private static final int RUNS = 10_000;
    private static final GradeScale GRADES = GradeScale.of("inadequate", "requires improvement", "good");
    private static final double[] THRESHOLDS = {-0.3, 1.1};
    private static final Map<String, Map<String, Double>> COVERED = new HashMap<>();

    static List<Golden> situations() {
        return Golden.rows("coverage-severity.csv");
    }

    @ParameterizedTest
    @MethodSource("situations")
    void anIntervalHoldsTheTruthAsOftenAsIsTold(Golden row) {
        double covered = COVERED.computeIfAbsent(row.text("situation"), SeverityCoverageSimulationTests::covered)
                .getOrDefault(row.text("interval"), Double.NaN);

        assertThat(covered).isCloseTo(row.number("coverage"), within(0.00006));
    }

    /** Readers, cases of each and the true spread; the first reader, and the first two, are looked at. */
    private static Map<String, Double> covered(String situation) {
        double[] numbers = Arrays.stream(situation.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        var random = new SplittableRandom(20161125);
        var normal = new NormalDistribution();
        double[] held = new double[3];
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] leans = IntStream.range(0, (int) numbers[0])
                    .mapToDouble(_ -> numbers[2] * normal.inverseCumulativeProbability(random.nextDouble()))
                    .toArray();
            if (ReaderSeverity.of(GRADES, ratings(leans, (int) numbers[1], random), Level.NINETY_FIVE)
                            instanceof Measured measured
                    && measured.spread().interval().isPresent()) {
                told++;
                var lean = measured.reader("R0").interval().orElseThrow();
                var two = ((ReaderDifference.Compared) measured.between("R0", "R1")).interval();
                held[0] += lean.holds(Math.exp(leans[0])) ? 1 : 0;
                held[1] += two.holds(Math.exp(leans[0] - leans[1])) ? 1 : 0;
                held[2] += measured.spread().interval().get().holds(numbers[2]) ? 1 : 0;
            }
        }
        return Map.of(
                "reader's lean", held[0] / told, "two readers", held[1] / told, "spread of readers", held[2] / told);
    }

    /** All read the same cases, which are alike. */
    private static List<Rating> ratings(double[] leans, int cases, SplittableRandom random) {
        List<Rating> ratings = new ArrayList<>();
        for (int reader = 0; reader < leans.length; reader++) {
            for (int i = 0; i < cases; i++) {
                double chance = random.nextDouble();
                int grade = 0;
                while (grade < THRESHOLDS.length && chance > LogChance.share(THRESHOLDS[grade] - leans[reader])) {
                    grade++;
                }
                ratings.add(
                        new Rating("case " + i, "R" + reader, GRADES.grades().get(grade)));
            }
        }
        return ratings;
    }
}

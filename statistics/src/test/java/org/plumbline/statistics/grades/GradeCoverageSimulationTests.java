package org.plumbline.statistics.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.grades.GradeChange.Compared;

/**
 * How often the intervals of a change of grades hold the truth, in 10,000 seeded runs of each situation of
 * golden/coverage-grades.csv, whose figures stand in docs/method/coverage.md. {@code ./mvnw test -pl statistics -Pcoverage}
 */
@Tag("simulation")
class GradeCoverageSimulationTests {

    private static final int RUNS = 10_000;
    private static final GradeScale GRADES = GradeScale.of("inadequate", "requires improvement", "good");
    private static final double[] THRESHOLDS = {0.3, 1.6};
    private static final List<String> KINDS = List.of("abuse", "exploitation", "missing");
    private static final double[] OF_KIND = {0, -0.5, 0.9};
    private static final double[] EARLIER_MIX = {0.5, 0.3, 0.2};
    private static final double[] LATER_MIX = {0.3, 0.3, 0.4};

    static List<Golden> situations() {
        return Golden.rows("coverage-grades.csv");
    }

    /** Cases of the earlier wave, of the later, and the true odds ratio. */
    @ParameterizedTest
    @MethodSource("situations")
    void anIntervalHoldsTheTruthAsOftenAsIsTold(Golden row) {
        double[] numbers = Arrays.stream(row.text("situation").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        boolean odds = row.text("interval").equals("odds ratio of grades");
        double shift = Math.log(numbers[2]);
        var random = new SplittableRandom(20161125);
        int held = 0;
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            long[][] earlier = drawn((int) numbers[0], EARLIER_MIX, 0, random);
            long[][] later = drawn((int) numbers[1], LATER_MIX, shift, random);
            if (GradesBetweenWaves.compare(GRADES, "good", wave(2016, earlier), wave(2018, later), Level.NINETY_FIVE)
                    instanceof Compared compared) {
                told++;
                boolean holds = odds
                        ? compared.wave().interval().holds(numbers[2])
                        : compared.interval().holds(difference(earlier, later, shift));
                held += holds ? 1 : 0;
            }
        }
        assertThat((double) held / told).isCloseTo(row.number("coverage"), within(0.00006));
    }

    private static long[][] drawn(int n, double[] mix, double shift, SplittableRandom random) {
        long[][] counts = new long[KINDS.size()][GRADES.size()];
        for (int i = 0; i < n; i++) {
            double left = random.nextDouble();
            int kind = left < mix[0] ? 0 : left < mix[0] + mix[1] ? 1 : 2;
            double chance = random.nextDouble();
            int grade = 0;
            while (grade < THRESHOLDS.length && chance > LogChance.share(THRESHOLDS[grade] - shift - OF_KIND[kind])) {
                grade++;
            }
            counts[kind][grade]++;
        }
        return counts;
    }

    /** Of the share graded good, among the kinds that were drawn. */
    private static double difference(long[][] earlier, long[][] later, double shift) {
        double sum = 0;
        double all = 0;
        for (int kind = 0; kind < KINDS.size(); kind++) {
            double cases = Arrays.stream(earlier[kind]).sum()
                    + Arrays.stream(later[kind]).sum();
            all += cases;
            sum += cases
                    * (LogChance.share(THRESHOLDS[1] - OF_KIND[kind])
                            - LogChance.share(THRESHOLDS[1] - shift - OF_KIND[kind]));
        }
        return sum / all;
    }

    private static GradedWave wave(int year, long[][] counts) {
        List<GradedKind> kinds = new ArrayList<>();
        for (int kind = 0; kind < counts.length; kind++) {
            kinds.add(GradedKind.of(
                    Map.of("kind", KINDS.get(kind)),
                    Arrays.stream(counts[kind]).boxed().toArray(Long[]::new)));
        }
        long read = kinds.stream().mapToLong(GradedKind::cases).sum();
        return new GradedWave(
                "three grades",
                "inspectors",
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                new SimpleRandom(Long.MAX_VALUE, read),
                kinds);
    }
}

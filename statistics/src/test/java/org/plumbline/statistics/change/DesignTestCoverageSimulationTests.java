package org.plumbline.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.change.WaveTest.Tested;

/**
 * How often the interval of a change between two waves drawn within strata holds the truth, in 10,000 seeded runs of each
 * situation of golden/coverage-designs.csv, whose figures stand in docs/method/coverage.md.
 * {@code ./mvnw test -pl statistics -Pcoverage}
 */
@Tag("simulation")
class DesignTestCoverageSimulationTests {

    private static final int RUNS = 10_000;

    static List<Golden> situations() {
        return Golden.rows("coverage-designs.csv");
    }

    /** Of each stratum its size, how many had it in the earlier wave, how many in the later, and how many were drawn in each. */
    @ParameterizedTest
    @MethodSource("situations")
    void anIntervalHoldsTheTruthAsOftenAsIsTold(Golden row) {
        int[] numbers = Arrays.stream(row.text("situation").split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        double population = 0;
        double change = 0;
        for (int h = 0; h < numbers.length; h += 4) {
            population += numbers[h];
            change += numbers[h + 2] - numbers[h + 1];
        }
        var random = new SplittableRandom(20161125);
        int held = 0;
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            if (DesignTest.between(wave(2016, numbers, 1, random), wave(2018, numbers, 2, random), Direction.NEITHER)
                    instanceof Tested tested) {
                told++;
                held += tested.interval().holds(change / population) ? 1 : 0;
            }
        }
        assertThat((double) held / told).isCloseTo(row.number("coverage"), within(0.00006));
    }

    private static Result wave(int year, int[] numbers, int had, SplittableRandom random) {
        List<Stratum> strata = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        for (int h = 0; h < numbers.length; h += 4) {
            strata.add(new Stratum("" + h, numbers[h], numbers[h + 3]));
            int found = 0;
            for (int i = 0; i < numbers[h + 3]; i++) {
                found += random.nextInt(numbers[h] - i) < numbers[h + had] - found ? 1 : 0;
            }
            tallies.add(Tally.of("" + h, found, numbers[h + 3]));
        }
        return new Result(
                "good",
                "three grades",
                "inspectors",
                Set.of("missing"),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                Estimation.share(new Stratified(strata), tallies));
    }
}

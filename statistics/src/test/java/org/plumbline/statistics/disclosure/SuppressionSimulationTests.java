package org.plumbline.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.disclosure.Suppression.Suppressed;

/**
 * What is hidden in 1,000 random linked tables of up to 50 × 50 cells with totals is always safe, and how much less it is than by the
 * hypercube heuristic. The figures stand in docs/method/disclosure.md. {@code ./mvnw test -pl statistics -Pcoverage}
 */
@Tag("simulation")
class SuppressionSimulationTests {

    private static final int TABLES = 1_000;

    @Test
    void whatIsHiddenIsAlwaysSafe() {
        SplittableRandom random = new SplittableRandom(50);
        Tally ours = new Tally();
        Tally cube = new Tally();
        long more = 0;
        long least = 0;
        int best = 0;
        int refused = 0;
        int cubeUnsafe = 0;
        for (int run = 0; run < TABLES; run++) {
            LinkedTables tables = RandomTables.any(random, 50);
            Rules rules = Rules.minimum(5);
            if (!(SuppressingTests.assertSafe(tables, rules) instanceof Suppressed found)) {
                refused++;
                continue;
            }
            assertThat(found.isCutShort()).isFalse();
            more += found.cost();
            least += found.atLeast();
            best += found.cost() == found.atLeast() ? 1 : 0;
            ours.add(tables, found.more());
            var hidden = Hypercube.hidden(tables, rules, true);
            var unsafe = found.unsafe().stream().map(Unsafe::cell).collect(Collectors.toSet());
            cubeUnsafe +=
                    Attack.on(tables, hidden, found.unsafe(), unsafe, false).isSafe() ? 0 : 1;
            cube.add(
                    tables,
                    hidden.stream().filter(cell -> !unsafe.contains(cell)).collect(Collectors.toSet()));
            if (run % 50 == 49) {
                System.out.printf(
                        "%d tables, %d refused: hidden more %s, at least %d of %d, the least in %d; by hypercubes %s, %d of them unsafe%n",
                        run + 1, refused, ours, least, more, best, cube, cubeUnsafe);
            }
        }
        assertThat(ours.cases).isLessThan(cube.cases);
        assertThat(ours.cells).isLessThan(cube.cells);
    }

    private static final class Tally {
        private long cells;
        private long cases;

        void add(LinkedTables tables, java.util.Set<Cell> hidden) {
            cells += hidden.size();
            cases += hidden.stream().mapToLong(tables::count).sum();
        }

        @Override
        public String toString() {
            return "%,d cells with %,d cases".formatted(cells, cases);
        }
    }
}

package org.plumbline.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.disclosure.Rule.MinimumCount;

class AttackTests {

    private static final Rules BY_ONE = Rules.of(new MinimumCount(5, Optional.of(new Need(1, 1)), false));

    @ParameterizedTest
    @ValueSource(strings = {"OPT", "HITAS", "GAUSS", "SIMPLEHEURISTIC", "HYPERCUBE"})
    void theRangesAreThoseOfSdcTable(String method) {
        LinkedTables tables = GoldenTables.table(GoldenTables.FORCES);
        Set<Cell> hidden = GoldenTables.hidden(GoldenTables.FORCES, method);
        Audit audit = Attack.on(new Publication(tables, hidden), BY_ONE);
        assertThat(audit.isSafe()).isTrue();
        Map<Cell, Range> ranges = new HashMap<>();
        audit.ranges().forEach(range -> ranges.put(range.cell(), range));
        List<Golden> golden = Golden.rows("disclosure-attack.csv").stream()
                .filter(row -> row.text("method").equals(method))
                .toList();
        assertThat(golden)
                .hasSize(33)
                .allSatisfy(row -> assertThat(ranges.get(GoldenTables.cell(row)))
                        .isEqualTo(new Range(
                                GoldenTables.cell(row),
                                row.count("count"),
                                row.count("low"),
                                OptionalLong.of(row.count("up")),
                                true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GAUSS", "SIMPLEHEURISTIC"})
    void threeDimensionsWithRegionsAreSafeAsSdcTableLeavesThem(String method) {
        LinkedTables tables = GoldenTables.table(GoldenTables.REGIONS);
        List<Unsafe> unsafe = Rules.of(new MinimumCount(4, Optional.of(new Need(1, 1)), false))
                .unsafe(tables);
        Set<Cell> cells = new HashSet<>();
        unsafe.forEach(each -> cells.add(each.cell()));
        assertThat(unsafe).hasSize(316);
        Set<Cell> hidden = GoldenTables.hidden(GoldenTables.REGIONS, method);
        assertThat(Attack.on(tables, hidden, unsafe, cells, false).isSafe()).isTrue();
    }

    @Test
    void everyTableOfWholeNumbersIsReckonedWithAndNoOther() {
        SplittableRandom random = new SplittableRandom(20261128);
        for (int run = 0; run < 300; run++) {
            LinkedTables tables = switch (run % 4) {
                case 0 -> RandomTables.twoWay(random, 3, 3, 2);
                case 1 -> RandomTables.withRegions(random, 2, 2, 2, 2);
                case 2 -> RandomTables.linked(random, 3, 2, 2, 2);
                default -> RandomTables.threeWay(random, 2, 2, 3, 1.5);
            };
            Set<Cell> hidden = new HashSet<>(RandomTables.anyCells(random, tables, 0.45));
            hidden.remove(Cell.GRAND_TOTAL);
            Publication publication = new Publication(tables, hidden);
            Map<Cell, long[]> expected = ByTrying.ranges(publication);
            Audit audit = Attack.on(publication, BY_ONE);
            assertThat(audit.ranges()).hasSize(hidden.size()).allSatisfy(range -> {
                assertThat(range.isExact()).isTrue();
                assertThat(new long[] {range.lowest(), range.highest().orElseThrow()})
                        .isEqualTo(expected.get(range.cell()));
            });
        }
    }

    @Test
    void everyUnsafeTableOfASetMadeToBeUnsafeIsFound() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 200; run++) {
            LinkedTables tables = RandomTables.any(random, 8);
            List<Unsafe> unsafe = BY_ONE.unsafe(tables);
            if (unsafe.isEmpty()) {
                continue;
            }
            // all that is unsafe is hidden, and of a sum with one of them all else is shown
            Set<Cell> hidden = new HashSet<>();
            unsafe.forEach(each -> hidden.add(each.cell()));
            Unsafe victim = unsafe.get(random.nextInt(unsafe.size()));
            Sum sum = tables.sums().stream()
                    .filter(each ->
                            each.parts().contains(victim.cell()) || each.total().equals(victim.cell()))
                    .findFirst()
                    .orElseThrow();
            hidden.removeAll(sum.parts());
            hidden.remove(sum.total());
            hidden.add(victim.cell());
            Audit audit = Attack.on(new Publication(tables, hidden), BY_ONE);
            assertThat(audit.inferred()).anySatisfy(each -> {
                assertThat(each.unsafe().cell()).isEqualTo(victim.cell());
                assertThat(each.range().isGivenAway()).isTrue();
            });
        }
    }

    @Test
    void flowsAndLinearProgramsSayTheSame() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 40; run++) {
            LinkedTables tables = RandomTables.withRegions(random, 2, 3, 4, 4);
            Knowledge known = AttackTests.known(tables, RandomTables.anyCells(random, tables, 0.5));
            FlowAttack flows = FlowAttack.on(known.followed()).orElseThrow();
            ProgramAttack programs = new ProgramAttack(known, known.followed());
            for (int cell = 0; cell < known.size(); cell++) {
                if (!known.knows(cell)) {
                    assertThat(programs.highest(cell, Knowledge.NO_LIMIT)).isEqualTo(flows.highest(cell));
                    assertThat(programs.lowest(cell, -1)).isEqualTo(flows.lowest(cell));
                }
            }
        }
    }

    static Knowledge known(LinkedTables tables, Set<Cell> hidden) {
        List<Cell> order = List.copyOf(tables.counts().keySet());
        long[] truth = order.stream().mapToLong(tables::count).toArray();
        long[] lower = truth.clone();
        long[] upper = truth.clone();
        hidden.forEach(cell -> {
            lower[order.indexOf(cell)] = 0;
            upper[order.indexOf(cell)] = Knowledge.NO_LIMIT;
        });
        return new Knowledge(
                truth,
                lower,
                upper,
                tables.sums().stream()
                        .map(sum -> IntStream.concat(
                                        IntStream.of(order.indexOf(sum.total())),
                                        sum.parts().stream().mapToInt(order::indexOf))
                                .toArray())
                        .toList());
    }

    @Test
    void whatCanBeWorkedOutIsNamedInASentence() {
        LinkedTables tables = LinkedTables.of(Table.ofCases(
                "sent back",
                List.of(
                        Dimension.of("force", List.of("North", "South")),
                        Dimension.of("outcome", List.of("charged", "none"))),
                Map.of(
                        Cell.of("force", "North", "outcome", "charged"), 2L,
                        Cell.of("force", "North", "outcome", "none"), 9L,
                        Cell.of("force", "South", "outcome", "charged"), 8L,
                        Cell.of("force", "South", "outcome", "none"), 7L)));
        Cell small = Cell.of("force", "North", "outcome", "charged");
        assertThat(Attack.on(new Publication(tables, Set.of(small)), Rules.minimum(5))
                        .sentence())
                .isEqualTo("1 cell is hidden in vain: an outsider can know North, charged exactly 2.");
        assertThat(Attack.on(new Publication(tables, Set.of()), Rules.minimum(5))
                        .sentence())
                .isEqualTo("1 cell that may not be shown is shown: North, charged.");
        Set<Cell> square = new HashSet<>(tables.counts().keySet());
        square.removeIf(cell -> cell.at().size() < 2);
        assertThat(Attack.on(new Publication(tables, square), Rules.minimum(5)).sentence())
                .isEqualTo("An outsider can know of none of the 4 cells looked at more than the rules allow; most of "
                        + "North, charged, only between 0 and 10.");
        assertThat(Attack.on(new Publication(tables, square), Rules.minimum(5), Set.of(small))
                        .sentence())
                .startsWith("An outsider can know of none of the 3 cells looked at more");
    }

    @Test
    void nothingHiddenAndNothingToHide() {
        LinkedTables tables = RandomTables.twoWay(new SplittableRandom(1), 2, 2, 1000);
        assertThat(Attack.on(new Publication(tables, Set.of()), BY_ONE).sentence())
                .isEqualTo("Nothing is hidden, and nothing has to be.");
    }

    @Test
    void aHiddenGrandTotalHasNoLimitWhereNothingElseIsKnown() {
        LinkedTables tables = RandomTables.twoWay(new SplittableRandom(1), 2, 2, 3);
        Audit audit = Attack.on(new Publication(tables, tables.counts().keySet()), BY_ONE);
        assertThat(audit.ranges()).allSatisfy(range -> {
            assertThat(range.highest()).isEmpty();
            assertThat(range.lowest()).isZero();
        });
    }
}

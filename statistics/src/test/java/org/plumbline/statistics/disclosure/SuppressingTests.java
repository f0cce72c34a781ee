package org.plumbline.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.disclosure.Rule.AllInOneCategory;
import org.plumbline.statistics.disclosure.Rule.Dominance;
import org.plumbline.statistics.disclosure.Rule.MinimumCount;
import org.plumbline.statistics.disclosure.Suppressing.Loss;
import org.plumbline.statistics.disclosure.Suppressing.Search;
import org.plumbline.statistics.disclosure.Suppression.NotSuppressed;
import org.plumbline.statistics.disclosure.Suppression.Suppressed;

class SuppressingTests {

    /** As sdcTable does it: empty cells stay, and one fewer and one more is enough. */
    private static final Search AS_SDC_TABLE = new Search(Loss.CASES, false, Set.of(), Duration.ofHours(1));

    static Rules below(long least) {
        return Rules.of(new MinimumCount(least, Optional.of(new Need(1, 1)), false));
    }

    @Test
    void fortyThreeForcesByGradeLoseAsLittleAsInSdcTableAtItsBest() {
        Suppressed found =
                (Suppressed) Suppressing.hide(GoldenTables.table(GoldenTables.FORCES), below(5), AS_SDC_TABLE);
        assertThat(found.unsafe()).hasSize((int) golden(GoldenTables.FORCES, "OPT", "primary"));
        assertThat(found.more()).hasSize((int) golden(GoldenTables.FORCES, "OPT", "secondary"));
        assertThat(found.cost()).isEqualTo(golden(GoldenTables.FORCES, "OPT", "secondary_count"));
        assertThat(found.atLeast()).isEqualTo(found.cost());
        assertThat(found.gap()).isZero();
        assertThat(found.sentence())
                .isEqualTo("33 cells are under 5 and hidden; 14 more are hidden so that these can't be worked out; "
                        + "an outsider can know F02, Good only between 0 and 3.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPT", "HITAS"})
    void whatSdcTableCallsBestForTheSmallTableIsNotSafe(String method) {
        LinkedTables tables = GoldenTables.table(GoldenTables.SIX);
        Audit audit = Attack.on(new Publication(tables, GoldenTables.hidden(GoldenTables.SIX, method)), below(4));
        // of column c3 it hides r2 alone, so r2 is known there, and then in c6
        assertThat(audit.inferred())
                .filteredOn(each -> each.range().isGivenAway())
                .extracting(each -> each.range().cell().title())
                .contains("r2, c6");
        Suppressed found = (Suppressed) Suppressing.hide(tables, below(4), AS_SDC_TABLE);
        assertThat(golden(GoldenTables.SIX, method, "secondary_count")).isEqualTo(16);
        assertThat(found.cost()).isEqualTo(17);
        assertThat(found.atLeast()).isEqualTo(17);
    }

    @Test
    @Tag("simulation")
    void regionsForcesThemesAndGradesLoseLessThanBySdcTablesHeuristics() {
        Suppressed found =
                (Suppressed) Suppressing.hide(GoldenTables.table(GoldenTables.REGIONS), below(4), AS_SDC_TABLE);
        assertThat(found.cost()).isLessThan(golden(GoldenTables.REGIONS, "GAUSS", "secondary_count"));
        assertThat(found.more()).hasSizeLessThan((int) golden(GoldenTables.REGIONS, "GAUSS", "secondary"));
        assertThat(found.isCutShort()).isFalse();
    }

    private static long golden(String instance, String method, String column) {
        return Golden.rows("disclosure-summary.csv").stream()
                .filter(row -> row.text("instance").equals(instance)
                        && row.text("method").equals(method))
                .findFirst()
                .orElseThrow()
                .count(column);
    }

    @Test
    void nothingCheaperIsSafeInSmallTables() {
        SplittableRandom random = new SplittableRandom(11);
        int exact = 0;
        for (int run = 0; run < 25; run++) {
            LinkedTables tables = RandomTables.twoWay(random, 3, 3, 5);
            if (Suppressing.hide(tables, below(3), AS_SDC_TABLE) instanceof Suppressed found) {
                long cheapest = cheapest(tables, found);
                assertThat(found.atLeast()).isLessThanOrEqualTo(cheapest);
                assertThat(found.cost()).isGreaterThanOrEqualTo(cheapest);
                exact += found.cost() == cheapest ? 1 : 0;
                if (found.cost() == found.atLeast()) {
                    assertThat(found.cost()).isEqualTo(cheapest);
                }
            } else {
                exact++;
            }
        }
        assertThat(exact).isGreaterThanOrEqualTo(24);
    }

    /** By the attack on every choice that costs no more. */
    private static long cheapest(LinkedTables tables, Suppressed found) {
        Set<Cell> must = found.unsafe().stream().map(Unsafe::cell).collect(Collectors.toSet());
        List<Cell> may = tables.counts().keySet().stream()
                .filter(cell -> !must.contains(cell) && tables.count(cell) > 0)
                .toList();
        long cheapest = found.cost();
        for (int choice = 0; choice < 1 << may.size(); choice++) {
            long cost = 0;
            Set<Cell> hidden = new HashSet<>(must);
            for (int i = 0; i < may.size(); i++) {
                if ((choice >> i & 1) == 1) {
                    cost += tables.count(may.get(i));
                    hidden.add(may.get(i));
                }
            }
            if (cost < cheapest
                    && Attack.on(tables, hidden, found.unsafe(), must, false).isSafe()) {
                cheapest = cost;
            }
        }
        return cheapest;
    }

    @Test
    void whatIsHiddenIsSafeInTablesOfEveryShape() {
        SplittableRandom random = new SplittableRandom(20261129);
        for (int run = 0; run < 16; run++) {
            LinkedTables tables = RandomTables.any(random, 12);
            assertSafe(tables, Rules.minimum(run % 2 == 0 ? 5 : 3));
        }
    }

    static Suppression assertSafe(LinkedTables tables, Rules rules) {
        Suppression suppression =
                Suppressing.hide(tables, rules, new Search(Loss.CASES, true, Set.of(), Duration.ofHours(1)));
        if (suppression instanceof Suppressed found) {
            Audit audit = Attack.on(
                    tables,
                    found.publication().hidden(),
                    rules.unsafe(tables),
                    rules.unsafe(tables).stream().map(Unsafe::cell).collect(Collectors.toSet()),
                    false);
            assertThat(audit.isSafe()).isTrue();
            assertThat(found.cost()).isGreaterThanOrEqualTo(found.atLeast());
            assertThat(found.gap()).isBetween(0.0, 1.0);
        }
        return suppression;
    }

    @Test
    void theSameTablesHaveTheSameAnswer() {
        LinkedTables one = RandomTables.twoWay(new SplittableRandom(4), 15, 12, 30);
        LinkedTables same = RandomTables.twoWay(new SplittableRandom(4), 15, 12, 30);
        assertThat(((Suppressed) Suppressing.hide(one, Rules.minimum(5)))
                        .publication()
                        .hidden())
                .isEqualTo(((Suppressed) Suppressing.hide(same, Rules.minimum(5)))
                        .publication()
                        .hidden());
    }

    @Test
    void aSearchWithoutTimeIsSafeAllTheSame() {
        LinkedTables tables = RandomTables.twoWay(new SplittableRandom(4), 20, 20, 100);
        Suppressed found = (Suppressed)
                Suppressing.hide(tables, Rules.minimum(5), new Search(Loss.CASES, true, Set.of(), Duration.ZERO));
        assertThat(found.isCutShort()).isTrue();
        assertThat(found.audit().isSafe()).isTrue();
        assertThat(found.atLeast()).isZero();
    }

    @Test
    void whatHasToBeShownIsShown() {
        LinkedTables tables = RandomTables.twoWay(new SplittableRandom(4), 8, 8, 20);
        Set<Cell> totals = tables.counts().keySet().stream()
                .filter(cell -> cell.at().size() < 2)
                .collect(Collectors.toSet());
        Suppressed found = (Suppressed) Suppressing.hide(
                tables, Rules.minimum(4), new Search(Loss.CELLS, true, totals, Duration.ofSeconds(10)));
        assertThat(found.publication().hidden()).doesNotContainAnyElementsOf(totals);
        assertThat(found.cost()).isEqualTo(found.more().size());
    }

    @Test
    void whatMayNotBeShownAndHasToBeIsRefused() {
        Dimension forces = Dimension.of("force", List.of("North", "South"));
        LinkedTables tables =
                LinkedTables.of(Table.ofCases("t", List.of(forces), Map.of(Cell.of("force", "North"), 2L)));
        Suppression refused = Suppressing.hide(
                tables,
                Rules.minimum(5),
                new Search(Loss.CASES, true, Set.of(Cell.of("force", "North")), Duration.ofSeconds(1)));
        assertThat(refused.sentence())
                .isEqualTo("These tables can't be made safe by hiding cells: North may not be shown and has to be.");
        assertThat(Suppressing.hide(
                        tables,
                        Rules.minimum(5),
                        new Search(
                                Loss.CASES,
                                true,
                                Set.of(Cell.GRAND_TOTAL, Cell.of("force", "South")),
                                Duration.ofSeconds(1))))
                .isInstanceOf(NotSuppressed.class);
    }

    @Test
    void nothingUnsafeHidesNothing() {
        Suppression all = Suppressing.hide(RandomTables.twoWay(new SplittableRandom(1), 2, 2, 1000), Rules.minimum(2));
        assertThat(all.sentence()).isEqualTo("Nothing has to be hidden.");
        assertThat(((Suppressed) all).gap()).isZero();
        assertThat(((Suppressed) all).countHidden()).isZero();
    }

    @Test
    void aGroupAllInOneCategoryCannotBeKnownToBe() {
        Dimension forces = Dimension.of("force", List.of("North", "South", "West"));
        Dimension outcomes = Dimension.of("outcome", List.of("charged", "none"));
        LinkedTables tables = LinkedTables.of(Table.ofCases(
                "t",
                List.of(forces, outcomes),
                Map.of(
                        Cell.of("force", "North", "outcome", "none"), 9L,
                        Cell.of("force", "South", "outcome", "charged"), 8L,
                        Cell.of("force", "South", "outcome", "none"), 7L,
                        Cell.of("force", "West", "outcome", "charged"), 6L,
                        Cell.of("force", "West", "outcome", "none"), 30L)));
        Suppressed found = (Suppressed) Suppressing.hide(tables, Rules.of(new AllInOneCategory("outcome")));
        assertThat(found.sentence())
                .isEqualTo(
                        "1 cell is empty because all of its group are in one category and hidden; 3 more are hidden so "
                                + "that these can't be worked out; an outsider can know North, charged only between 0 and 8.");
    }

    @Test
    void aMagnitudeFromOneContributorIsKeptFromTheOthers() {
        Dimension forces = Dimension.of("force", List.of("North", "South", "West"));
        LinkedTables tables = LinkedTables.of(Table.ofMagnitudes(
                "days",
                List.of(forces),
                Map.of(
                        Cell.of("force", "North"), List.of(90L, 5L, 5L),
                        Cell.of("force", "South"), List.of(40L, 40L, 30L),
                        Cell.of("force", "West"), List.of(70L, 60L, 60L))));
        Suppressed found = (Suppressed) Suppressing.hide(tables, Rules.of(new Dominance(1, 75)));
        assertThat(found.unsafe()).extracting(Unsafe::need).containsExactly(new Need(20, 20));
        assertThat(found.more()).containsExactly(Cell.of("force", "South"));
        assertThat(found.audit().ranges().getFirst().highest()).hasValue(210);
        assertThat(found.cost()).isCloseTo(110, within(0L));
    }
}

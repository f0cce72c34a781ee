package org.plumbline.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.disclosure.Rule.AllInOneCategory;
import org.plumbline.statistics.disclosure.Rule.Dominance;
import org.plumbline.statistics.disclosure.Rule.MinimumCount;
import org.plumbline.statistics.disclosure.Rule.WithinPercent;

class RulesTests {

    private static final Dimension FORCES = Dimension.of("force", List.of("North", "South"));
    private static final Dimension OUTCOMES = Dimension.of("outcome", List.of("charged", "cautioned", "none"));

    @Test
    void countsBelowTheLeastAreUnsafeAndNoneIsNot() {
        LinkedTables tables = table(0, 4, 5, 1, 20, 30);
        assertThat(Rules.minimum(5).unsafe(tables))
                .extracting(unsafe -> unsafe.cell().title(), Unsafe::count, Unsafe::need)
                .containsExactly(
                        tuple("charged", 1L, new Need(1, 4)),
                        tuple("North, cautioned", 4L, new Need(1, 1)),
                        tuple("South, charged", 1L, new Need(1, 4)));
    }

    @Test
    void aCountOfNoneIsSmallWhereTheRuleSaysSo() {
        LinkedTables tables = table(0, 40, 50, 10, 20, 30);
        assertThat(Rules.of(new MinimumCount(3, Optional.empty(), true)).unsafe(tables))
                .containsExactly(new Unsafe(
                        Cell.of("force", "North", "outcome", "charged"),
                        0,
                        new MinimumCount(3, Optional.empty(), true),
                        new Need(0, 3)));
    }

    @Test
    void ofAGroupThatIsAllInOneCategoryAnEmptyOneIsUnsafe() {
        LinkedTables tables = table(0, 40, 0, 10, 20, 30);
        assertThat(Rules.of(new AllInOneCategory("outcome")).unsafe(tables))
                .extracting(unsafe -> unsafe.cell().title(), Unsafe::need)
                .containsExactly(tuple("North, charged", new Need(0, 1)));
        assertThat(Rules.of(new AllInOneCategory("outcome")).unsafe(table(0, 0, 0, 10, 20, 30)))
                .isEmpty();
    }

    @Test
    void anEmptyCellThatIsHiddenAnywayIsTakenForTheRuleOfOneCategory() {
        LinkedTables tables = table(0, 40, 0, 0, 20, 3);
        Rules both = Rules.of(new AllInOneCategory("outcome"), new MinimumCount(2, Optional.empty(), true));
        assertThat(both.unsafe(tables)).hasSize(4);
    }

    @Test
    void needsOfMagnitudesAreThoseOfTheHandbook() {
        // Hundepool et al. 2012, table 4.2: (100/k)(x1+…+xn) − X and p/100·x1 − (X − x1 − x2)
        assertThat(new Dominance(1, 50).needOf(List.of(60L, 30L, 10L))).contains(new Need(20, 20));
        assertThat(new Dominance(2, 85).needOf(List.of(60L, 30L, 10L))).contains(new Need(6, 6));
        assertThat(new Dominance(1, 60).needOf(List.of(60L, 30L, 10L))).isEmpty();
        assertThat(new WithinPercent(10).needOf(List.of(60L, 38L, 2L))).contains(new Need(4, 4));
        assertThat(new WithinPercent(10).needOf(List.of(60L, 34L, 6L))).isEmpty();
        assertThat(new WithinPercent(10).needOf(List.of(60L))).contains(new Need(6, 6));
        assertThat(new WithinPercent(10).needOf(List.of())).isEmpty();
        assertThat(new Dominance(1, 50).needOf(List.of(0L, 0L))).isEmpty();
    }

    @Test
    void aTableOfMagnitudesKnowsTheContributorsOfItsTotals() {
        Table table = Table.ofMagnitudes(
                "days",
                List.of(FORCES),
                Map.of(Cell.of("force", "North"), List.of(3L, 9L), Cell.of("force", "South"), List.of(5L)));
        assertThat(table.counts().get(Cell.GRAND_TOTAL)).isEqualTo(17);
        assertThat(table.contributions().get(Cell.GRAND_TOTAL)).containsExactly(9L, 5L, 3L);
        assertThat(Rules.of(new Dominance(1, 70)).unsafe(LinkedTables.of(table)))
                .extracting(unsafe -> unsafe.cell().title())
                .containsExactly("North", "South");
    }

    @Test
    void whatAddsUpIsToldOnceAndWhole() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < 40; run++) {
            LinkedTables tables = RandomTables.any(random, 6);
            Knowledge known = AttackTests.known(tables, tables.counts().keySet());
            assertThat(Tables.addsUp(known.sums(), known.truth())).isTrue();
            if (tables.tables().size() == 1) {
                long inner = tables.tables().getFirst().dimensions().stream()
                        .mapToLong(dimension -> dimension.categories().stream()
                                .filter(category -> !category.isDivided())
                                .count())
                        .reduce(1, (a, b) -> a * b);
                assertThat(known.sums()).hasSize((int) (known.size() - inner));
                double[][] rows = new double[known.sums().size()][known.size()];
                for (int row = 0; row < rows.length; row++) {
                    int[] sum = known.sums().get(row);
                    for (int i = 0; i < sum.length; i++) {
                        rows[row][sum[i]] += i == 0 ? 1 : -1;
                    }
                }
                assertThat(new SingularValueDecomposition(new Array2DRowRealMatrix(rows)).getRank())
                        .isEqualTo(rows.length);
            }
        }
    }

    @Test
    void tablesThatDoNotAgreeAreNotLinked() {
        Table one = Table.ofCases("one", List.of(FORCES), Map.of(Cell.of("force", "North"), 3L));
        Table other = Table.ofCases("other", List.of(FORCES), Map.of(Cell.of("force", "North"), 4L));
        assertThat(((Linking.Apart) LinkedTables.of(List.of(one, other))).sentence())
                .isEqualTo("These tables can't be published together: the grand total is 3 in 'one' and 4 in 'other'; "
                        + "North is 3 in 'one' and 4 in 'other'.");
    }

    @Test
    void whatIsNoTableIsRefusedAtOnce() {
        Map<Cell, Long> negative = Map.of(Cell.of("force", "North"), -1L);
        Map<Cell, Long> elsewhere = Map.of(Cell.of("force", "West"), 1L);
        assertThatIllegalArgumentException().isThrownBy(() -> Table.ofCases("t", List.of(FORCES), negative));
        assertThatIllegalArgumentException().isThrownBy(() -> Table.ofCases("t", List.of(FORCES), elsewhere));
        assertThatIllegalArgumentException().isThrownBy(() -> Table.ofCases("t", List.of(), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Table.ofCases("t", List.of(FORCES, FORCES), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Dimension.of("force", List.of("North", "North")));
        assertThatIllegalArgumentException().isThrownBy(() -> MinimumCount.of(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Dominance(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new WithinPercent(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Need(-1, 0));
    }

    private static LinkedTables table(long... counts) {
        Map<Cell, Long> inner = new HashMap<>();
        int i = 0;
        for (String force : List.of("North", "South")) {
            for (String outcome : List.of("charged", "cautioned", "none")) {
                inner.put(Cell.of("force", force, "outcome", outcome), counts[i++]);
            }
        }
        return LinkedTables.of(Table.ofCases("outcomes", List.of(FORCES, OUTCOMES), inner));
    }
}

package org.plumbline.statistics.degenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Honest;
import org.plumbline.statistics.disclosure.Attack;
import org.plumbline.statistics.disclosure.Cell;
import org.plumbline.statistics.disclosure.Differencing;
import org.plumbline.statistics.disclosure.Dimension;
import org.plumbline.statistics.disclosure.LinkedTables;
import org.plumbline.statistics.disclosure.Need;
import org.plumbline.statistics.disclosure.Publication;
import org.plumbline.statistics.disclosure.Release;
import org.plumbline.statistics.disclosure.Rounding;
import org.plumbline.statistics.disclosure.Rule;
import org.plumbline.statistics.disclosure.Rules;
import org.plumbline.statistics.disclosure.Suppressing;
import org.plumbline.statistics.disclosure.Suppressing.Loss;
import org.plumbline.statistics.disclosure.Suppressing.Search;
import org.plumbline.statistics.disclosure.Table;

/** Tables of zeros, of one case, of one cell, of all that may be, none at all, and rules that hide all or nothing. */
class DegenerateTablesTests {

    private static final long MOST = 1_000_000_000_000L;

    private final Honest honest = new Honest();

    @AfterEach
    void allIsHonest() {
        assertThat(honest.failures()).isEmpty();
        assertThat(honest.hasBoth()).isTrue();
    }

    @Test
    void tables() {
        for (List<String> forces : List.of(List.of("A"), List.of("A", "B"), List.<String>of(), List.of("A", "A"))) {
            for (long a : new long[] {-1, 0, 1, 3, 100, MOST / 2, MOST, Long.MAX_VALUE}) {
                for (long b : new long[] {0, 1, 4, MOST / 2}) {
                    honest.ask("table %s %d %d".formatted(forces, a, b), () -> {
                        List<Dimension> by =
                                List.of(Dimension.of("force", forces), Dimension.of("grade", List.of("good", "poor")));
                        Table table = Table.ofCases(
                                "cases",
                                by,
                                Map.of(
                                        Cell.of("force", "A", "grade", "good"),
                                        a,
                                        Cell.of("force", "A", "grade", "poor"),
                                        b));
                        Table costs = Table.ofMagnitudes(
                                "costs",
                                by,
                                Map.of(
                                        Cell.of("force", "A", "grade", "good"),
                                        List.of(a, b),
                                        Cell.of("force", "A", "grade", "poor"),
                                        List.of()));
                        published("%s %d %d".formatted(forces, a, b), LinkedTables.of(table));
                        published("costs %s %d %d".formatted(forces, a, b), LinkedTables.of(costs));
                        return LinkedTables.of(List.of(table, costs));
                    });
                }
            }
        }
        honest.ask("no tables", () -> {
            published("none", (LinkedTables) LinkedTables.of(List.<Table>of()));
            return true;
        });
        honest.ask("no dimension", () -> Table.ofCases("none", List.of(), Map.of()));
        honest.ask(
                "no such cell",
                () -> Table.ofCases(
                        "none", List.of(Dimension.of("force", List.of("A"))), Map.of(Cell.of("grade", "good"), 1L)));
    }

    private void published(String what, LinkedTables tables) {
        Set<Cell> all = new HashSet<>(tables.counts().keySet());
        for (Rules rules : List.of(
                Rules.of(),
                Rules.minimum(5),
                Rules.minimum(MOST),
                Rules.of(new Rule.MinimumCount(5, java.util.Optional.of(new Need(MOST, MOST)), true)),
                Rules.of(new Rule.Dominance(1, 1e-300), new Rule.WithinPercent(100)),
                Rules.of(new Rule.AllInOneCategory("grade"), new Rule.AllInOneCategory("nothing")))) {
            for (Search search : List.of(
                    Search.USUAL,
                    new Search(Loss.CELLS, false, Set.of(), Duration.ZERO),
                    new Search(Loss.CASES, true, all, Duration.ofSeconds(Long.MAX_VALUE)))) {
                honest.ask("hide " + what + rules, () -> Suppressing.hide(tables, rules, search));
            }
            for (Set<Cell> hidden : List.of(Set.<Cell>of(), all)) {
                honest.ask("attack " + what + rules, () -> Attack.on(Publication.of(tables, hidden), rules));
                honest.ask("insiders " + what + rules, () -> Attack.on(Publication.of(tables, hidden), rules, all));
                Release release = new Release("now", Publication.of(tables, hidden), Map.of());
                honest.ask("check " + what + rules, () -> Differencing.check(List.of(), release, List.of(), rules));
                honest.ask(
                        "twice " + what + rules,
                        () -> Differencing.check(
                                List.of(release),
                                release,
                                List.of(new Differencing.Split("force", "A", List.of("x", "y"))),
                                rules));
            }
            for (long base : new long[] {-1, 0, 1, 2, 5, MOST, Long.MAX_VALUE}) {
                honest.ask("round " + what + rules + base, () -> Rounding.round(tables, base, rules));
            }
        }
        honest.ask("no such cell " + what, () -> Publication.of(tables, Set.of(Cell.of("force", "nowhere"))));
    }

    @Test
    void rules() {
        for (double percent : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1, 0, 1e-300, 50, 100, 101}) {
            honest.ask("dominance " + percent, () -> new Rule.Dominance(1, percent));
            honest.ask("within " + percent, () -> new Rule.WithinPercent(percent));
        }
        for (long least : new long[] {Long.MIN_VALUE, -1, 0, 1, 2, MOST, Long.MAX_VALUE}) {
            honest.ask("minimum " + least, () -> Rules.minimum(least));
            honest.ask("need " + least, () -> new Need(least, least));
            honest.ask("limit " + least, () -> new Search(Loss.CASES, true, Set.of(), Duration.ofSeconds(least)));
        }
        honest.ask("split", () -> new Differencing.Split("period", "all", List.of("all", "x")));
    }
}

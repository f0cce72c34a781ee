package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.plumbline.statistics.disclosure.Rule.AllInOneCategory;
import org.plumbline.statistics.disclosure.Rule.Dominance;
import org.plumbline.statistics.disclosure.Rule.MinimumCount;
import org.plumbline.statistics.disclosure.Rule.WithinPercent;

/**
 * The rules of a publisher.
 *
 * @param rules in the order in which they are told
 */
public record Rules(List<Rule> rules) {

    public Rules {
        rules = List.copyOf(rules);
    }

    /** These rules together: a cell falls under as many as it breaks. */
    public static Rules of(Rule... rules) {
        return new Rules(List.of(rules));
    }

    /** Counts from 1 to less than {@code least} are hidden. */
    public static Rules minimum(long least) {
        return of(MinimumCount.of(least));
    }

    /** The cells that may not be shown, in the order of the tables. */
    public List<Unsafe> unsafe(LinkedTables tables) {
        SequencedMap<Cell, Unsafe> found = new LinkedHashMap<>();
        for (Rule rule : byOwnCells()) {
            switch (rule) {
                case MinimumCount minimum ->
                    tables.counts()
                            .forEach((cell, count) -> minimum.needOf(count)
                                    .ifPresent(need -> add(found, new Unsafe(cell, count, rule, need))));
                case Dominance dominance ->
                    tables.contributions()
                            .forEach((cell, each) -> dominance
                                    .needOf(each)
                                    .ifPresent(need -> add(found, new Unsafe(cell, tables.count(cell), rule, need))));
                case WithinPercent within ->
                    tables.contributions()
                            .forEach((cell, each) -> within.needOf(each)
                                    .ifPresent(need -> add(found, new Unsafe(cell, tables.count(cell), rule, need))));
                case AllInOneCategory all ->
                    empty(tables, all, found).forEach(cell -> add(found, new Unsafe(cell, 0, rule, new Need(0, 1))));
            }
        }
        List<Cell> order = new ArrayList<>(tables.counts().keySet());
        SequencedMap<Cell, Integer> place = new LinkedHashMap<>();
        order.forEach(cell -> place.put(cell, place.size()));
        return found.values().stream()
                .map(unsafe -> new Unsafe(
                        unsafe.cell(),
                        unsafe.count(),
                        unsafe.rule(),
                        unsafe.need().of(unsafe.count())))
                .sorted(Comparator.comparing(unsafe -> place.getOrDefault(unsafe.cell(), 0)))
                .toList();
    }

    /** Those that choose among cells come after those that don't, so that they can take what is hidden anyway. */
    private List<Rule> byOwnCells() {
        return rules.stream()
                .sorted(Comparator.comparing(AllInOneCategory.class::isInstance))
                .toList();
    }

    private static void add(SequencedMap<Cell, Unsafe> found, Unsafe unsafe) {
        found.merge(unsafe.cell(), unsafe, (before, now) -> before.and(now.need()));
    }

    private static List<Cell> empty(LinkedTables tables, AllInOneCategory rule, SequencedMap<Cell, Unsafe> found) {
        List<Cell> chosen = new ArrayList<>();
        for (Table table : tables.tables()) {
            for (Sum sum : table.groups(rule.dimension())) {
                Optional<Sum> group = rule.group(table, sum);
                if (group.isPresent()) {
                    List<Cell> empty = group.get().parts().stream()
                            .filter(part -> tables.count(part) == 0)
                            .toList();
                    chosen.add(empty.stream()
                            .filter(cell -> found.containsKey(cell) || chosen.contains(cell))
                            .findFirst()
                            .orElse(empty.getFirst()));
                }
            }
        }
        return chosen;
    }
}

package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Tables that are published together. A number that stands in several is one cell, so what one table shows is known in all.
 *
 * @param tables in the order in which they were given
 * @param counts of every cell, in the order of the tables
 * @param sums what adds up, each once
 * @param contributions of each cell of a table of magnitudes, the largest first
 */
public record LinkedTables(
        List<Table> tables, SequencedMap<Cell, Long> counts, List<Sum> sums, Map<Cell, List<Long>> contributions)
        implements Linking {

    public LinkedTables {
        tables = List.copyOf(tables);
        counts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counts));
        sums = List.copyOf(sums);
        contributions = Map.copyOf(contributions);
    }

    /** One table by itself. */
    public static LinkedTables of(Table table) {
        return linked(List.of(table));
    }

    /** Several tables; refused where they don't agree on a cell that they share. */
    public static Linking of(List<Table> tables) {
        Map<Cell, Table> first = new HashMap<>();
        List<String> apart = new ArrayList<>();
        for (Table table : tables) {
            for (Cell cell : ordered(table)) {
                Table other = first.putIfAbsent(cell, table) instanceof Table known ? known : table;
                long one = other.count(cell);
                if (one != table.count(cell)) {
                    apart.add("%s is %,d in '%s' and %,d in '%s'"
                            .formatted(cell, one, other.name(), table.count(cell), table.name()));
                }
            }
        }
        return apart.isEmpty() ? linked(tables) : new Linking.Apart(apart);
    }

    private static LinkedTables linked(List<Table> tables) {
        SequencedMap<Cell, Long> counts = new LinkedHashMap<>();
        Set<Sum> sums = new LinkedHashSet<>();
        Map<Cell, List<Long>> contributions = new HashMap<>();
        for (Table table : tables) {
            ordered(table).forEach(cell -> counts.put(cell, table.count(cell)));
            sums.addAll(table.sums());
            contributions.putAll(table.contributions());
        }
        return new LinkedTables(tables, counts, List.copyOf(sums), contributions);
    }

    /** Totals first, then by the categories' names: an order that doesn't hang on how a map lays its keys. */
    private static List<Cell> ordered(Table table) {
        return table.counts().keySet().stream()
                .sorted(Comparator.comparing((Cell cell) -> cell.at().size()).thenComparing(Cell::key))
                .toList();
    }

    /**
     * How many cases, or units, a cell has.
     *
     * @throws IllegalArgumentException when no table has such a cell
     */
    public long count(Cell cell) {
        return Optional.ofNullable(counts.get(cell))
                .orElseThrow(() -> new IllegalArgumentException("There is no cell " + cell));
    }
}

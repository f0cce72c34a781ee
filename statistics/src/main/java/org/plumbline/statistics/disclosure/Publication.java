package org.plumbline.statistics.disclosure;

import java.util.Set;

/**
 * Tables as they go out: some cells hidden, all others shown. Everybody knows what adds up, and that no number is below 0.
 *
 * @param tables with their true numbers
 * @param hidden cells of the tables
 */
public record Publication(LinkedTables tables, Set<Cell> hidden) {

    public Publication {
        hidden = Set.copyOf(hidden);
        for (Cell cell : hidden) {
            tables.count(cell);
        }
    }

    /**
     * Tables with some cells hidden.
     *
     * @throws IllegalArgumentException when a hidden cell is none of the tables'
     */
    public static Publication of(LinkedTables tables, Set<Cell> hidden) {
        return new Publication(tables, hidden);
    }
}

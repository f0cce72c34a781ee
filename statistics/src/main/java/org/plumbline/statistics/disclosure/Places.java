package org.plumbline.statistics.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cells by number, in the order of the tables. */
record Places(List<Cell> order, Map<Cell, Integer> byCell) {

    static Places of(LinkedTables tables) {
        List<Cell> order = List.copyOf(tables.counts().keySet());
        Map<Cell, Integer> byCell = new HashMap<>();
        order.forEach(cell -> byCell.put(cell, byCell.size()));
        return new Places(order, byCell);
    }

    int of(Cell cell) {
        return Optional.ofNullable(byCell.get(cell)).orElseThrow();
    }
}

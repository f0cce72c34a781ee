package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.statistics.disclosure.Suppressing.Loss;
import org.plumbline.statistics.disclosure.Suppressing.Search;

/**
 * Which cell has which place in the puzzle.
 *
 * @param places of the cells
 * @param puzzle in places
 */
record Layout(Places places, Puzzle puzzle) {

    static Layout of(LinkedTables tables, List<Unsafe> unsafe, Search search) {
        Places places = Places.of(tables);
        long[] values = places.order().stream().mapToLong(tables::count).toArray();
        boolean[] must = new boolean[values.length];
        List<Task> tasks = new ArrayList<>();
        for (Unsafe each : unsafe) {
            int cell = places.of(each.cell());
            must[cell] = true;
            if (each.need().above() > 0) {
                tasks.add(new Task(cell, true, each.need().above()));
            }
            if (each.need().below() > 0) {
                tasks.add(new Task(cell, false, each.need().below()));
            }
        }
        boolean[] free = new boolean[values.length];
        long[] weights = new long[values.length];
        for (int cell = 0; cell < values.length; cell++) {
            boolean may = (search.zerosMayBeHidden() || values[cell] > 0)
                    && !search.shown().contains(places.order().get(cell));
            free[cell] = must[cell] || may;
            weights[cell] = search.loss() == Loss.CELLS ? 1 : Math.max(1, values[cell]);
        }
        return new Layout(places, new Puzzle(values, weights, free, must, sums(tables, places), tasks));
    }

    private static List<int[]> sums(LinkedTables tables, Places places) {
        List<int[]> sums = new ArrayList<>();
        for (Sum sum : tables.sums()) {
            int[] cells = new int[sum.parts().size() + 1];
            cells[0] = places.of(sum.total());
            for (int i = 1; i < cells.length; i++) {
                cells[i] = places.of(sum.parts().get(i - 1));
            }
            sums.add(cells);
        }
        return sums;
    }

    Set<Cell> cells(boolean[] hidden) {
        Set<Cell> cells = new HashSet<>();
        for (int place = 0; place < hidden.length; place++) {
            if (hidden[place]) {
                cells.add(places.order().get(place));
            }
        }
        return cells;
    }
}

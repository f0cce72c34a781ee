package org.plumbline.statistics.disclosure;

import java.util.List;

/**
 * What every safe way satisfies: together the hidden cells of a cut can take up so much. Fischetti and Salazar 2000, J. Am. Stat. Assoc.
 * 95:916–928, capacity constraints, each capacity cut at what is needed.
 *
 * @param cells of the cut
 * @param capacities of each if it is hidden
 * @param need that they have to reach
 */
record Cut(int[] cells, long[] capacities, long need) {

    static Cut of(List<int[]> cellsAndFalls, long[] values, long need) {
        int[] cells = new int[cellsAndFalls.size()];
        long[] capacities = new long[cells.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cellsAndFalls.get(i)[0];
            capacities[i] = cellsAndFalls.get(i)[1] == 1 ? Math.min(values[cells[i]], need) : need;
        }
        return new Cut(cells, capacities, need);
    }

    double taken(double[] hidden) {
        double taken = 0;
        for (int i = 0; i < cells.length; i++) {
            taken += capacities[i] * hidden[cells[i]];
        }
        return taken;
    }
}

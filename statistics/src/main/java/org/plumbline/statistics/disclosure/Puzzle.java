package org.plumbline.statistics.disclosure;

import java.util.Arrays;
import java.util.List;

/**
 * What has to be solved: which cells to hide beside those that may not be shown, so that every task can be done and little is lost.
 *
 * @param values the true numbers
 * @param weights what hiding each costs
 * @param free which may be hidden
 * @param unsafe which must be
 * @param sums each with its total first
 * @param tasks what the hidden numbers have to be able to do
 */
record Puzzle(long[] values, long[] weights, boolean[] free, boolean[] unsafe, List<int[]> sums, List<Task> tasks) {

    int size() {
        return values.length;
    }

    long cost(boolean[] hidden) {
        long cost = 0;
        for (int cell = 0; cell < hidden.length; cell++) {
            cost += hidden[cell] && !unsafe[cell] ? weights[cell] : 0;
        }
        return cost;
    }

    boolean sameFree(Puzzle other) {
        return Arrays.equals(free, other.free);
    }

    Puzzle onlyFree(boolean[] fewer) {
        return new Puzzle(values, weights, fewer, unsafe, sums, tasks);
    }
}

package org.plumbline.statistics.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The cuts of a puzzle: those of single sums, which hold for every table, and the smallest ones of a network. */
final class Cuts {

    private static final double HAIR = 1e-6;

    private Cuts() {}

    /** A number that changes has to be made up for by others of each sum that it stands in. */
    static List<Cut> ofSums(Puzzle puzzle) {
        List<List<int[]>> sumsOf = new ArrayList<>();
        for (int cell = 0; cell < puzzle.size(); cell++) {
            sumsOf.add(new ArrayList<>());
        }
        puzzle.sums()
                .forEach(sum ->
                        Arrays.stream(sum).forEach(cell -> sumsOf.get(cell).add(sum)));
        List<Cut> cuts = new ArrayList<>();
        for (Task task : puzzle.tasks()) {
            for (int[] sum : sumsOf.get(task.cell())) {
                boolean isTotal = sum[0] == task.cell();
                List<int[]> others = new ArrayList<>();
                for (int i = 0; i < sum.length; i++) {
                    if (sum[i] != task.cell() && puzzle.free()[sum[i]]) {
                        // a total and its parts go the same way, two parts go opposite ways
                        boolean sameWay = isTotal || i == 0;
                        others.add(new int[] {sum[i], sameWay == task.rises() ? 0 : 1});
                    }
                }
                cuts.add(Cut.of(others, puzzle.values(), task.amount()));
            }
        }
        return cuts;
    }

    /** The smallest cut of a task where cells are hidden by halves; empty where it takes up enough. */
    static Optional<Cut> smallest(Puzzle puzzle, Paths paths, Task task, double[] hidden) {
        int from = paths.start(task);
        int to = paths.end(task);
        if (from == to) {
            return Optional.empty();
        }
        double[] moved = new double[hidden.length];
        double open = task.amount();
        int[] by = new int[paths.nodes()];
        while (open > HAIR) {
            if (!reaches(puzzle, paths, task, hidden, moved, by)) {
                return Optional.of(cut(puzzle, paths, task, by));
            }
            double step = open;
            for (int node = to; node != from; node = paths.other(by[node], node)) {
                step = Math.min(step, room(puzzle, paths, by[node], paths.other(by[node], node), task, hidden, moved));
            }
            for (int node = to; node != from; node = paths.other(by[node], node)) {
                moved[by[node]] += paths.rises(by[node], paths.other(by[node], node)) ? step : -step;
            }
            open -= step;
        }
        return Optional.empty();
    }

    private static boolean reaches(Puzzle puzzle, Paths paths, Task task, double[] hidden, double[] moved, int[] by) {
        Arrays.fill(by, -1);
        int from = paths.start(task);
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        by[from] = Integer.MAX_VALUE;
        while (!open.isEmpty()) {
            int node = open.poll();
            for (int cell : paths.at(node)) {
                int next = paths.other(cell, node);
                if (by[next] == -1
                        && cell != task.cell()
                        && hidden[cell] > 0
                        && room(puzzle, paths, cell, node, task, hidden, moved) > HAIR) {
                    by[next] = cell;
                    if (next == paths.end(task)) {
                        return true;
                    }
                    open.add(next);
                }
            }
        }
        return false;
    }

    private static double room(
            Puzzle puzzle, Paths paths, int cell, int node, Task task, double[] hidden, double[] moved) {
        long whole = Math.min(task.amount(), puzzle.values()[cell]);
        return paths.rises(cell, node)
                ? task.amount() * hidden[cell] - moved[cell]
                : whole * hidden[cell] + moved[cell];
    }

    private static Cut cut(Puzzle puzzle, Paths paths, Task task, int[] by) {
        List<int[]> across = new ArrayList<>();
        for (int node = 0; node < by.length; node++) {
            if (by[node] != -1) {
                for (int cell : paths.at(node)) {
                    if (cell != task.cell() && by[paths.other(cell, node)] == -1) {
                        across.add(new int[] {cell, paths.rises(cell, node) ? 0 : 1});
                    }
                }
            }
        }
        return Cut.of(across, puzzle.values(), task.amount());
    }
}

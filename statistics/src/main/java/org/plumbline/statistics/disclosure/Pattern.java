package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Which cells are hidden, with a way for each task to be done within them; grown, trimmed and improved. */
final class Pattern {

    private final Puzzle puzzle;
    private final Moves moves;
    private final boolean[] hidden;
    private final int[][] ways;
    private final int[] needed;

    private Pattern(Puzzle puzzle, Moves moves, boolean[] hidden, int[][] ways, int[] needed) {
        this.puzzle = puzzle;
        this.moves = moves;
        this.hidden = hidden;
        this.ways = ways;
        this.needed = needed;
    }

    /** Each task in turn by the cheapest way, the largest first; empty where one can't be done whatever is hidden. */
    static Optional<Pattern> grown(Puzzle puzzle, Moves moves, long[] weights) {
        List<Task> tasks = puzzle.tasks();
        Pattern pattern =
                new Pattern(puzzle, moves, puzzle.unsafe().clone(), new int[tasks.size()][0], new int[puzzle.size()]);
        List<Integer> order = IntStream.range(0, tasks.size())
                .boxed()
                .sorted(Comparator.comparing(task -> -tasks.get(task).amount()))
                .toList();
        for (int task : order) {
            if (!pattern.find(task, pattern.costs(weights))) {
                return Optional.empty();
            }
        }
        return Optional.of(pattern);
    }

    boolean[] hidden() {
        return hidden;
    }

    long cost() {
        return puzzle.cost(hidden);
    }

    private Pattern copy() {
        return new Pattern(puzzle, moves, hidden.clone(), ways.clone(), needed.clone());
    }

    private long[] costs(long[] weights) {
        long[] cost = new long[puzzle.size()];
        for (int cell = 0; cell < cost.length; cell++) {
            cost[cell] = hidden[cell] ? 0 : puzzle.free()[cell] ? weights[cell] : Moves.FORBIDDEN;
        }
        return cost;
    }

    private long[] nothingMore() {
        long[] cost = new long[puzzle.size()];
        for (int cell = 0; cell < cost.length; cell++) {
            cost[cell] = hidden[cell] ? 0 : Moves.FORBIDDEN;
        }
        return cost;
    }

    private boolean find(int task, long[] cost) {
        Optional<int[]> way = moves.cheapest(puzzle.tasks().get(task), cost);
        way.ifPresent(cells -> take(task, cells));
        return way.isPresent();
    }

    private void take(int task, int[] way) {
        for (int cell : ways[task]) {
            needed[cell]--;
        }
        for (int cell : way) {
            needed[cell]++;
            hidden[cell] = true;
        }
        ways[task] = way;
    }

    private List<Integer> secondary() {
        return IntStream.range(0, hidden.length)
                .filter(cell -> hidden[cell] && !puzzle.unsafe()[cell])
                .boxed()
                .sorted(Comparator.comparing((Integer cell) -> -puzzle.weights()[cell]))
                .toList();
    }

    /** Shows again, the dearest first, whatever no task needs if it goes another way within what is hidden. */
    Pattern trim(BooleanSupplier goOn) {
        for (int cell : secondary()) {
            if (!goOn.getAsBoolean()) {
                break;
            }
            show(cell);
        }
        return this;
    }

    private boolean show(int cell) {
        hidden[cell] = false;
        if (needed[cell] == 0) {
            return true;
        }
        long[] cost = nothingMore();
        List<Integer> tasks = using(cell);
        List<int[]> found = new ArrayList<>();
        for (int task : tasks) {
            Optional<int[]> way = moves.cheapest(puzzle.tasks().get(task), cost);
            if (way.isEmpty()) {
                hidden[cell] = true;
                return false;
            }
            found.add(way.get());
        }
        for (int i = 0; i < tasks.size(); i++) {
            take(tasks.get(i), found.get(i));
        }
        return true;
    }

    private List<Integer> using(int cell) {
        List<Integer> tasks = new ArrayList<>();
        for (int task = 0; task < ways.length; task++) {
            for (int each : ways[task]) {
                if (each == cell) {
                    tasks.add(task);
                    break;
                }
            }
        }
        return tasks;
    }

    /** Forbids one hidden cell after another, lets its tasks go the cheapest other way, and keeps what costs less. */
    Pattern improve(BooleanSupplier goOn) {
        Pattern best = this;
        boolean better = true;
        while (better) {
            better = false;
            for (int cell : best.secondary()) {
                if (!goOn.getAsBoolean()) {
                    return best;
                }
                if (best.hidden[cell]) {
                    Optional<Pattern> other = best.without(cell, goOn);
                    if (other.isPresent() && other.get().cost() < best.cost()) {
                        best = other.get();
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    private Optional<Pattern> without(int cell, BooleanSupplier goOn) {
        Pattern other = copy();
        other.hidden[cell] = false;
        for (int task : other.using(cell)) {
            long[] cost = other.costs(puzzle.weights());
            cost[cell] = Moves.FORBIDDEN;
            if (!other.find(task, cost)) {
                return Optional.empty();
            }
        }
        return Optional.of(other.trim(goOn));
    }
}

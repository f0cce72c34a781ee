package org.plumbline.statistics.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Moves in any tables: the cheapest one is a linear program, in which each number can rise and fall at a price per case; by
 * ojAlgo. Kelly 1990 (University of Maryland), as told in Hundepool et al. 2012, 4.4.3.
 */
final class Programs implements Moves {

    private static final double HAIR = 1e-7;

    private static final int MOST_KEPT = 300;

    private final Puzzle puzzle;
    private final List<List<Integer>> sumsOf = new ArrayList<>();

    /** What was found for one number is often a move for another: the newest first. */
    private final Deque<Move> found = new ArrayDeque<>();

    Programs(Puzzle puzzle) {
        this.puzzle = puzzle;
        for (int cell = 0; cell < puzzle.size(); cell++) {
            sumsOf.add(new ArrayList<>());
        }
        for (int sum = 0; sum < puzzle.sums().size(); sum++) {
            for (int cell : puzzle.sums().get(sum)) {
                sumsOf.get(cell).add(sum);
            }
        }
    }

    /** How much a number rises and falls; only one of them does in the cheapest move. */
    private record Change(Variable rise, Variable fall) {}

    /** By how much each of the cells rises, or falls where that is below 0. */
    private record Move(int[] cells, double[] by) {

        boolean does(Task task, long[] cost, long[] values) {
            int turn = 0;
            for (int i = 0; i < cells.length && turn == 0; i++) {
                if (cells[i] == task.cell() && Math.abs(by[i]) > task.amount() - HAIR) {
                    turn = by[i] > 0 == task.rises() ? 1 : -1;
                }
            }
            for (int i = 0; i < cells.length && turn != 0; i++) {
                boolean possible = cost[cells[i]] == 0 && values[cells[i]] + turn * by[i] > -HAIR;
                turn = possible ? turn : 0;
            }
            return turn != 0;
        }
    }

    @Override
    public Optional<int[]> cheapest(Task task, long[] cost) {
        if (!task.rises() && puzzle.values()[task.cell()] < task.amount()) {
            return Optional.empty();
        }
        for (Move move : found) {
            if (move.does(task, cost, puzzle.values())) {
                return Optional.of(move.cells());
            }
        }
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Map<Integer, Change> changes = new TreeMap<>();
        Set<Integer> sums = new HashSet<>();
        for (int cell = 0; cell < puzzle.size(); cell++) {
            if (cost[cell] != FORBIDDEN) {
                changes.put(cell, cell == task.cell() ? itself(model, task) : change(model, cell, task, cost[cell]));
                sums.addAll(sumsOf.get(cell));
            }
        }
        for (int sum : sums) {
            Expression row = model.newExpression("s" + sum).level(0);
            int[] cells = puzzle.sums().get(sum);
            for (int i = 0; i < cells.length; i++) {
                int sign = i == 0 ? 1 : -1;
                Optional.ofNullable(changes.get(cells[i])).ifPresent(change -> {
                    row.add(change.rise(), sign);
                    row.add(change.fall(), -sign);
                });
            }
        }
        Optimisation.Result result = model.minimise();
        if (!result.getState().isFeasible()) {
            return Optional.empty();
        }
        Move move = move(task, changes);
        found.addFirst(move);
        if (found.size() > MOST_KEPT) {
            found.removeLast();
        }
        return Optional.of(move.cells());
    }

    private static Move move(Task task, Map<Integer, Change> changes) {
        List<Integer> cells = new ArrayList<>();
        List<Double> by = new ArrayList<>();
        changes.forEach((cell, change) -> {
            double rise = value(change.rise()) - value(change.fall());
            if (cell == task.cell() || Math.abs(rise) > HAIR) {
                cells.add(cell);
                by.add(rise);
            }
        });
        return new Move(
                cells.stream().mapToInt(Integer::intValue).toArray(),
                by.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Change itself(ExpressionsBasedModel model, Task task) {
        double rise = task.rises() ? task.amount() : 0;
        double fall = task.rises() ? 0 : task.amount();
        return new Change(
                model.newVariable("+" + task.cell()).lower(rise).upper(rise),
                model.newVariable("-" + task.cell()).lower(fall).upper(fall));
    }

    private Change change(ExpressionsBasedModel model, int cell, Task task, long cost) {
        long value = puzzle.values()[cell];
        // a little for each cell, so that of moves that cost nothing one with few cells is taken
        double price = cost + 1e-3;
        return new Change(
                model.newVariable("+" + cell).lower(0).weight(price / task.amount()),
                model.newVariable("-" + cell)
                        .lower(0)
                        .upper(value)
                        .weight(price / Math.max(1, Math.min(value, task.amount()))));
    }

    private static double value(Variable variable) {
        return variable.getValue() == null ? 0 : variable.getValue().doubleValue();
    }
}

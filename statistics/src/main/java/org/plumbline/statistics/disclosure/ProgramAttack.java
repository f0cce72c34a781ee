package org.plumbline.statistics.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.LocalizedOptimFormats;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.PivotSelectionRule;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * What can be worked out where the unknown numbers are no network: the furthest a number can go is a linear program over the
 * unknown numbers that hang together with it, by Hipparchus' simplex; where its answer is no whole numbers, branch and bound
 * looks for the furthest table in whole numbers. Fischetti and Salazar 2000, J. Am. Stat. Assoc. 95:916–928, (1)–(2).
 */
final class ProgramAttack {

    private static final double HAIR = 1e-6;

    /** Whole numbers are nearly always found at once; where they are not, a bound that may be too careful is told. */
    private static final int MOST_BRANCHES = 60;

    private final Knowledge known;
    private final long[] givenUpper;
    private final List<int[]> sums;
    private final int[][] sumsOf;
    private final long[] lowest;
    private final long[] highest;

    ProgramAttack(Knowledge given, Knowledge followed) {
        this.known = followed;
        // limits that follow from the sums need no row of their own
        this.givenUpper = given.upper();
        this.sums = known.sums();
        this.lowest = known.truth().clone();
        this.highest = known.truth().clone();
        List<List<Integer>> of = new ArrayList<>();
        for (int cell = 0; cell < known.size(); cell++) {
            of.add(new ArrayList<>());
        }
        for (int sum = 0; sum < sums.size(); sum++) {
            for (int cell : sums.get(sum)) {
                of.get(cell).add(sum);
            }
        }
        this.sumsOf = of.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** @param enough where no more is asked than whether it can go so far */
    Reach highest(int cell, long enough) {
        if (highest[cell] >= enough || highest[cell] >= known.upper()[cell]) {
            return new Reach(highest[cell], highest[cell] >= known.upper()[cell]);
        }
        return furthest(cell, GoalType.MAXIMIZE);
    }

    /** @param enough where no more is asked than whether it can go so far */
    Reach lowest(int cell, long enough) {
        if (lowest[cell] <= enough || lowest[cell] <= known.lower()[cell]) {
            return new Reach(lowest[cell], lowest[cell] <= known.lower()[cell]);
        }
        return furthest(cell, GoalType.MINIMIZE);
    }

    private Reach furthest(int cell, GoalType goal) {
        int[] together = together(cell);
        int place = Arrays.binarySearch(together, cell);
        List<LinearConstraint> constraints = constraints(together);
        double[] objective = new double[together.length];
        objective[place] = 1;
        Deque<List<LinearConstraint>> open = new ArrayDeque<>(List.of(List.of()));
        boolean exact = true;
        for (int looked = 0; !open.isEmpty(); looked++) {
            if (looked == MOST_BRANCHES) {
                exact = false;
                break;
            }
            List<LinearConstraint> branch = open.pop();
            List<LinearConstraint> all = new ArrayList<>(constraints);
            all.addAll(branch);
            Solved solved = solve(objective, all, goal);
            switch (solved) {
                case Solved.Nothing _ -> {}
                case Solved.Unknown _ -> exact = false;
                case Solved.Endless _ -> {
                    return new Reach(Knowledge.NO_LIMIT, branch.isEmpty());
                }
                case Solved.At at -> {
                    long bound = whole(at.point()[place], goal) + known.lower()[cell];
                    if (goal == GoalType.MAXIMIZE ? bound <= highest[cell] : bound >= lowest[cell]) {
                        continue;
                    }
                    Optional<Integer> broken = broken(at.point());
                    if (broken.isEmpty()) {
                        note(together, at.point());
                        continue;
                    }
                    double[] one = new double[together.length];
                    one[broken.get()] = 1;
                    double value = at.point()[broken.get()];
                    open.push(plus(branch, new LinearConstraint(one, Relationship.GEQ, Math.ceil(value))));
                    open.push(plus(branch, new LinearConstraint(one, Relationship.LEQ, Math.floor(value))));
                }
            }
        }
        return new Reach(goal == GoalType.MAXIMIZE ? highest[cell] : lowest[cell], exact);
    }

    private static long whole(double value, GoalType goal) {
        return (long) (goal == GoalType.MAXIMIZE ? Math.floor(value + HAIR) : Math.ceil(value - HAIR));
    }

    private static List<LinearConstraint> plus(List<LinearConstraint> branch, LinearConstraint one) {
        List<LinearConstraint> more = new ArrayList<>(branch);
        more.add(one);
        return more;
    }

    private static Optional<Integer> broken(double[] point) {
        for (int i = 0; i < point.length; i++) {
            if (Math.abs(point[i] - Math.rint(point[i])) > HAIR) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** A table in whole numbers tells of all its numbers that they can be what they are in it, if it really adds up. */
    private void note(int[] together, double[] point) {
        long[] table = known.truth().clone();
        for (int i = 0; i < together.length; i++) {
            table[together[i]] = known.lower()[together[i]] + Math.round(point[i]);
        }
        if (Tables.isOne(known, table)) {
            for (int each : together) {
                lowest[each] = Math.min(lowest[each], table[each]);
                highest[each] = Math.max(highest[each], table[each]);
            }
        }
    }

    /** The unknown numbers that this one hangs together with by sums, itself among them, in order. */
    private int[] together(int cell) {
        boolean[] seen = new boolean[known.size()];
        Deque<Integer> open = new ArrayDeque<>(List.of(cell));
        seen[cell] = true;
        while (!open.isEmpty()) {
            for (int sum : sumsOf[open.poll()]) {
                for (int other : sums.get(sum)) {
                    if (!seen[other] && !known.knows(other)) {
                        seen[other] = true;
                        open.add(other);
                    }
                }
            }
        }
        List<Integer> cells = new ArrayList<>();
        for (int each = 0; each < seen.length; each++) {
            if (seen[each]) {
                cells.add(each);
            }
        }
        return cells.stream().mapToInt(Integer::intValue).toArray();
    }

    /** In how far each number is above its lower limit. */
    private List<LinearConstraint> constraints(int[] together) {
        List<LinearConstraint> constraints = new ArrayList<>();
        int[] of = Arrays.stream(together)
                .flatMap(cell -> Arrays.stream(sumsOf[cell]))
                .distinct()
                .toArray();
        for (int sum : of) {
            double[] row = new double[together.length];
            long rest = 0;
            int[] cells = sums.get(sum);
            for (int i = 0; i < cells.length; i++) {
                int sign = i == 0 ? -1 : 1;
                int place = Arrays.binarySearch(together, cells[i]);
                if (place >= 0) {
                    row[place] += sign;
                }
                rest -= sign * known.lower()[cells[i]];
            }
            constraints.add(new LinearConstraint(row, Relationship.EQ, rest));
        }
        for (int i = 0; i < together.length; i++) {
            long upper = givenUpper[together[i]];
            if (upper != Knowledge.NO_LIMIT) {
                double[] row = new double[together.length];
                row[i] = 1;
                constraints.add(new LinearConstraint(row, Relationship.LEQ, upper - known.lower()[together[i]]));
            }
        }
        return constraints;
    }

    private sealed interface Solved {

        record At(double[] point) implements Solved {}

        record Endless() implements Solved {}

        record Nothing() implements Solved {}

        record Unknown() implements Solved {}
    }

    private static Solved solve(double[] objective, List<LinearConstraint> constraints, GoalType goal) {
        try {
            return new Solved.At(new SimplexSolver()
                    .optimize(
                            new MaxIter(20_000),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true),
                            PivotSelectionRule.DANTZIG)
                    .getPoint());
        } catch (MathIllegalStateException none) {
            if (none.getSpecifier() == LocalizedOptimFormats.UNBOUNDED_SOLUTION) {
                return new Solved.Endless();
            }
            return none.getSpecifier() == LocalizedOptimFormats.NO_FEASIBLE_SOLUTION
                    ? new Solved.Nothing()
                    : new Solved.Unknown();
        }
    }
}

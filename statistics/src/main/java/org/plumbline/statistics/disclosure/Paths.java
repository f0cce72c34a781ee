package org.plumbline.statistics.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Moves in a network: the cheapest way round from a number back to itself, by Dijkstra, in which each number passed over in its
 * direction rises and each passed over against it falls. Kelly, Golden and Assad 1992, Networks 22:397–417; Castro 2005.
 */
final class Paths implements Moves {

    private static final int UNSEEN = 0;

    private final Puzzle puzzle;
    private final int[] tail;
    private final int[] head;
    private final int[][] arcs;

    private Paths(Puzzle puzzle, int[] tail, int[] head, int nodes) {
        this.puzzle = puzzle;
        this.tail = tail;
        this.head = head;
        List<List<Integer>> at = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            at.add(new ArrayList<>());
        }
        for (int cell = 0; cell < tail.length; cell++) {
            if (puzzle.free()[cell] && tail[cell] != head[cell]) {
                at.get(tail[cell]).add(cell);
                at.get(head[cell]).add(cell);
            }
        }
        this.arcs = at.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /**
     * The network of the puzzle, with those cells left to be shown that don't fit into one; empty where one of them is unsafe.
     */
    static Optional<Paths> in(Puzzle puzzle) {
        int outside = puzzle.sums().size();
        boolean[] free = puzzle.free().clone();
        List<List<int[]>> uses = uses(puzzle);
        for (int cell = 0; cell < free.length; cell++) {
            free[cell] &= uses.get(cell).size() <= 2;
        }
        int[] side = sides(puzzle, free, uses);
        int[] tail = new int[puzzle.size()];
        int[] head = new int[puzzle.size()];
        for (int cell = 0; cell < puzzle.size(); cell++) {
            if (puzzle.unsafe()[cell] && !free[cell]) {
                return Optional.empty();
            }
            tail[cell] = outside;
            head[cell] = outside;
            if (free[cell]) {
                for (int[] use : uses.get(cell)) {
                    if (use[1] * side[use[0]] > 0) {
                        tail[cell] = use[0];
                    } else {
                        head[cell] = use[0];
                    }
                }
            }
        }
        return Optional.of(new Paths(puzzle.onlyFree(free), tail, head, outside + 1));
    }

    private static List<List<int[]>> uses(Puzzle puzzle) {
        List<List<int[]>> uses = new ArrayList<>();
        for (int cell = 0; cell < puzzle.size(); cell++) {
            uses.add(new ArrayList<>());
        }
        for (int sum = 0; sum < puzzle.sums().size(); sum++) {
            int[] cells = puzzle.sums().get(sum);
            for (int i = 0; i < cells.length; i++) {
                uses.get(cells[i]).add(new int[] {sum, i == 0 ? 1 : -1});
            }
        }
        return uses;
    }

    /** Signs the sums from one to the next; a cell between two whose signs don't fit is no longer free. */
    private static int[] sides(Puzzle puzzle, boolean[] free, List<List<int[]>> uses) {
        int[] side = new int[puzzle.sums().size()];
        for (int start = 0; start < side.length; start++) {
            if (side[start] != UNSEEN) {
                continue;
            }
            side[start] = 1;
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                for (int cell : puzzle.sums().get(open.poll())) {
                    if (!free[cell] || uses.get(cell).size() < 2) {
                        continue;
                    }
                    int[] one = uses.get(cell).getFirst();
                    int[] two = uses.get(cell).getLast();
                    int fits = -one[1] * two[1];
                    if (side[one[0]] == UNSEEN || side[two[0]] == UNSEEN) {
                        boolean first = side[one[0]] == UNSEEN;
                        side[first ? one[0] : two[0]] = fits * side[first ? two[0] : one[0]];
                        open.add(first ? one[0] : two[0]);
                    } else {
                        free[cell] = side[one[0]] * side[two[0]] == fits;
                    }
                }
            }
        }
        return side;
    }

    Puzzle puzzle() {
        return puzzle;
    }

    int nodes() {
        return arcs.length;
    }

    int[] at(int node) {
        return arcs[node];
    }

    /** Where the way round begins that makes up for the task. */
    int start(Task task) {
        return task.rises() ? head[task.cell()] : tail[task.cell()];
    }

    int end(Task task) {
        return task.rises() ? tail[task.cell()] : head[task.cell()];
    }

    /** Whether a number rises that is passed over from this node. */
    boolean rises(int cell, int node) {
        return tail[cell] == node;
    }

    @Override
    public Optional<int[]> cheapest(Task task, long[] cost) {
        int cell = task.cell();
        if (!task.rises() && puzzle.values()[cell] < task.amount()) {
            return Optional.empty();
        }
        if (tail[cell] == head[cell]) {
            return Optional.of(new int[] {cell});
        }
        int from = start(task);
        int to = end(task);
        long[] moved = new long[puzzle.size()];
        boolean[] used = new boolean[puzzle.size()];
        used[cell] = true;
        long open = task.amount();
        while (open > 0) {
            // one way for all of it, or else piece by piece
            int[] by = shortest(from, to, cell, open, cost, moved, used);
            if (by.length == 0) {
                by = shortest(from, to, cell, 1, cost, moved, used);
            }
            if (by.length == 0) {
                return Optional.empty();
            }
            long step = open;
            for (int node = to; node != from; node = other(by[node], node)) {
                step = Math.min(step, room(by[node], other(by[node], node), moved));
            }
            for (int node = to; node != from; node = other(by[node], node)) {
                moved[by[node]] += tail[by[node]] == other(by[node], node) ? step : -step;
                used[by[node]] = true;
            }
            open -= step;
        }
        int[] cells = new int[puzzle.size()];
        int count = 0;
        for (int each = 0; each < used.length; each++) {
            if (each == cell || moved[each] != 0) {
                cells[count++] = each;
            }
        }
        return Optional.of(Arrays.copyOf(cells, count));
    }

    private record Label(long cost, int node) {}

    /** The cell by which each node is reached; empty where the last isn't. */
    private int[] shortest(int from, int to, int without, long least, long[] cost, long[] moved, boolean[] used) {
        int[] by = new int[arcs.length];
        long[] best = new long[arcs.length];
        Arrays.fill(best, Long.MAX_VALUE);
        best[from] = 0;
        PriorityQueue<Label> open = new PriorityQueue<>(
                (a, b) -> a.cost == b.cost ? Integer.compare(a.node, b.node) : Long.compare(a.cost, b.cost));
        open.add(new Label(0, from));
        while (!open.isEmpty()) {
            Label label = open.poll();
            int node = label.node;
            if (label.cost > best[node]) {
                continue;
            }
            if (node == to) {
                return by;
            }
            for (int cell : arcs[node]) {
                int next = tail[cell] == node ? head[cell] : tail[cell];
                if (best[next] <= label.cost || cost[cell] == FORBIDDEN || cell == without) {
                    continue;
                }
                // one more for each cell passed, so that of equal ways the shorter one is taken
                long there = label.cost + (used[cell] ? 0 : cost[cell]) * 1024 + 1;
                if (there < best[next] && room(cell, node, moved) >= least) {
                    best[next] = there;
                    by[next] = cell;
                    open.add(new Label(there, next));
                }
            }
        }
        return new int[0];
    }

    int other(int cell, int node) {
        return tail[cell] == node ? head[cell] : tail[cell];
    }

    /** How much more can pass this way: without end where the number rises, down to 0 where it falls. */
    private long room(int cell, int node, long[] moved) {
        return tail[cell] == node ? Table.MOST : puzzle.values()[cell] + moved[cell];
    }
}

package org.plumbline.statistics.disclosure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * What can be worked out where the unknown numbers are a network: each stands in two sums at most, and the sums can be signed so that it
 * enters one and leaves the other. A table of two dimensions is one. A number can rise as far as a flow can lead back from
 * where it ends to where it begins, in whole numbers, exactly. Cox 1995, J. Am. Stat. Assoc. 90:1453–1462; Ford and Fulkerson 1956.
 */
final class FlowAttack {

    /** So much is without a limit; twice it still fits. */
    private static final long ENDLESS = Long.MAX_VALUE / 4;

    private final Knowledge known;
    private final int[] from;
    private final int[] to;
    private final int[][] arcs;

    private FlowAttack(Knowledge known, int[] from, int[] to) {
        this.known = known;
        this.from = from;
        this.to = to;
        this.arcs = arcs(from, to, known.sums().size() + 1);
    }

    /** Empty where the unknown numbers are no network. */
    static Optional<FlowAttack> on(Knowledge known) {
        int outside = known.sums().size();
        int[][] in = new int[known.size()][];
        for (int sum = 0; sum < outside; sum++) {
            int[] cells = known.sums().get(sum);
            for (int i = 0; i < cells.length; i++) {
                if (!known.knows(cells[i])) {
                    int signed = i == 0 ? sum + 1 : -sum - 1;
                    int[] before = in[cells[i]] == null ? new int[0] : in[cells[i]];
                    if (before.length == 2) {
                        return Optional.empty();
                    }
                    in[cells[i]] = Arrays.copyOf(before, before.length + 1);
                    in[cells[i]][before.length] = signed;
                }
            }
        }
        return Signs.of(in, outside).map(turned -> directed(known, in, turned, outside));
    }

    private static FlowAttack directed(Knowledge known, int[][] in, boolean[] turned, int outside) {
        int[] from = new int[known.size()];
        int[] to = new int[known.size()];
        for (int cell = 0; cell < known.size(); cell++) {
            int[] sums = in[cell] == null ? new int[0] : in[cell];
            from[cell] = outside;
            to[cell] = outside;
            for (int signed : sums) {
                int sum = Math.abs(signed) - 1;
                if ((signed > 0) != turned[sum]) {
                    from[cell] = sum;
                } else {
                    to[cell] = sum;
                }
            }
        }
        return new FlowAttack(known, from, to);
    }

    private int[][] arcs(int[] tails, int[] heads, int nodes) {
        int[] count = new int[nodes];
        for (int cell = 0; cell < tails.length; cell++) {
            if (!known.knows(cell) && tails[cell] != heads[cell]) {
                count[tails[cell]]++;
                count[heads[cell]]++;
            }
        }
        int[][] at = new int[nodes][];
        Arrays.setAll(at, node -> new int[count[node]]);
        for (int cell = 0; cell < tails.length; cell++) {
            if (!known.knows(cell) && tails[cell] != heads[cell]) {
                at[tails[cell]][--count[tails[cell]]] = cell;
                at[heads[cell]][--count[heads[cell]]] = cell;
            }
        }
        return at;
    }

    Reach highest(int cell) {
        long room = room(known.upper()[cell], known.truth()[cell]);
        long rise = from[cell] == to[cell] ? room : flow(to[cell], from[cell], cell, room);
        return new Reach(rise >= ENDLESS ? Knowledge.NO_LIMIT : known.truth()[cell] + rise, true);
    }

    Reach lowest(int cell) {
        long room = known.truth()[cell] - known.lower()[cell];
        long fall = from[cell] == to[cell] ? room : flow(from[cell], to[cell], cell, room);
        return new Reach(known.truth()[cell] - fall, true);
    }

    private static long room(long upper, long truth) {
        return upper == Knowledge.NO_LIMIT ? ENDLESS : Math.min(ENDLESS, upper - truth);
    }

    /** How much can flow, up to so much, by all other cells: along one that rises, against one that falls. */
    private long flow(int source, int sink, int without, long most) {
        long[] moved = new long[known.size()];
        long total = 0;
        int[] by = new int[arcs.length];
        while (total < most && reaches(source, sink, without, moved, by)) {
            long step = most - total;
            for (int node = sink; node != source; node = other(by[node], node)) {
                step = Math.min(step, left(by[node], other(by[node], node), moved));
            }
            for (int node = sink; node != source; node = other(by[node], node)) {
                moved[by[node]] += other(by[node], node) == from[by[node]] ? step : -step;
            }
            total += step;
        }
        return total;
    }

    private boolean reaches(int source, int sink, int without, long[] moved, int[] by) {
        Arrays.fill(by, -1);
        Deque<Integer> open = new ArrayDeque<>();
        open.add(source);
        while (!open.isEmpty()) {
            int node = open.poll();
            for (int cell : arcs[node]) {
                int next = other(cell, node);
                if (cell != without && next != source && by[next] < 0 && left(cell, node, moved) > 0) {
                    by[next] = cell;
                    if (next == sink) {
                        return true;
                    }
                    open.add(next);
                }
            }
        }
        return false;
    }

    private int other(int cell, int node) {
        return from[cell] == node ? to[cell] : from[cell];
    }

    private long left(int cell, int node, long[] moved) {
        return from[cell] == node
                ? room(known.upper()[cell], known.truth()[cell]) - moved[cell]
                : known.truth()[cell] - known.lower()[cell] + moved[cell];
    }
}

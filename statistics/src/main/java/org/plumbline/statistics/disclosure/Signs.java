package org.plumbline.statistics.disclosure;

import java.util.Optional;

/** Which sums have to be turned round so that every number enters one and leaves another. */
final class Signs {

    private final int[] parent;
    private final boolean[] unlike;

    private Signs(int sums) {
        parent = new int[sums];
        unlike = new boolean[sums];
        for (int sum = 0; sum < sums; sum++) {
            parent[sum] = sum;
        }
    }

    /**
     * @param in for each number its sums, counted from 1, negative where it is a part; null where it is in none
     * @return which to turn; empty where no turning does it
     */
    static Optional<boolean[]> of(int[][] in, int sums) {
        Signs signs = new Signs(sums);
        for (int[] each : in) {
            if (each != null && each.length == 2 && !signs.join(each[0], each[1])) {
                return Optional.empty();
            }
        }
        boolean[] turned = new boolean[sums];
        for (int sum = 0; sum < sums; sum++) {
            turned[sum] = signs.isUnlikeRoot(sum);
        }
        return Optional.of(turned);
    }

    private boolean join(int first, int second) {
        int a = Math.abs(first) - 1;
        int b = Math.abs(second) - 1;
        boolean turn = first > 0 == second > 0;
        boolean apart = turn ^ isUnlikeRoot(a) ^ isUnlikeRoot(b);
        int rootA = root(a);
        int rootB = root(b);
        if (rootA == rootB) {
            return !apart;
        }
        parent[rootA] = rootB;
        unlike[rootA] = apart;
        return true;
    }

    private int root(int sum) {
        int at = sum;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }

    private boolean isUnlikeRoot(int sum) {
        boolean odd = false;
        for (int at = sum; parent[at] != at; at = parent[at]) {
            odd ^= unlike[at];
        }
        return odd;
    }
}

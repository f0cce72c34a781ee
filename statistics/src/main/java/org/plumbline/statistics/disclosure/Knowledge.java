package org.plumbline.statistics.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What somebody outside knows: what adds up, and between which numbers each lies. The truth stands beside it, since it is one
 * of the tables that the outsider must reckon with.
 *
 * @param truth the numbers
 * @param lower what each is at least
 * @param upper what each is at most; {@link #NO_LIMIT} where that is not known
 * @param sums each with its total first and its parts after it
 */
record Knowledge(long[] truth, long[] lower, long[] upper, List<int[]> sums) {

    static final long NO_LIMIT = Long.MAX_VALUE;

    int size() {
        return truth.length;
    }

    boolean knows(int cell) {
        return lower[cell] == upper[cell];
    }

    /** The same with all that follows for one number after another from single sums. */
    Knowledge followed() {
        long[] least = lower.clone();
        long[] most = upper.clone();
        Deque<int[]> open = new ArrayDeque<>(sums);
        List<List<int[]>> with = bySum();
        // each look at a sum may narrow a limit by 1 only, so the number of looks is limited; the limits hold all the
        // same
        int looks = 20 * sums.size() + 1000;
        while (!open.isEmpty() && looks-- > 0) {
            int[] sum = open.poll();
            for (int cell : narrow(sum, least, most)) {
                open.addAll(with.get(cell));
            }
        }
        return new Knowledge(truth, least, most, sums);
    }

    private List<List<int[]>> bySum() {
        List<List<int[]>> with = new ArrayList<>();
        for (int cell = 0; cell < size(); cell++) {
            with.add(new ArrayList<>());
        }
        sums.forEach(sum -> Arrays.stream(sum).forEach(cell -> with.get(cell).add(sum)));
        return with;
    }

    private static List<Integer> narrow(int[] sum, long[] least, long[] most) {
        List<Integer> narrowed = new ArrayList<>();
        long low = 0;
        long high = 0;
        int withoutLimit = 0;
        for (int i = 1; i < sum.length; i++) {
            low += least[sum[i]];
            withoutLimit += most[sum[i]] == NO_LIMIT ? 1 : 0;
            high += most[sum[i]] == NO_LIMIT ? 0 : most[sum[i]];
        }
        limit(sum[0], low, withoutLimit == 0 ? high : NO_LIMIT, least, most, narrowed);
        for (int i = 1; i < sum.length; i++) {
            int part = sum[i];
            boolean othersHaveLimits = withoutLimit == (most[part] == NO_LIMIT ? 1 : 0);
            long othersMost = high - (most[part] == NO_LIMIT ? 0 : most[part]);
            long othersLeast = low - least[part];
            long before = least[part];
            long beforeMost = most[part];
            limit(
                    part,
                    othersHaveLimits ? least[sum[0]] - othersMost : Long.MIN_VALUE,
                    most[sum[0]] == NO_LIMIT ? NO_LIMIT : most[sum[0]] - othersLeast,
                    least,
                    most,
                    narrowed);
            low += least[part] - before;
            withoutLimit -= beforeMost == NO_LIMIT && most[part] != NO_LIMIT ? 1 : 0;
            high += (most[part] == NO_LIMIT ? 0 : most[part]) - (beforeMost == NO_LIMIT ? 0 : beforeMost);
        }
        return narrowed;
    }

    private static void limit(int cell, long low, long high, long[] least, long[] most, List<Integer> narrowed) {
        if (low > least[cell] || high < most[cell]) {
            least[cell] = Math.max(low, least[cell]);
            most[cell] = Math.min(high, most[cell]);
            narrowed.add(cell);
        }
    }
}

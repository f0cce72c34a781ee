package org.plumbline.statistics.disclosure;

import java.util.List;

/** Whether numbers are a table that somebody outside has to reckon with. */
final class Tables {

    private Tables() {}

    static boolean isOne(Knowledge known, long[] table) {
        for (int cell = 0; cell < table.length; cell++) {
            if (table[cell] < known.lower()[cell] || table[cell] > known.upper()[cell]) {
                return false;
            }
        }
        return addsUp(known.sums(), table);
    }

    static boolean addsUp(List<int[]> sums, long[] table) {
        for (int[] sum : sums) {
            long parts = 0;
            for (int i = 1; i < sum.length; i++) {
                parts += table[sum[i]];
            }
            if (parts != table[sum[0]]) {
                return false;
            }
        }
        return true;
    }
}

package org.plumbline.caseload;

import java.util.Arrays;

/** The row in which each pseudonym was first seen: 12 bytes an entry in two flat arrays, so that a large file fits. */
final class Duplicates {

    private static final long EMPTY = -1;

    private long[] numbers = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int size;

    Duplicates() {
        Arrays.fill(numbers, EMPTY);
    }

    /**
     * Notes where a number was seen.
     *
     * @return the row in which it was seen before; 0 when this is the first
     */
    int seen(long number, int row) {
        if (size * 2 > numbers.length) {
            grow();
        }
        int slot = slot(number);
        if (numbers[slot] == number) {
            return rows[slot];
        }
        numbers[slot] = number;
        rows[slot] = row;
        size++;
        return 0;
    }

    /** Numbers are bits of a keyed hash: evenly spread, and nobody outside can choose them to collide. */
    private int slot(long number) {
        int mask = numbers.length - 1;
        int slot = (int) number & mask;
        while (numbers[slot] != EMPTY && numbers[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldNumbers = numbers;
        var oldRows = rows;
        numbers = new long[oldNumbers.length * 2];
        rows = new int[oldRows.length * 2];
        Arrays.fill(numbers, EMPTY);
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != EMPTY) {
                int slot = slot(oldNumbers[i]);
                numbers[slot] = oldNumbers[i];
                rows[slot] = oldRows[i];
            }
        }
    }
}

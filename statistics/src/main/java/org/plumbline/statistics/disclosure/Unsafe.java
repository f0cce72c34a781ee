package org.plumbline.statistics.disclosure;

/**
 * A cell that may not be shown.
 *
 * @param cell where it is
 * @param count what it is
 * @param rule that it falls under; the first, where there are several
 * @param need what satisfies all rules that it falls under
 */
public record Unsafe(Cell cell, long count, Rule rule, Need need) {

    Unsafe and(Need other) {
        return new Unsafe(cell, count, rule, need.and(other));
    }
}

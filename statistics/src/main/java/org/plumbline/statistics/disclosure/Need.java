package org.plumbline.statistics.disclosure;

/**
 * How far from the truth an outsider must have to reckon with.
 *
 * @param below the outsider's lowest possible number must be so far below the true one, or 0
 * @param above the outsider's highest possible number must be so far above the true one
 */
public record Need(long below, long above) {

    public Need {
        if (below < 0 || above < 0 || below > Table.MOST || above > Table.MOST) {
            throw new IllegalArgumentException("A need is from 0 to 10¹², not %d and %d".formatted(below, above));
        }
    }

    /** What satisfies both. */
    Need and(Need other) {
        return new Need(Math.max(below, other.below), Math.max(above, other.above));
    }

    /** No number is below 0, so nobody need reckon with that. */
    Need of(long count) {
        return new Need(Math.min(below, count), above);
    }
}

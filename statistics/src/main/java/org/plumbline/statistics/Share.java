package org.plumbline.statistics;

/**
 * Some of a number of cases, kept as the two counts: 278 of 374.
 *
 * @param found how many had what was looked for
 * @param of among how many
 */
public record Share(long found, long of) {

    public Share {
        if (found < 0 || of < found) {
            throw new IllegalArgumentException("A share needs 0 ≤ found ≤ of, not %d of %d".formatted(found, of));
        }
    }

    /** So many of so many. */
    public static Share of(long found, long of) {
        return new Share(found, of);
    }

    /** The share as a number from 0 to 1. Of no cases there is no share: ask {@link #isOfNone()} first. */
    public double value() {
        if (isOfNone()) {
            throw new IllegalArgumentException("Of no cases there is no share");
        }
        return (double) found / of;
    }

    /** Whether it is of no cases, so that it has no {@link #value()}. */
    public boolean isOfNone() {
        return of == 0;
    }

    /**
     * Both together.
     *
     * @throws IllegalArgumentException when they are more cases than can be counted
     */
    public Share plus(Share other) {
        if (of > Long.MAX_VALUE - other.of) {
            throw new IllegalArgumentException("%s and %s are more cases than can be counted".formatted(this, other));
        }
        return new Share(found + other.found, of + other.of);
    }

    /** '278 of 374'. */
    @Override
    public String toString() {
        return Words.count(found) + " of " + Words.count(of);
    }
}

package org.plumbline.statistics.disclosure;

import java.util.OptionalLong;

/**
 * What an outsider can know of a number that isn't shown.
 *
 * @param cell where it is
 * @param count the true number
 * @param lowest the lowest that the outsider must reckon with
 * @param highest the highest; empty where there is no limit
 * @param isExact whether the outsider need reckon with nothing beyond; where not, the range may be wider and is not narrower
 */
public record Range(Cell cell, long count, long lowest, OptionalLong highest, boolean isExact) {

    /** Whether an outsider has to reckon with as much as a rule asks for. */
    boolean satisfies(Need need) {
        return lowest <= count - Math.min(need.below(), count)
                && (highest.isEmpty() || highest.getAsLong() >= count + need.above());
    }

    /** Whether the outsider knows the number. */
    public boolean isGivenAway() {
        return highest.isPresent() && highest.getAsLong() == lowest;
    }

    /** How many numbers below one another are possible; the largest number where there is no limit. */
    long width() {
        return highest.isEmpty() ? Long.MAX_VALUE : highest.getAsLong() - lowest;
    }

    /** 'exactly 3', 'only between 0 and 11', 'only that it is 2 or more'. */
    String words() {
        if (isGivenAway()) {
            return "exactly " + Say.count(lowest);
        }
        if (highest.isEmpty()) {
            return lowest == 0 ? "nothing" : "only that it is %s or more".formatted(Say.count(lowest));
        }
        return "only between %s and %s".formatted(Say.count(lowest), Say.count(highest.getAsLong()));
    }
}

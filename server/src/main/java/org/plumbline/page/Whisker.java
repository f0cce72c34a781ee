package org.plumbline.page;

/**
 * The interval drawn below a stacked bar, measured from its left edge.
 *
 * @param label what the share is of, for example 'Requires improvement or inadequate'
 * @param share the estimate, 0 to 1
 * @param from the interval's lower end, 0 to 1
 * @param to the interval's upper end, 0 to 1
 * @param level for example '95% interval'
 */
public record Whisker(String label, double share, double from, double to, String level) {

    public Whisker {
        if (!(0 <= from && from <= share && share <= to && to <= 1)) {
            throw new IllegalArgumentException("not an interval of shares: " + from + ", " + share + ", " + to);
        }
    }
}

package org.plumbline.page;

/**
 * A part of a stacked bar: how many of the whole are so.
 *
 * @param label for example 'Requires improvement'
 * @param step which step of the ramp colours it: 1 (worst) to 5 (best), or 0 for what has no place on a scale
 */
public record Portion(String label, long count, int step) {

    public Portion {
        if (count < 0 || step < 0 || step > 5) {
            throw new IllegalArgumentException(
                    "a portion needs a count and a step of 0 to 5, not " + count + " and " + step);
        }
    }
}

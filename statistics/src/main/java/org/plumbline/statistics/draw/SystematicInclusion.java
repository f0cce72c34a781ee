package org.plumbline.statistics.draw;

import java.util.List;
import java.util.Objects;

/**
 * Inclusion probabilities of a draw at a fixed interval, exact: each case comes from the starts in one arc of the interval, two come
 * both from the starts in both their arcs. Many of the second order are 0, so the variance has no unbiased estimate.
 *
 * @param chances in the order of the frame
 * @param arc for each case, where its starts begin; not used for certain ones
 */
record SystematicInclusion(List<Chance> chances, long[] arc) implements InclusionProbabilities {

    static SystematicInclusion of(List<Chance> chances, List<Integer> walk) {
        long[] arc = new long[chances.size()];
        long at = 0;
        for (int unit : walk) {
            Chance chance = chances.get(unit);
            if (!chance.isCertain()) {
                arc[unit] = at;
                at = (at + chance.of()) % chance.outOf();
            }
        }
        return new SystematicInclusion(chances, arc);
    }

    @Override
    public int size() {
        return chances.size();
    }

    @Override
    public double first(int unit) {
        return chances.get(unit).value();
    }

    @Override
    public double joint(int one, int other) {
        Objects.checkIndex(other, size());
        Chance own = chances.get(one);
        Chance others = chances.get(other);
        if (one == other || own.isCertain() || others.isCertain()) {
            return Math.min(own.value(), others.value());
        }
        long whole = own.outOf();
        long apart = Math.floorMod(arc[other] - arc[one], whole);
        long within = Math.max(0, Math.min(own.of(), apart + others.of()) - apart);
        long around = Math.max(0, Math.min(own.of(), apart + others.of() - whole));
        return (double) (within + around) / whole;
    }

    @Override
    public boolean isFixedSize() {
        return true;
    }
}

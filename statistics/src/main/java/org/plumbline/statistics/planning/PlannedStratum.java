package org.plumbline.statistics.planning;

import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Words;

/**
 * A stratum as it is known before the draw.
 *
 * @param name once in a plan
 * @param population cases in it, N_h, at least one
 * @param deviation how far its cases are thought to lie apart: their standard deviation S_h with N_h−1 in the denominator; 0 to
 *     10¹⁰⁰
 * @param cost of reading one case, in whole units, say hours; at least 1
 * @param least to be drawn, 1 to {@code most}
 * @param most to be drawn, up to N_h
 */
public record PlannedStratum(String name, long population, double deviation, long cost, long least, long most) {

    /** What an estimate of the variance needs. */
    private static final long TWO = 2;

    public PlannedStratum {
        if (population < 1) {
            throw new ImpossibleDesign("The stratum '%s' is empty".formatted(name));
        }
        if (!(deviation >= 0 && deviation <= 1e100)) {
            throw new ImpossibleDesign(
                    "The cases of '%s' can't lie %s apart; 0 to 1e100 is possible".formatted(name, deviation));
        }
        if (cost < 1) {
            throw new ImpossibleDesign("A case of '%s' costs at least 1, not %d".formatted(name, cost));
        }
        if (least < 1 || most < least || population < most) {
            throw new ImpossibleDesign("Of '%s', which holds %s, no number from %d to %d can be drawn"
                    .formatted(name, Words.cases(population), least, most));
        }
    }

    /** At least two of it, or the only one, up to all, each at the cost of 1. */
    public static PlannedStratum of(String name, long population, double deviation) {
        return new PlannedStratum(name, population, deviation, 1, Math.min(TWO, Math.max(1, population)), population);
    }

    /** For a share that is expected in it: S_h² = p(1−p) N_h/(N_h−1). */
    public static PlannedStratum of(String name, long population, Share expected) {
        if (expected.isOfNone()) {
            throw new ImpossibleDesign("A share is expected of some cases, not of none");
        }
        double p = expected.value();
        return of(name, population, population < TWO ? 0 : Math.sqrt(p * (1 - p) * population / (population - 1)));
    }

    /** The same, where reading one case costs so much. */
    public PlannedStratum costing(long each) {
        return new PlannedStratum(name, population, deviation, each, least, most);
    }

    /** The same, where so many are to be drawn of it, from the fewest up to the most. */
    public PlannedStratum from(long fewest, long upTo) {
        return new PlannedStratum(name, population, deviation, cost, fewest, upTo);
    }

    /** (N_h S_h)², what its part of the variance is in proportion to, over n_h. */
    double weight() {
        return Math.pow(population * deviation, 2);
    }
}

package org.plumbline.statistics.draw;

import java.util.stream.DoubleStream;

/**
 * Inclusion probabilities of Sampford's design, in which a set s of n cases comes with a probability in proportion to
 * Π_{k∈s} π_k/(1−π_k) · Σ_{l∈s} (1−π_l).
 *
 * <p>In the terms of {@link Coming} of the cases that are not certain, P(i and j) = π_i π_j (B₋ᵢⱼ(n−2) + (2−π_i−π_j) A₋ᵢⱼ(n−2)) /
 * B(n). The published recursion (Sampford 1967) has terms of alternating signs and fails for some hundred cases; these have not.
 */
final class SampfordInclusion implements InclusionProbabilities {

    private final double[] first;
    private final int drawn;
    private final Coming all;

    /** With probabilities that were found to be above 0 and at most 1. */
    SampfordInclusion(double[] first) {
        this.first = first;
        drawn = Inclusion.drawnOf(first);
        double[] chancy = JointByValue.below1(first);
        all = Coming.of(chancy, DoubleStream.of(chancy).map(p -> 1 - p).toArray());
    }

    @Override
    public int size() {
        return first.length;
    }

    @Override
    public double first(int unit) {
        return first[unit];
    }

    @Override
    public double joint(int one, int other) {
        return among(one, other).joint(0, 1);
    }

    @Override
    public boolean isFixedSize() {
        return true;
    }

    @Override
    public InclusionProbabilities among(int... units) {
        return JointByValue.table(first, first, units, this::both);
    }

    private double[][] both(double[] values) {
        double[][] both = new double[values.length][values.length];
        for (int a = 0; a < values.length; a++) {
            double p = values[a];
            Coming others = all.without(p, 1 - p);
            for (int b = 0; b <= a; b++) {
                double q = values[b];
                Coming.At at = others.without(q, 1 - q, drawn - 2);
                both[a][b] = p * q * (at.last() + (1 - p + 1 - q) * at.count()) / all.last(drawn);
            }
        }
        return both;
    }
}

package org.plumbline.statistics;

import java.util.stream.DoubleStream;

/**
 * Inclusion probabilities of Sampford's design, in which a set s of n cases comes with a probability in proportion to
 * Π_{k∈s} π_k/(1−π_k) · Σ_{l∈s} (1−π_l).
 *
 * <p>In the terms of {@link Coming} of the cases that are not certain, P(i and j) = π_i π_j (B₋ᵢⱼ(n−2) + (2−π_i−π_j) A₋ᵢⱼ(n−2)) /
 * B(n). The published recursion (Sampford 1967) has terms of alternating signs and fails for some hundred cases; these have not.
 */
final class SampfordInclusion implements InclusionProbabilities {

    private static final double WHOLE = 1e-6;

    private final double[] first;
    private final int drawn;
    private final Coming all;

    /** With probabilities that were found to be above 0 and at most 1. */
    SampfordInclusion(double[] first) {
        this.first = first;
        double[] chancy = DoubleStream.of(first).filter(p -> p < 1).toArray();
        double sum = DoubleStream.of(chancy).sum();
        if (Math.abs(sum - Math.rint(sum)) > WHOLE) {
            throw new ImpossibleDesign("The probabilities of a draw of a fixed number add up to that number, not to %s"
                    .formatted(DoubleStream.of(first).sum()));
        }
        drawn = (int) Math.rint(sum);
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
        if (one == other) {
            return first[one];
        }
        return isCertain(one) || isCertain(other)
                ? first[one] * first[other]
                : joint(all.without(first[one], 1 - first[one]), one, other);
    }

    @Override
    public boolean isFixedSize() {
        return true;
    }

    @Override
    public InclusionProbabilities among(int... units) {
        double[][] joint = new double[units.length][units.length];
        for (int i = 0; i < units.length; i++) {
            int one = units[i];
            joint[i][i] = first[one];
            Coming others = isCertain(one) ? all : all.without(first[one], 1 - first[one]);
            for (int j = 0; j < i; j++) {
                joint[i][j] = isCertain(one) || isCertain(units[j]) || one == units[j]
                        ? joint(one, units[j])
                        : joint(others, one, units[j]);
                joint[j][i] = joint[i][j];
            }
        }
        return new InclusionTable(joint, true);
    }

    private double joint(Coming withoutOne, int one, int other) {
        double p = first[one];
        double q = first[other];
        Coming others = withoutOne.without(q, 1 - q);
        return p * q * (others.last(drawn - 2) + (1 - p + 1 - q) * others.count(drawn - 2)) / all.last(drawn);
    }

    private boolean isCertain(int unit) {
        return first[unit] == 1;
    }
}

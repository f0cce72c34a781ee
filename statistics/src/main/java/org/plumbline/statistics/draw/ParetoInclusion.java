package org.plumbline.statistics.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Inclusion probabilities of Pareto sampling, in which the n cases with the smallest U/(1−U) · (1−λ)/λ come.
 *
 * <p>A case comes when its ranking variable is below the n-th smallest of the others, two come when both are below the
 * (n−1)-th smallest of the others: in the terms of {@link Coming}, with F the distribution function of the variable's logarithm u,
 * π_i = ∫ F_i B₋ᵢ(n) du and π_ij = ∫ F_i F_j B₋ᵢⱼ(n−1) du. The integrands are analytic and fall off at both ends at least
 * exponentially, so the trapezoidal rule is exact to the last digits (Trefethen and Weideman 2014, SIAM Review 56:385–458). The
 * integrals are those of Aires 1999, Methodol. Comput. Appl. Probab. 1:457–469, in another form.
 */
final class ParetoInclusion implements InclusionProbabilities {

    /** Between two nodes, as a part of the width over which the n-th comes; the error is some exp(−2π²/step²). */
    private static final double STEP = 0.6;

    /** For few cases, where the n-th comes over all the width of one: the error is some exp(−2π²/step). */
    private static final double WIDEST_STEP = 0.3;

    /** What lies further out adds nothing. */
    private static final double NOTHING = 1e-16;

    private final double[] wanted;
    private final double[] chancy;
    private final double[] first;
    private final int drawn;
    private final double step;
    private final List<Node> nodes = new ArrayList<>();

    /** With probabilities λ that were found to be above 0 and at most 1. */
    ParetoInclusion(double[] wanted) {
        this.wanted = wanted;
        drawn = Inclusion.drawnOf(wanted);
        chancy = JointByValue.below1(wanted);
        double variance = DoubleStream.of(chancy).map(p -> p * (1 - p)).sum();
        step = Math.min(WIDEST_STEP, STEP / Math.sqrt(variance));
        double[] values = DoubleStream.of(chancy).sorted().distinct().toArray();
        double[] firsts = new double[values.length];
        if (drawn > 0) {
            add(0, values, firsts);
            for (int k = 1; add(k * step, values, firsts) > NOTHING; k++) {}
            for (int k = 1; add(-k * step, values, firsts) > NOTHING; k++) {}
        }
        first = DoubleStream.of(wanted)
                .map(value -> value == 1 ? 1 : firsts[Arrays.binarySearch(values, value)])
                .toArray();
    }

    /** The largest part of what was asked for that this node adds. */
    private double add(double u, double[] values, double[] firsts) {
        Node node = Node.at(Math.exp(u), chancy);
        nodes.add(node);
        double most = 0;
        for (int a = 0; a < values.length; a++) {
            double in = below(values[a], node.t());
            double part = step
                    * in
                    * node.all().without(in, above(values[a], node.t()), drawn).last();
            firsts[a] += part;
            most = Math.max(most, part / values[a]);
        }
        return most;
    }

    /**
     * Everything at one value of the ranking variable.
     *
     * @param t the value
     * @param all how many cases have come by then
     */
    private record Node(double t, Coming all) {

        static Node at(double t, double[] chancy) {
            return new Node(
                    t,
                    Coming.of(
                            DoubleStream.of(chancy)
                                    .map(wanted -> below(wanted, t))
                                    .toArray(),
                            DoubleStream.of(chancy)
                                    .map(wanted -> above(wanted, t))
                                    .toArray()));
        }
    }

    @Override
    public int size() {
        return wanted.length;
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
        return JointByValue.table(wanted, first, units, this::both);
    }

    private double[][] both(double[] values) {
        double[][] both = new double[values.length][values.length];
        double[] in = new double[values.length];
        double[] out = new double[values.length];
        for (Node node : nodes) {
            for (int a = 0; a < values.length; a++) {
                in[a] = below(values[a], node.t());
                out[a] = above(values[a], node.t());
                Coming others = node.all().without(in[a], out[a]);
                for (int b = 0; b <= a; b++) {
                    both[a][b] += step
                            * in[a]
                            * in[b]
                            * others.without(in[b], out[b], drawn - 1).last();
                }
            }
        }
        return both;
    }

    /** F, how likely the ranking variable is to be below t. */
    private static double below(double wanted, double t) {
        return wanted * t / (1 - wanted + wanted * t);
    }

    private static double above(double wanted, double t) {
        return (1 - wanted) / (1 - wanted + wanted * t);
    }
}

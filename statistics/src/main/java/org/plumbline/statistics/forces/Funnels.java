package org.plumbline.statistics.forces;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.forces.Funnel.Place;
import org.plumbline.statistics.forces.Funnel.Plotted;
import org.plumbline.statistics.forces.Funnel.Standing;

/** The limits of a funnel plot, on the arcsine scale: Spiegelhalter 2005, Stat. Med. 24:1185–1202. */
final class Funnels {

    private static final double INNER = 0.025;
    private static final double OUTER = 0.001;

    /** The part of the forces at each end that is drawn in, so that those far out don't hide themselves. */
    private static final double DRAWN_IN = 10;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private Funnels() {}

    static Plotted plotted(List<Force> forces, List<Warning> warnings) {
        List<Share> shares = forces.stream().map(Force::counted).toList();
        double target = shares.stream().reduce(Share.of(0, 0), Share::plus).value();
        double[] z = shares.stream()
                .mapToDouble(share -> (angle(share.value()) - angle(target)) / error(share))
                .toArray();
        double phi = squares(drawnIn(z)) / z.length;
        double between = Math.sqrt(between(phi, shares));
        List<Place> places =
                forces.stream().map(force -> place(force, target, between)).toList();
        return new Plotted(target, phi, between, places, Method.FUNNEL, warnings);
    }

    private static Place place(Force force, double target, double between) {
        Share share = force.counted();
        double error = Math.hypot(error(share), between);
        Interval inner = limits(target, error, INNER);
        Interval outer = limits(target, error, OUTER);
        return new Place(
                force,
                exact(share.of(), target, INNER),
                exact(share.of(), target, OUTER),
                inner,
                outer,
                standing(share.value(), inner, outer));
    }

    private static Standing standing(double share, Interval inner, Interval outer) {
        if (share > outer.upper()) {
            return Standing.ABOVE_OUTER;
        }
        if (share < outer.lower()) {
            return Standing.BELOW_OUTER;
        }
        if (share > inner.upper()) {
            return Standing.ABOVE_INNER;
        }
        return share < inner.lower() ? Standing.BELOW_INNER : Standing.WITHIN;
    }

    private static double angle(double share) {
        return Math.asin(Math.sqrt(share));
    }

    private static double error(Share share) {
        return 1 / (2 * Math.sqrt(share.of()));
    }

    /** Values beyond the tenth of a hundred at each end take its value (winsorised); quantiles as R's type 7. */
    private static double[] drawnIn(double[] z) {
        var percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        double low = percentile.evaluate(z, DRAWN_IN);
        double high = percentile.evaluate(z, 100 - DRAWN_IN);
        return Arrays.stream(z).map(each -> Math.clamp(each, low, high)).toArray();
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }

    /** The variance between forces by the method of moments, as DerSimonian and Laird's. */
    private static double between(double phi, List<Share> shares) {
        double[] weights =
                shares.stream().mapToDouble(share -> 4.0 * share.of()).toArray();
        double sum = DoubleStream.of(weights).sum();
        double forces = weights.length;
        return Math.max(0, (forces * phi - (forces - 1)) / (sum - squares(weights) / sum));
    }

    private static Interval limits(double target, double error, double tail) {
        double half = NORMAL.inverseCumulativeProbability(1 - tail) * error;
        return new Interval(share(angle(target) - half), share(angle(target) + half));
    }

    private static double share(double angle) {
        double sine = Math.sin(Math.clamp(angle, 0, Math.PI / 2));
        return sine * sine;
    }

    /** Spiegelhalter 2005, A.1.1: between the counts on both sides of the tail, by how much of it each leaves. */
    private static Interval exact(long read, double target, double tail) {
        if (target == 0 || target == 1) {
            return new Interval(target, target);
        }
        var chance = new BinomialDistribution((int) read, target);
        return new Interval(exact(chance, tail), exact(chance, 1 - tail));
    }

    private static double exact(BinomialDistribution chance, double tail) {
        int count = chance.inverseCumulativeProbability(tail);
        double over = (chance.cumulativeProbability(count) - tail) / chance.probability(count);
        return Math.clamp((count - over) / chance.getNumberOfTrials(), 0, 1);
    }
}

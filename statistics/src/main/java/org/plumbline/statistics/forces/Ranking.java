package org.plumbline.statistics.forces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.forces.Ranks.Order;
import org.plumbline.statistics.forces.Ranks.Place;
import org.plumbline.statistics.forces.Ranks.Ranked;

/**
 * The chance of each place for each force: given its own share, how many others are before it is a sum of independent chances
 * (Poisson-binomial), which is integrated over what its share may be.
 */
final class Ranking {

    private static final double ACCURACY = 1e-14;

    /** So many standard deviations of a share on the arcsine scale are looked at beyond the outermost force. */
    private static final int REACH = 9;

    private static final int MOST_PANELS = 400;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(20);

    private Ranking() {}

    static Ranked ranked(List<Force> forces, Order order, Level level, List<Warning> warnings) {
        List<Share> shares = forces.stream().map(Force::counted).toList();
        BetaBinomial model = BetaBinomial.mostLikely(shares);
        List<Warning> all = new ArrayList<>(warnings);
        List<Place> places;
        if (model.isOne()) {
            all.add(new Warning(
                    Warning.Kind.NO_DIFFERENCE,
                    "The forces differ no more than chance would make them; their order says nothing."));
            Interval interval = Proportions.wilson(shares.stream().reduce(Share.of(0, 0), Share::plus), level);
            places = forces.stream()
                    .map(force -> anywhere(force, model.mean(), interval, forces.size()))
                    .toList();
        } else {
            places = places(forces, model, order, level);
        }
        return new Ranked(order, model.mean(), model.worth(), places, level, Method.BETA_BINOMIAL_RANKS, all);
    }

    private static Place anywhere(Force force, double mean, Interval interval, int forces) {
        return new Place(force, mean, interval, (forces + 1) / 2.0, 1, forces, 1.0 / forces);
    }

    private static List<Place> places(List<Force> forces, BetaBinomial model, Order order, Level level) {
        BetaDistribution[] posteriors = forces.stream()
                .map(force -> new BetaDistribution(
                        model.alpha() + force.counted().found(),
                        model.beta() + force.counted().of() - force.counted().found(),
                        ACCURACY))
                .toArray(BetaDistribution[]::new);
        double[][] chances = chances(posteriors, order);
        return IntStream.range(0, posteriors.length)
                .mapToObj(i -> new Place(
                        forces.get(i),
                        posteriors[i].getNumericalMean(),
                        new Interval(
                                posteriors[i].inverseCumulativeProbability(level.tail()),
                                posteriors[i].inverseCumulativeProbability(1 - level.tail())),
                        IntStream.range(0, posteriors.length)
                                .mapToDouble(place -> (place + 1) * chances[i][place])
                                .sum(),
                        reaching(chances[i], level.tail()),
                        reaching(chances[i], 1 - level.tail()),
                        chances[i][0]))
                .toList();
    }

    /** The first place by which the chances add up to so much. */
    private static int reaching(double[] chances, double probability) {
        double sum = 0;
        for (int place = 0; place < chances.length; place++) {
            sum += chances[place];
            if (sum >= probability) {
                return place + 1;
            }
        }
        return chances.length;
    }

    private static double[][] chances(BetaDistribution[] posteriors, Order order) {
        int forces = posteriors.length;
        double[][] chances = new double[forces][forces];
        double[] edges = edges(posteriors);
        for (int panel = 1; panel < edges.length; panel++) {
            double half = (edges[panel] - edges[panel - 1]) / 2;
            double middle = edges[panel - 1] + half;
            for (int node = 0; node < RULE.getNumberOfPoints(); node++) {
                // on the arcsine scale a density that has no bound at 0 or 1 has one
                double angle = middle + half * RULE.getPoint(node);
                double share = Math.sin(angle) * Math.sin(angle);
                add(chances, posteriors, order, share, RULE.getWeight(node) * half * Math.sin(2 * angle));
            }
        }
        for (double[] each : chances) {
            double sum = Arrays.stream(each).sum();
            for (int place = 0; place < forces; place++) {
                each[place] /= sum;
            }
        }
        return chances;
    }

    /**
     * Where the panels of the integral meet: none wider than the standard deviation of the force that is known best. Where that
     * would take too many, as many deviations of each force around its own share.
     */
    private static double[] edges(BetaDistribution[] posteriors) {
        double[] middles = Arrays.stream(posteriors)
                .mapToDouble(posterior -> Math.asin(Math.sqrt(posterior.getNumericalMean())))
                .toArray();
        double[] deviations = Arrays.stream(posteriors)
                .mapToDouble(posterior -> 1 / (2 * Math.sqrt(posterior.getAlpha() + posterior.getBeta())))
                .toArray();
        double[] around = IntStream.range(0, posteriors.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.rangeClosed(-REACH, REACH)
                        .mapToDouble(step -> Math.clamp(middles[i] + step * deviations[i], 0, Math.PI / 2)))
                .sorted()
                .distinct()
                .toArray();
        double low = around[0];
        double high = around[around.length - 1];
        double panels = Math.ceil((high - low) / Arrays.stream(deviations).min().orElseThrow());
        return panels > MOST_PANELS
                ? around
                : IntStream.rangeClosed(0, (int) panels)
                        .mapToDouble(i -> low + (high - low) * i / panels)
                        .toArray();
    }

    private static void add(
            double[][] chances, BetaDistribution[] posteriors, Order order, double share, double weight) {
        double[] before = Arrays.stream(posteriors)
                .mapToDouble(posterior -> order == Order.LOWEST_FIRST
                        ? posterior.cumulativeProbability(share)
                        : 1 - posterior.cumulativeProbability(share))
                .toArray();
        double[] sums = sums(before);
        for (int i = 0; i < posteriors.length; i++) {
            double density = weight * posteriors[i].density(share);
            if (density > 0) {
                double[] others = without(sums, before[i]);
                for (int place = 0; place < others.length; place++) {
                    chances[i][place] += density * others[place];
                }
            }
        }
    }

    /** How likely none, one, two and so on of independent events happen. */
    private static double[] sums(double[] probabilities) {
        double[] sums = new double[probabilities.length + 1];
        sums[0] = 1;
        for (int done = 0; done < probabilities.length; done++) {
            for (int count = done + 1; count > 0; count--) {
                sums[count] += probabilities[done] * (sums[count - 1] - sums[count]);
            }
            sums[0] *= 1 - probabilities[done];
        }
        return sums;
    }

    /** The same without one event, taken out from the end at which nothing is divided by little. */
    private static double[] without(double[] sums, double probability) {
        double[] others = new double[sums.length - 1];
        if (probability <= 0.5) {
            double last = 0;
            for (int count = 0; count < others.length; count++) {
                last = (sums[count] - probability * last) / (1 - probability);
                others[count] = last;
            }
        } else {
            double last = 0;
            for (int count = others.length - 1; count >= 0; count--) {
                last = (sums[count + 1] - (1 - probability) * last) / probability;
                others[count] = last;
            }
        }
        return others;
    }
}

package org.plumbline.statistics.pooling;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.plumbline.statistics.Share;

/**
 * All means that strata may have, for one spread of them: the trapezoidal rule on the probit scale, where a function that falls
 * off as a normal density does is integrated more exactly than by any power of the step (Trefethen and Weideman 2014, SIAM Rev.
 * 56:385–458).
 *
 * @param logTotal the log of the integral of likelihood and prior
 * @param points at which it was evaluated; their parts add up to 1
 */
record Column(double logTotal, List<Point> points) {

    /** Below e⁻³⁴ of the largest nothing changes a double. */
    private static final double NOTHING = -34;

    /** No mean is sought nearer to 0 or 1 than 10⁻¹⁵. */
    private static final double OUTERMOST = 8;

    /** Steps of a third of the width of the peak, */
    private static final double OF_WIDTH = 0.35;

    /** and shorter than any stratum's share is spread around its mean, lest its distribution fall between two points. */
    private static final double OF_SPREAD = 0.85;

    private static final double FLAT = 1e-4;

    /**
     * A mean and a spread of the strata's shares.
     *
     * @param found μ(1−ρ), with ρ = σ²
     * @param other (1−μ)(1−ρ)
     * @param rho ρ, by which one case drawn from a stratum tells of the next
     * @param part of the whole
     */
    record Point(double found, double other, double rho, double part) {

        double mean() {
            return found / (found + other);
        }

        /** The standard deviation of the strata's shares. */
        double spread() {
            return Math.sqrt(rho * mean() * other / (found + other));
        }

        /** α+β of a stratum's share, once these are read of it. */
        double worth(Share read) {
            return (found + other + rho * read.of()) / rho;
        }

        /** How likely the next case read of a stratum is found, after these. */
        double next(Share read) {
            return (found + rho * read.found()) / (found + other + rho * read.of());
        }

        /** How likely it is not. */
        double nextOther(Share read) {
            return (other + rho * (read.of() - read.found())) / (found + other + rho * read.of());
        }

        /** How much of what is expected of a stratum comes from the others. */
        double borrowed(Share read) {
            return (found + other) / (found + other + rho * read.of());
        }

        /** The variance of the share of a stratum's cases, of which the unread are yet to be known. */
        double variance(Stratum stratum) {
            double unread = stratum.unread();
            double ofUnread = unread / stratum.population();
            return unread == 0
                    ? 0
                    : ofUnread
                            * ofUnread
                            * next(stratum.counted())
                            * nextOther(stratum.counted())
                            * (1 + (unread - 1) / (worth(stratum.counted()) + 1))
                            / unread;
        }

        Point times(double factor) {
            return new Point(found, other, rho, part * factor);
        }
    }

    /**
     * @param rho ρ
     * @param less 1−ρ, exact where that is small
     */
    static Column of(Likelihood likelihood, double rho, double less) {
        UnivariateFunction density = u -> likelihood.log(u, rho, less);
        double top = new BrentOptimizer(1e-4, 1e-6)
                .optimize(
                        new MaxEval(500),
                        new UnivariateObjectiveFunction(density),
                        GoalType.MAXIMIZE,
                        new SearchInterval(-OUTERMOST, OUTERMOST))
                .getPoint();
        double highest = density.value(top);
        double step = Math.min(OF_WIDTH * width(density, top, highest), OF_SPREAD * Math.sqrt(rho / less));
        List<Double> at = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        double sum = 0;
        for (int side = -1; side <= 1; side += 2) {
            for (int i = side < 0 ? -1 : 0; ; i += side) {
                double log = density.value(top + i * step) - highest;
                if (!(log > NOTHING)) {
                    break;
                }
                at.add(top + i * step);
                logs.add(log);
                sum += Math.exp(log);
            }
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) {
            double part = Math.exp(logs.get(i)) / sum;
            points.add(new Point(Normal.below(at.get(i)) * less, Normal.above(at.get(i)) * less, rho, part));
        }
        return new Column(highest + Math.log(sum * step), points);
    }

    /** The standard deviation of a normal density as round at its top as this one. */
    private static double width(UnivariateFunction density, double top, double highest) {
        double curvature = (2 * highest - density.value(top - FLAT) - density.value(top + FLAT)) / (FLAT * FLAT);
        return 1 / Math.sqrt(Math.max(curvature, 1));
    }
}

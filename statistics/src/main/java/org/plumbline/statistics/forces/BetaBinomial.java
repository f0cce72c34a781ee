package org.plumbline.statistics.forces;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Gamma;
import org.plumbline.statistics.Share;

/**
 * Shares that differ from force to force as a beta distribution does, each seen in a number of cases.
 *
 * @param mean α/(α+β)
 * @param worth α+β; infinite where the shares differ no more than chance would make them
 */
record BetaBinomial(double mean, double worth) {

    /** Forces could hardly differ more than this: nearly each all or none. */
    private static final double LEAST_WORTH = 0.01;

    /** Above this the forces are told apart by nothing that matters. */
    private static final double MOST_WORTH = 1e8;

    /** Between this and one less this lies every mean of which something, and not all, was found. */
    private static final double OUTERMOST = 1e-13;

    /** So many terms are summed one by one; beyond, digamma is as exact and quicker. */
    private static final int ONE_BY_ONE = 2000;

    /** The most likely of all, by the roots of the derivatives. */
    static BetaBinomial mostLikely(List<Share> shares) {
        double pooled = shares.stream().reduce(Share.of(0, 0), Share::plus).value();
        if (pooled == 0 || pooled == 1 || leaning(shares, pooled) <= 0) {
            return new BetaBinomial(pooled, Double.POSITIVE_INFINITY);
        }
        double most = Math.log(MOST_WORTH);
        double least = Math.log(LEAST_WORTH);
        if (alongWorth(shares, most) >= 0) {
            return new BetaBinomial(pooled, Double.POSITIVE_INFINITY);
        }
        double worth = alongWorth(shares, least) <= 0
                ? LEAST_WORTH
                : Math.exp(root(log -> alongWorth(shares, log), least, most));
        return new BetaBinomial(mean(shares, worth), worth);
    }

    boolean isOne() {
        return Double.isInfinite(worth);
    }

    double alpha() {
        return mean * worth;
    }

    double beta() {
        return (1 - mean) * worth;
    }

    /** The derivative of the log-likelihood by 1/(α+β) where that is 0: above 0 where forces differ more than by chance. */
    private static double leaning(List<Share> shares, double mean) {
        return shares.stream()
                .mapToDouble(share -> {
                    double n = share.of();
                    double x = share.found();
                    double others = n - x;
                    return x * (x - 1) / mean + others * (others - 1) / (1 - mean) - n * (n - 1);
                })
                .sum();
    }

    /** The derivative by α+β along the most likely means. */
    private static double alongWorth(List<Share> shares, double logWorth) {
        double worth = Math.exp(logWorth);
        double mean = mean(shares, worth);
        return worth * (mean * byAlpha(shares, mean, worth) + (1 - mean) * byBeta(shares, mean, worth));
    }

    private static double mean(List<Share> shares, double worth) {
        return root(mean -> byAlpha(shares, mean, worth) - byBeta(shares, mean, worth), OUTERMOST, 1 - OUTERMOST);
    }

    private static double byAlpha(List<Share> shares, double mean, double worth) {
        return sum(shares, share -> rise(mean * worth, share.found()) - rise(worth, share.of()));
    }

    private static double byBeta(List<Share> shares, double mean, double worth) {
        return sum(shares, share -> rise((1 - mean) * worth, share.of() - share.found()) - rise(worth, share.of()));
    }

    private static double sum(List<Share> shares, ToDoubleFunction<Share> of) {
        return shares.stream().mapToDouble(of).sum();
    }

    /** ψ(from + by) − ψ(from). */
    private static double rise(double from, long by) {
        if (by > ONE_BY_ONE) {
            return Gamma.digamma(from + by) - Gamma.digamma(from);
        }
        double sum = 0;
        for (long j = by - 1; j >= 0; j--) {
            sum += 1 / (from + j);
        }
        return sum;
    }

    private static double root(UnivariateFunction function, double low, double high) {
        return new BracketingNthOrderBrentSolver(1e-15, 1e-15, 0, 5)
                .solve(1000, function, low, high, AllowedSolution.ANY_SIDE);
    }
}

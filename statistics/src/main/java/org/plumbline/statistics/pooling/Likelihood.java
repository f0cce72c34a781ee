package org.plumbline.statistics.pooling;

import java.util.List;
import org.plumbline.statistics.Share;

/**
 * How likely what was found is, times how likely it was held before, by the mean and the spread of the strata's shares. With
 * ρ = σ² = 1/(1+κ) the beta-binomial likelihood is a product of straight lines: (μ(1−ρ))(μ(1−ρ)+ρ)… for those found,
 * ((1−μ)(1−ρ))((1−μ)(1−ρ)+ρ)… for the others, over (1−ρ)(1−ρ+ρ)… for those read; it has no bad corner from ρ = 0 (all alike) to
 * ρ = 1 (each all or none).
 *
 * @param found those found in the strata
 * @param other those read and not found
 * @param read all that were read
 */
record Likelihood(Rise found, Rise other, Rise read, Prior prior) {

    static Likelihood of(List<Share> shares, Prior prior) {
        return new Likelihood(
                Rise.of(shares.stream().map(Share::found).toList()),
                Rise.of(shares.stream().map(share -> share.of() - share.found()).toList()),
                Rise.of(shares.stream().map(Share::of).toList()),
                prior);
    }

    /**
     * The log of the density, up to a constant, on the probit scale of the mean.
     *
     * @param u the probit of μ
     * @param rho ρ
     * @param less 1−ρ
     */
    double log(double u, double rho, double less) {
        double mean = Normal.below(u);
        double rest = Normal.above(u);
        return found.logs(mean * less, rho)
                + other.logs(rest * less, rho)
                - read.logs(less, rho)
                + (prior.meanFound() - 1) * Math.log(mean)
                + (prior.meanOther() - 1) * Math.log(rest)
                - u * u / 2;
    }

    /**
     * The log of the prior density of the spread, up to a constant.
     *
     * @param v the probit of how far σ lies between its least and 1
     */
    double logPrior(double v) {
        return (prior.spreadNear() - 1) * Math.log(Normal.below(v))
                + (prior.spreadFar() - 1) * Math.log(Normal.above(v))
                - v * v / 2;
    }
}

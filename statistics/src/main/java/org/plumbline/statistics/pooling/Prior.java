package org.plumbline.statistics.pooling;

import java.util.stream.DoubleStream;

/**
 * What is held of the strata before a case is read. The share of a stratum is drawn from a beta distribution with mean μ and
 * standard deviation σ√(μ(1−μ)); σ is 0 where all strata are alike and 1 where each is all or none.
 *
 * @param meanFound μ is beta with this and {@code meanOther}; 1 and 1 make every mean as likely as another
 * @param meanOther above 0
 * @param leastSpread the least σ, above 0: no two strata of a real caseload are quite alike
 * @param spreadNear how far σ lies between its least and 1 is beta with this and {@code spreadFar}; 1 and 1 make every σ as
 *     likely as another (Gelman 2006, Bayesian Anal. 1:515–534: flat on the standard deviation)
 * @param spreadFar above 0; more than 1 favours strata that are alike
 */
public record Prior(double meanFound, double meanOther, double leastSpread, double spreadNear, double spreadFar) {

    /** Every mean and every spread from 3% of the most possible as likely as another. */
    public static final Prior EVEN = new Prior(1, 1, 0.03, 1, 1);

    private static final double LEAST = 0.01;
    private static final double MOST = 1000;

    public Prior {
        if (!DoubleStream.of(meanFound, meanOther, spreadNear, spreadFar)
                .allMatch(each -> each >= LEAST && each <= MOST)) {
            throw new IllegalArgumentException(
                    "The parameters of a beta distribution lie between 0.01 and 1,000 here, not at " + meanFound + ", "
                            + meanOther + ", " + spreadNear + ", " + spreadFar);
        }
        if (!(leastSpread >= LEAST && leastSpread <= 0.5)) {
            throw new IllegalArgumentException("The least spread lies between 0.01 and 0.5, not at " + leastSpread);
        }
    }
}

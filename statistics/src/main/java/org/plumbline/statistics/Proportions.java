package org.plumbline.statistics;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * Intervals for one share, from counts.
 *
 * <p>The population is the number of cases that the sample was drawn from, without replacement. Where all of them were read,
 * every interval is the share itself. Formulas, edge cases and sources: {@code docs/method/proportions.md}.
 */
public final class Proportions {

    /** The beta quantiles are solved to this; the default of the library, 1e-9, is coarser than our golden values. */
    private static final double ACCURACY = 1e-14;

    private static final double NEXT_TO_ZERO = 1e-15;
    private static final double NEXT_TO_ONE = 1 - 1e-15;

    /** More cases than a million million count as that many, which errs to the safe side: the beta distribution takes too long. */
    private static final double MOST = 1e12;

    private static final double AS_GOOD_AS_NONE = 1e-10;

    /** A chance that is just the tail counts as more, to the safe side, however floating point makes it come out. */
    private static final double LESS_A_HAIR = 1 - 1e-9;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private Proportions() {}

    /**
     * The Wilson score interval, as if the cases were drawn from endlessly many.
     *
     * @throws IllegalArgumentException when no case was read
     */
    public static Interval wilson(Share share, Level level) {
        some(share);
        return wilson(share.value(), share.of(), level.tail());
    }

    /**
     * The Wilson score interval with n(N−1)/(N−n) cases in place of n, which is what n of N are worth.
     *
     * @throws IllegalArgumentException when no case was read, or more than there are
     */
    public static Interval wilson(Share share, long population, Level level) {
        some(share, population);
        return share.of() == population
                ? all(share)
                : wilson(share.value(), worth(share.of(), population), level.tail());
    }

    /**
     * The Clopper–Pearson interval: never narrower than promised, as if the cases were drawn from endlessly many.
     *
     * @throws IllegalArgumentException when no case was read
     */
    public static Interval clopperPearson(Share share, Level level) {
        some(share);
        return clopperPearson(share.value(), share.of(), level.tail());
    }

    /**
     * The Clopper–Pearson interval with n(N−1)/(N−n) cases in place of n.
     *
     * @throws IllegalArgumentException when no case was read, or more than there are
     */
    public static Interval clopperPearson(Share share, long population, Level level) {
        some(share, population);
        return share.of() == population
                ? all(share)
                : clopperPearson(share.value(), worth(share.of(), population), level.tail());
    }

    /**
     * The Jeffreys interval: equal tails of the beta distribution with found + ½ and others + ½, and 0 where none was found,
     * 1 where all were; as if the cases were drawn from endlessly many. Brown, Cai and DasGupta 2001, Stat. Sci. 16:101–133.
     *
     * @throws IllegalArgumentException when no case was read
     */
    public static Interval jeffreys(Share share, Level level) {
        some(share);
        return jeffreys(share.value(), share.of(), level.tail());
    }

    /**
     * The Jeffreys interval with n(N−1)/(N−n) cases in place of n.
     *
     * @throws IllegalArgumentException when no case was read, or more than there are
     */
    public static Interval jeffreys(Share share, long population, Level level) {
        some(share, population);
        return share.of() == population
                ? all(share)
                : jeffreys(share.value(), worth(share.of(), population), level.tail());
    }

    /**
     * The interval that is symmetric for log(p/(1−p)), as if the cases were drawn from endlessly many. Where none or all of
     * the cases read had it there is no such interval, and the limits are those of Clopper and Pearson. Brown, Cai and
     * DasGupta 2001, Stat. Sci. 16:101–133.
     *
     * @throws IllegalArgumentException when no case was read
     */
    public static Interval logit(Share share, Level level) {
        some(share);
        return logit(share.value(), share.of(), level.tail());
    }

    /**
     * The logit interval with n(N−1)/(N−n) cases in place of n.
     *
     * @throws IllegalArgumentException when no case was read, or more than there are
     */
    public static Interval logit(Share share, long population, Level level) {
        some(share, population);
        return share.of() == population
                ? all(share)
                : logit(share.value(), worth(share.of(), population), level.tail());
    }

    /**
     * The interval of Korn and Graubard for a share from any design: Clopper–Pearson limits on the number of cases in which
     * a simple random sample would vary as much, p(1−p)/variance, times (t(n−1)/t(d))². As {@code svyciprop(method = "beta")}
     * of R's survey. Where the share is 0 or 1, or the variance 0, the cases are worth their number n.
     *
     * @param share the estimate, 0 to 1
     * @param standardError of the estimate by its design; 0 or more
     * @param read cases read, n; at least two
     * @param freedom degrees of freedom of the variance, d; at least one
     * @throws IllegalArgumentException when one of these is not so, or not a number
     */
    public static Interval kornGraubard(double share, double standardError, long read, long freedom, Level level) {
        if (!(share >= 0 && share <= 1) || !(standardError >= 0 && standardError <= 1) || read < 2 || freedom < 1) {
            throw new IllegalArgumentException(
                    "A Korn–Graubard interval needs a share, its standard error, two cases and a degree of freedom, not %s, %s, %d, %d"
                            .formatted(share, standardError, read, freedom));
        }
        double spread = share * (1 - share);
        double variance = standardError * standardError;
        double worth = spread == 0 || variance == 0 ? read : spread / variance;
        return clopperPearson(share, worth * Students.ratio(read - 1, freedom, level.tail()), level.tail());
    }

    /**
     * The exact interval for a sample without replacement: the shares M/N under which neither so many nor so few would be
     * found in less than half the remaining chance. Of more than two thousand million cases, which the distribution can't
     * count, the Clopper–Pearson interval stands for it: the two agree to more digits than are ever told.
     *
     * @throws IllegalArgumentException when no case was read, or more than there are
     */
    public static Interval hypergeometric(Share share, long population, Level level) {
        some(share, population);
        return hypergeometric(share, population, level.tail());
    }

    /**
     * The share that could be there at most, although none was found in n of N: an exact bound on one side.
     *
     * @throws IllegalArgumentException when no case was read, or more than there are
     */
    public static double boundWhenNoneFound(long read, long population, Level level) {
        Share none = Share.of(0, read);
        some(none, population);
        return hypergeometric(none, population, level.oneTail()).upper();
    }

    /**
     * The share that could be there at most, although none was found in n of endlessly many: 1 − α^(1/n), Hanley and
     * Lippman-Hand 1983 (the rule of three).
     *
     * @throws IllegalArgumentException when no case was read
     */
    public static double boundWhenNoneFound(long read, Level level) {
        some(Share.of(0, read));
        return -Math.expm1(Math.log1p(-level.confidence()) / read);
    }

    static Interval wilson(double share, double worth, double tail) {
        double z = -NORMAL.inverseCumulativeProbability(tail);
        double z2 = z * z;
        double centre = (share + z2 / (2 * worth)) / (1 + z2 / worth);
        double half = z / (1 + z2 / worth) * Math.sqrt(share * (1 - share) / worth + z2 / (4 * worth * worth));
        // At the ends the limit is 0 or 1 exactly, which floating point misses by a hair.
        return new Interval(share == 0 ? 0 : Math.max(0, centre - half), share == 1 ? 1 : Math.min(1, centre + half));
    }

    /**
     * Clopper–Pearson limits of a share that is worth so many cases, for designs in which that is no whole number. More than
     * 10¹² count as 10¹².
     *
     * @param share 0 to 1
     * @param worth effective cases, above 0
     * @param tail left outside on each side, above 0 and below 0.5
     * @throws IllegalArgumentException when one of these is not so, or not a number
     */
    public static Interval clopperPearson(double share, double worth, double tail) {
        if (!(share >= 0 && share <= 1) || !(worth > 0) || Double.isInfinite(worth) || !(tail > 0 && tail < 0.5)) {
            throw new IllegalArgumentException(
                    "Clopper–Pearson limits need a share, effective cases above 0 and a tail below a half, not %s, %s, %s"
                            .formatted(share, worth, tail));
        }
        double cases = Math.min(worth, MOST);
        double found = share * cases;
        double others = cases - found;
        double lower = share == 0 ? 0 : beta(found, others + 1, tail);
        double upper = share == 1 ? 1 : beta(found + 1, others, 1 - tail);
        return new Interval(lower, upper);
    }

    static Interval jeffreys(double share, double worth, double tail) {
        double cases = Math.min(worth, MOST);
        double found = share * cases + 0.5;
        double others = cases - share * cases + 0.5;
        return new Interval(share == 0 ? 0 : beta(found, others, tail), share == 1 ? 1 : beta(found, others, 1 - tail));
    }

    static Interval logit(double share, double worth, double tail) {
        if (share == 0 || share == 1) {
            return clopperPearson(share, worth, tail);
        }
        double centre = Math.log(share / (1 - share));
        double half = -NORMAL.inverseCumulativeProbability(tail) / Math.sqrt(worth * share * (1 - share));
        return new Interval(1 / (1 + Math.exp(half - centre)), 1 / (1 + Math.exp(-half - centre)));
    }

    static Interval hypergeometric(Share share, long population, double tail) {
        if (share.of() == population) {
            return all(share);
        }
        if (population > Integer.MAX_VALUE) {
            return clopperPearson(share.value(), worth(share.of(), population), tail);
        }
        return new Interval(
                (double) fewest(share, population, tail) / population,
                (double) most(share, population, tail) / population);
    }

    /**
     * What n cases of N, drawn without replacement, are worth in cases drawn from endlessly many: n(N−1)/(N−n).
     *
     * @param read n, above 0
     * @param population N, above n: all cases would be worth endlessly many
     * @throws IllegalArgumentException when one of these is not so, or not a number
     */
    public static double worth(double read, double population) {
        if (!(read > 0 && read < population) || Double.isInfinite(population)) {
            throw new IllegalArgumentException("Cases are worth a number where some and not all are read, not %s of %s"
                    .formatted(read, population));
        }
        return read * ((population - 1) / (population - read));
    }

    private static double beta(double a, double b, double probability) {
        // with as good as no cases on one side, that side's limit is its end
        if (a < AS_GOOD_AS_NONE || b < AS_GOOD_AS_NONE) {
            return a < b ? 0 : 1;
        }
        BetaDistribution distribution = new BetaDistribution(a, b, ACCURACY);
        // What is nearer to an end than a double can tell is that end; the solver would find no sign change there.
        if (distribution.cumulativeProbability(NEXT_TO_ZERO) >= probability) {
            return 0;
        }
        if (distribution.cumulativeProbability(NEXT_TO_ONE) <= probability) {
            return 1;
        }
        return distribution.inverseCumulativeProbability(probability);
    }

    /** The smallest number in the population under which so many or more are found with a chance of {@code tail} or more. */
    private static long fewest(Share share, long population, double tail) {
        long low = share.found();
        long high = population - (share.of() - share.found());
        while (low < high) {
            long middle = (low + high) / 2;
            if (chance(population, middle, share.of()).upperCumulativeProbability((int) share.found())
                    > tail * LESS_A_HAIR) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The largest number in the population under which so many or fewer are found with a chance of {@code tail} or more. */
    private static long most(Share share, long population, double tail) {
        long low = share.found();
        long high = population - (share.of() - share.found());
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (chance(population, middle, share.of()).cumulativeProbability((int) share.found())
                    > tail * LESS_A_HAIR) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static HypergeometricDistribution chance(long population, long found, long read) {
        return new HypergeometricDistribution(Math.toIntExact(population), (int) found, (int) read);
    }

    private static Interval all(Share share) {
        return new Interval(share.value(), share.value());
    }

    private static void some(Share share, long population) {
        some(share);
        if (share.of() > population) {
            throw new IllegalArgumentException(
                    "%s cannot be read of %s".formatted(Words.cases(share.of()), Words.count(population)));
        }
    }

    private static void some(Share share) {
        if (share.isOfNone()) {
            throw new IllegalArgumentException("Where no case was read there is no interval");
        }
    }
}

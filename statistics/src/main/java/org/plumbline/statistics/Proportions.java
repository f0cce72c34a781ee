package org.plumbline.statistics;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * Intervals for one share, from counts.
 *
 * <p>The population is the number of cases that the sample was drawn from, without replacement. Where all of them were read,
 * every interval is the share itself. Formulas, edge cases and sources: {@code docs/method/estimates.md}.
 */
public final class Proportions {

    /** The beta quantiles are solved to this; the default of the library, 1e-9, is coarser than our golden values. */
    private static final double ACCURACY = 1e-14;

    private static final double NEXT_TO_ZERO = 1e-15;
    private static final double NEXT_TO_ONE = 1 - 1e-15;

    private Proportions() {}

    /**
     * The Wilson score interval, as if the cases were drawn from endlessly many.
     *
     * @throws IllegalArgumentException when no case was read
     */
    public static Interval wilson(Share share, Level level) {
        some(share);
        return wilson(share.value(), share.of(), level);
    }

    /**
     * The Wilson score interval with n(N−1)/(N−n) cases in place of n, which is what n of N are worth.
     *
     * @throws IllegalArgumentException when no case was read, or more than there are
     */
    public static Interval wilson(Share share, long population, Level level) {
        some(share, population);
        return share.of() == population ? all(share) : wilson(share.value(), worth(share.of(), population), level);
    }

    /**
     * The Clopper–Pearson interval: never narrower than promised, as if the cases were drawn from endlessly many.
     *
     * @throws IllegalArgumentException when no case was read
     */
    public static Interval clopperPearson(Share share, Level level) {
        some(share);
        return clopperPearson(share.value(), share.of(), level);
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
                : clopperPearson(share.value(), worth(share.of(), population), level);
    }

    /**
     * The exact interval for a sample without replacement: the shares M/N under which neither so many nor so few would be
     * found in less than half the remaining chance.
     *
     * @throws IllegalArgumentException when no case was read, or more than there are
     */
    public static Interval hypergeometric(Share share, long population, Level level) {
        some(share, population);
        if (share.of() == population) {
            return all(share);
        }
        double tail = level.tail();
        return new Interval(
                (double) fewest(share, population, tail) / population,
                (double) most(share, population, tail) / population);
    }

    /**
     * The share that could be there at most, although none was found in n of N: an exact bound on one side.
     *
     * @throws IllegalArgumentException when no case was read, or more than there are
     */
    public static double boundWhenNoneFound(long read, long population, Level level) {
        Share none = Share.of(0, read);
        some(none, population);
        return read == population ? 0 : (double) most(none, population, 1 - level.confidence()) / population;
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

    static Interval wilson(double share, double worth, Level level) {
        double z2 = level.z() * level.z();
        double centre = (share + z2 / (2 * worth)) / (1 + z2 / worth);
        double half = level.z() / (1 + z2 / worth) * Math.sqrt(share * (1 - share) / worth + z2 / (4 * worth * worth));
        // At the ends the limit is 0 or 1 exactly, which floating point misses by a hair.
        return new Interval(share == 0 ? 0 : centre - half, share == 1 ? 1 : centre + half);
    }

    static Interval clopperPearson(double share, double worth, Level level) {
        double found = share * worth;
        double others = worth - found;
        double lower = share == 0 ? 0 : beta(found, others + 1, level.tail());
        double upper = share == 1 ? 1 : beta(found + 1, others, 1 - level.tail());
        return new Interval(lower, upper);
    }

    /** What n cases of N, drawn without replacement, are worth in cases drawn from endlessly many. */
    static double worth(double read, double population) {
        return read * (population - 1) / (population - read);
    }

    private static double beta(double a, double b, double probability) {
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

    /** The smallest number in the population under which so many or more are found with a chance above {@code tail}. */
    private static long fewest(Share share, long population, double tail) {
        long low = share.found();
        long high = population - (share.of() - share.found());
        while (low < high) {
            long middle = (low + high) / 2;
            if (chance(population, middle, share.of()).upperCumulativeProbability((int) share.found()) > tail) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The largest number in the population under which so many or fewer are found with a chance above {@code tail}. */
    private static long most(Share share, long population, double tail) {
        long low = share.found();
        long high = population - (share.of() - share.found());
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (chance(population, middle, share.of()).cumulativeProbability((int) share.found()) > tail) {
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

package org.plumbline.statistics.planning;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Words;

/**
 * How many cases to read: to know a share closely enough, or to find what is rare. To show a change: {@link ChangePlanning}.
 *
 * <p>Formulas, what they assume and sources: {@code docs/method/planning.md}.
 */
public final class Planning {

    /** What misses what is wanted by rounding alone does. */
    static final double A_HAIR = 1e-12;

    private Planning() {}

    /**
     * How many cases of a simple random sample give an interval that reaches no further than {@code margin} either way, on
     * average over its two sides, where the share found is {@code expected}.
     *
     * @param expected the share that is thought likely, as counts, say of an earlier wave; 1 of 2 is the most cautious
     * @param margin half of the interval's width, above 0 and below 0.5
     * @param population cases in the caseload; empty where it is endless
     * @param method {@code WILSON}, {@code LOGIT}, or {@code NORMAL_MARGIN} for the text-book number
     * @throws ImpossibleDesign when the margin is none or takes more than 2⁵⁰ cases of an endless caseload, the share is of no cases, or the method has no width: other than
     *     {@code WILSON} where none or all is expected
     */
    public static SampleSize.Enough margin(
            Share expected, double margin, Level level, OptionalLong population, Method method) {
        if (!(margin > 0 && margin < 0.5)) {
            throw new ImpossibleDesign("A margin lies above 0 and below 0.5, not at " + margin);
        }
        some(population);
        Width width = width(value(expected), level.z(), method);
        double worth = width.worthFor(margin);
        if (!(worth(most(population), population) >= worth * (1 - A_HAIR))) {
            throw new ImpossibleDesign("To know a share to within %s takes more cases than can be counted here, %s"
                    .formatted(margin, Words.count(most(population))));
        }
        long cases = fewest(1, most(population), n -> worth(n, population) >= worth * (1 - A_HAIR));
        double reached = width.half(worth(cases, population));
        return new SampleSize.Enough(
                cases,
                population,
                reached,
                "To know a share of about %s to within %s either way (%s interval), %s must be read."
                        .formatted(Words.percent(expected), Words.points(margin), level, of(cases, population)));
    }

    /**
     * Half the width of an interval, by what the cases are worth.
     *
     * @param p the share
     * @param z of the level
     * @param method that has a closed form for the worth
     */
    private record Width(double p, double z, Method method) {

        double worthFor(double e) {
            double pq = p * (1 - p);
            return switch (method) {
                case NORMAL_MARGIN -> z * z * pq / (e * e);
                case LOGIT -> {
                    double odds = p / (1 - p);
                    double b = e * (1 + odds * odds);
                    double k = (b + Math.sqrt(b * b + odds * odds * (1 - 4 * e * e))) / (odds * (1 - 2 * e));
                    yield Math.pow(z / Math.log(k), 2) / pq;
                }
                default -> {
                    double d = pq - 2 * e * e;
                    yield z * z * (d + Math.sqrt(d * d - 4 * Math.pow(e, 4) + e * e)) / (2 * e * e);
                }
            };
        }

        double half(double worth) {
            if (Double.isInfinite(worth)) {
                return 0;
            }
            double pq = p * (1 - p);
            return switch (method) {
                case NORMAL_MARGIN -> z * Math.sqrt(pq / worth);
                case LOGIT -> {
                    double odds = p / (1 - p);
                    double k = Math.exp(z / Math.sqrt(worth * pq));
                    yield odds * (k * k - 1) / ((1 + odds * k) * (k + odds)) / 2;
                }
                default -> z * Math.sqrt(pq * worth + z * z / 4) / (worth + z * z);
            };
        }
    }

    private static Width width(double p, double z, Method method) {
        if (method != Method.WILSON && method != Method.LOGIT && method != Method.NORMAL_MARGIN) {
            throw new ImpossibleDesign("There is no planning for a margin by the %s".formatted(method.title()));
        }
        if (method != Method.WILSON && (p == 0 || p == 1)) {
            throw new ImpossibleDesign(
                    "Where none or all are expected, the %s says nothing; plan by Wilson's".formatted(method.title()));
        }
        return new Width(p, z, method);
    }

    /**
     * How many cases of a simple random sample hold at least {@code atLeast} of the {@code there} that there are, with the given
     * probability; exactly, by the hypergeometric distribution.
     *
     * @param population cases in the caseload, at most 2,147,483,647
     * @param there how many of them have what is looked for, at least {@code atLeast}
     * @param atLeast 1 to find any
     * @throws ImpossibleDesign when the numbers don't fit one another
     */
    public static SampleSize.Enough finding(long population, long there, long atLeast, double probability) {
        probability(probability);
        if (atLeast < 1 || there < atLeast || population < there || population > Integer.MAX_VALUE) {
            throw new ImpossibleDesign("%d can't be found of %d in %d cases".formatted(atLeast, there, population));
        }
        long cases = fewest(atLeast, population, n -> found(population, there, n, atLeast) >= probability - A_HAIR);
        double reached = found(population, there, cases, atLeast);
        return new SampleSize.Enough(
                cases,
                OptionalLong.of(population),
                reached,
                "If %s of %s are so, %s drawn by chance hold at least %s of them with a probability of %s."
                        .formatted(
                                Words.count(there),
                                Words.cases(population),
                                Words.count(cases),
                                Words.count(atLeast),
                                Words.percent(reached)));
    }

    /**
     * The same of an endless caseload, by the binomial distribution.
     *
     * @param share of the caseload that has what is looked for, above 0
     * @throws ImpossibleDesign when none has it, or more than 2,147,483,647 cases would be needed
     */
    public static SampleSize.Enough finding(Share share, long atLeast, double probability) {
        probability(probability);
        double p = value(share);
        if (atLeast < 1
                || atLeast > Integer.MAX_VALUE
                || p == 0
                || foundOfEndless(p, Integer.MAX_VALUE, atLeast) < probability) {
            throw new ImpossibleDesign("%d can't be found where %s are so".formatted(atLeast, share));
        }
        long cases = fewest(atLeast, Integer.MAX_VALUE, n -> foundOfEndless(p, n, atLeast) >= probability - A_HAIR);
        double reached = foundOfEndless(p, cases, atLeast);
        return new SampleSize.Enough(
                cases,
                OptionalLong.empty(),
                reached,
                "If %s of all cases are so, %s drawn by chance hold at least %s of them with a probability of %s."
                        .formatted(
                                Words.percent(share),
                                Words.count(cases),
                                Words.count(atLeast),
                                Words.percent(reached)));
    }

    private static double found(long population, long there, long drawn, long atLeast) {
        var chance = new HypergeometricDistribution((int) population, (int) there, (int) drawn);
        // the end with fewer terms to add up
        return atLeast <= there / 2
                ? 1 - chance.cumulativeProbability((int) atLeast - 1)
                : chance.upperCumulativeProbability((int) atLeast);
    }

    private static double foundOfEndless(double share, long drawn, long atLeast) {
        return 1 - new BinomialDistribution((int) drawn, share).cumulativeProbability((int) atLeast - 1);
    }

    /**
     * So many of each stratum that each by itself gives what is wanted.
     *
     * @param sizes cases in each stratum, at least 1
     * @param size what is wanted of a stratum, by its number of cases: {@code N -> margin(expected, 0.1, level,
     *     OptionalLong.of(N), WILSON)}
     */
    public static Allocation each(Map<String, Long> sizes, LongFunction<SampleSize.Enough> size) {
        Map<String, Long> chosen = new TreeMap<>();
        sizes.forEach((stratum, population) ->
                chosen.put(stratum, size.apply(population).cases()));
        return Allocation.of(chosen);
    }

    /** The smallest that does, where every larger one does too, and {@code most} is known to. */
    static long fewest(long least, long most, LongPredicate does) {
        long low = least;
        long high = most;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (does.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How many cases of an endless caseload would tell as much. */
    static double worth(long read, OptionalLong population) {
        if (population.isEmpty()) {
            return read;
        }
        long of = population.getAsLong();
        return read == of ? Double.POSITIVE_INFINITY : Proportions.worth(read, of);
    }

    /** More than anybody reads, and few enough to reckon with. */
    static long most(OptionalLong population) {
        return population.orElse(1L << 50);
    }

    static String of(long cases, OptionalLong population) {
        if (population.isEmpty()) {
            return Words.cases(cases);
        }
        if (population.getAsLong() == 1) {
            return "the only case";
        }
        return population.getAsLong() == cases
                ? "all " + Words.cases(cases)
                : Words.count(cases) + " of " + Words.cases(population.getAsLong());
    }

    static double value(Share expected) {
        if (expected.isOfNone()) {
            throw new ImpossibleDesign("A share is expected of some cases, not of none");
        }
        return expected.value();
    }

    static void some(OptionalLong population) {
        if (population.isPresent() && population.getAsLong() < 1) {
            throw new ImpossibleDesign("There is nothing to be read in an empty caseload");
        }
    }

    static void probability(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new ImpossibleDesign("A probability to plan for lies between 0 and 1, not at " + probability);
        }
    }
}

package org.plumbline.statistics.planning;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Words;

/**
 * How many cases of each stratum make the mean or the share of the whole surest, exactly in whole numbers, between a least and a
 * most for each: the best of all ways to share the cases out, not a rounded formula.
 *
 * <p>Where a case costs the same everywhere, each further case goes where it lowers the variance most (Wright 2012, Am. Stat.
 * 66:217–224; 2017, Stat. Probab. Lett. 129:50–57), compared exactly; of equal ones to the larger stratum, of equally large ones
 * to the name that sorts first. Where costs differ that is no longer the best, and all ways to spend are gone through by dynamic
 * programming, in double precision. Formulas: {@code docs/method/planning.md}.
 */
public final class OptimalAllocation {

    /** A variance that misses what is wanted by rounding alone does. */
    private static final double A_HAIR = 1e-12;

    /** Cases are shared out one by one; so many take some seconds. */
    private static final long MOST_CASES = 10_000_000;

    private OptimalAllocation() {}

    /**
     * So many cases, whatever they cost: Neyman's optimum in whole numbers.
     *
     * @throws ImpossibleDesign when {@code total} lies outside of what the strata may be given, or is ten million or more
     */
    public static Allotment neyman(List<PlannedStratum> strata, long total) {
        distinct(strata);
        long most = (long) strata.stream().mapToDouble(PlannedStratum::most).sum();
        Map<String, Long> chosen = least(strata);
        long left = total - sum(chosen);
        if (left < 0 || total > most) {
            throw new ImpossibleDesign("%s can't be shared out where %s to %s are to be drawn"
                    .formatted(Words.cases(total), Words.count(sum(chosen)), Words.count(most)));
        }
        notEndless(left);
        PriorityQueue<Next> queue = queue(strata);
        for (; left > 0; left--) {
            give(queue, chosen);
        }
        return Allotment.of(strata, chosen);
    }

    /**
     * The fewest cases, whatever they cost, that give the mean or the share of the whole a standard error of at most
     * {@code standardError}.
     *
     * @throws ImpossibleDesign when it is below 0 or NaN, not even the most that may be drawn gives it, or ten million or more
     *     would be needed
     */
    public static Allotment fewest(List<PlannedStratum> strata, double standardError) {
        distinct(strata);
        reachable(strata, standardError);
        Map<String, Long> chosen = least(strata);
        PriorityQueue<Next> queue = queue(strata);
        for (long given = 0; !does(strata, chosen, standardError); given++) {
            notEndless(given);
            give(queue, chosen);
        }
        return Allotment.of(strata, chosen);
    }

    /**
     * The surest that a budget buys.
     *
     * @param budget in the units of the costs
     * @throws ImpossibleDesign when it doesn't buy the least of each stratum, or it is so large that it takes too long to find out;
     *     state costs and budget in larger units then
     */
    public static Allotment within(List<PlannedStratum> strata, long budget) {
        distinct(strata);
        long needed = cost(strata, least(strata));
        if (budget < needed) {
            throw new ImpossibleDesign("The least of each stratum costs %s, more than %s"
                    .formatted(Words.count(needed), Words.count(budget)));
        }
        double all = strata.stream()
                .mapToDouble(one -> (double) one.cost() * one.most())
                .sum();
        Spending spending = Spending.upTo(strata, (all < budget ? (long) all : budget) - needed);
        return Allotment.of(strata, spending.bestWith(spending.most()));
    }

    /**
     * The cheapest that gives the mean or the share of the whole a standard error of at most {@code standardError}.
     *
     * @throws ImpossibleDesign when it is below 0 or NaN, not even the most that may be drawn gives it, or the costs are so large
     *     that it takes too long to find out; state them in larger units then
     */
    public static Allotment cheapest(List<PlannedStratum> strata, double standardError) {
        distinct(strata);
        reachable(strata, standardError);
        Map<String, Long> enough = least(strata);
        PriorityQueue<Next> queue =
                new PriorityQueue<>(Comparator.comparingDouble(Next::perCost).reversed());
        strata.forEach(stratum -> Next.after(stratum, stratum.least(), queue));
        for (long given = 0; !does(strata, enough, standardError); given++) {
            notEndless(given);
            give(queue, enough);
        }
        Spending spending = Spending.upTo(strata, cost(strata, enough) - cost(strata, least(strata)));
        for (int spent = 0; spent < spending.most(); spent++) {
            Map<String, Long> chosen = spending.bestWith(spent);
            if (does(strata, chosen, standardError)) {
                return Allotment.of(strata, chosen);
            }
        }
        return Allotment.of(strata, spending.bestWith(spending.most()));
    }

    /** A case that could be drawn next: the {@code number}-th of its stratum. */
    private record Next(PlannedStratum stratum, long number) {

        /** Of two gains that lie nearer to each other than this, doubles can't tell which is the larger. */
        private static final double NEAR = 1e-12;

        private static final Comparator<Next> BY_GAIN = ((Comparator<Next>) Next::compareGain)
                .reversed()
                .thenComparing(next -> next.stratum().population(), Comparator.reverseOrder())
                .thenComparing(next -> next.stratum().name());

        static void after(PlannedStratum stratum, long drawn, PriorityQueue<Next> queue) {
            if (drawn < stratum.most()) {
                queue.add(new Next(stratum, drawn + 1));
            }
        }

        /** By how much it lowers the sum of (N_h S_h)²/n_h. */
        double gain() {
            return stratum.weight() / number / (number - 1);
        }

        double perCost() {
            return gain() / stratum.cost();
        }

        private int compareGain(Next other) {
            double difference = gain() - other.gain();
            return Math.abs(difference) > NEAR * gain()
                    ? Double.compare(difference, 0)
                    : exactly(other).compareTo(other.exactly(this));
        }

        private BigDecimal exactly(Next other) {
            BigDecimal total = new BigDecimal(stratum.deviation()).multiply(BigDecimal.valueOf(stratum.population()));
            return total.multiply(total)
                    .multiply(BigDecimal.valueOf(other.number))
                    .multiply(BigDecimal.valueOf(other.number - 1));
        }
    }

    private static PriorityQueue<Next> queue(List<PlannedStratum> strata) {
        PriorityQueue<Next> queue = new PriorityQueue<>(Next.BY_GAIN);
        strata.forEach(stratum -> Next.after(stratum, stratum.least(), queue));
        return queue;
    }

    private static void give(PriorityQueue<Next> queue, Map<String, Long> chosen) {
        Next next = queue.remove();
        chosen.put(next.stratum().name(), next.number());
        Next.after(next.stratum(), next.number(), queue);
    }

    private static Map<String, Long> least(List<PlannedStratum> strata) {
        return strata.stream()
                .collect(Collectors.toMap(PlannedStratum::name, PlannedStratum::least, (one, _) -> one, HashMap::new));
    }

    private static long sum(Map<String, Long> chosen) {
        return chosen.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long cost(List<PlannedStratum> strata, Map<String, Long> chosen) {
        return Allotment.of(strata, chosen).cost();
    }

    private static boolean does(List<PlannedStratum> strata, Map<String, Long> chosen, double standardError) {
        return Allotment.standardError(strata, chosen) <= standardError * (1 + A_HAIR);
    }

    private static void reachable(List<PlannedStratum> strata, double standardError) {
        Map<String, Long> most = strata.stream().collect(Collectors.toMap(PlannedStratum::name, PlannedStratum::most));
        if (!(standardError >= 0) || !does(strata, most, standardError)) {
            throw new ImpossibleDesign("The most that may be drawn gives a standard error of %s, not of %s"
                    .formatted(Allotment.standardError(strata, most), standardError));
        }
    }

    private static void notEndless(long cases) {
        if (cases >= MOST_CASES) {
            throw new ImpossibleDesign(
                    "More than %s are too many to share out one by one; ask for fewer, or for a larger standard error"
                            .formatted(Words.cases(MOST_CASES)));
        }
    }

    private static void distinct(List<PlannedStratum> strata) {
        Set<String> names = new HashSet<>();
        strata.forEach(stratum -> {
            if (!names.add(stratum.name())) {
                throw new ImpossibleDesign("The stratum '%s' is there twice".formatted(stratum.name()));
            }
        });
        if (names.isEmpty()) {
            throw new ImpossibleDesign("Without strata there is nothing to share out");
        }
    }
}

package org.plumbline.statistics.planning;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Words;

/**
 * How many cases are drawn of each stratum.
 *
 * @param chosen cases by name of the stratum, 0 where none is drawn
 */
public record Allocation(SortedMap<String, Long> chosen) {

    public Allocation {
        chosen = Collections.unmodifiableSortedMap(new TreeMap<>(chosen));
        chosen.forEach((stratum, count) -> {
            if (count < 0) {
                throw new ImpossibleDesign("'%s' can't be given %d cases".formatted(stratum, count));
            }
        });
        population(chosen);
    }

    /**
     * So many cases of each stratum, by its name.
     *
     * @throws ImpossibleDesign when one is below 0, or together they are more than can be counted
     */
    public static Allocation of(Map<String, Long> chosen) {
        return new Allocation(new TreeMap<>(chosen));
    }

    /**
     * The same number of each stratum; all of it where it holds fewer.
     *
     * @param sizes cases in each stratum, by its name, 0 or more
     * @param each 0 or more
     * @throws ImpossibleDesign when one of these is below 0
     */
    public static Allocation equal(Map<String, Long> sizes, long each) {
        population(sizes);
        return of(sizes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, stratum -> Math.min(each, stratum.getValue()))));
    }

    /**
     * Each stratum its part of the whole by its size, exact in integers: the whole numbers of n·N_h/N, then one more for the
     * largest remainders; of equal remainders the larger stratum first, of equally large ones the name that sorts first.
     *
     * <p>A stratum that would get fewer than {@code least} gets {@code least}, or all it holds; the others share what is left
     * in the same way.
     *
     * @param sizes cases in each stratum, by its name, 0 or more
     * @param total cases to be drawn, n
     * @param least per stratum; 2 is what an estimate of the variance needs
     * @throws ImpossibleDesign when {@code total} is more than there are, or less than {@code least} of each, or a stratum
     *     holds less than 0
     */
    public static Allocation proportional(Map<String, Long> sizes, long total, long least) {
        long population = population(sizes);
        if (total < 0 || total > population) {
            throw new ImpossibleDesign(
                    "%s can't be drawn of %s".formatted(Words.cases(total), Words.count(population)));
        }
        long needed =
                sizes.values().stream().mapToLong(size -> Math.min(least, size)).sum();
        if (total < needed) {
            throw new ImpossibleDesign("%s are too few for at least %s of each stratum; that takes %s"
                    .formatted(Words.cases(total), Words.count(least), Words.count(needed)));
        }
        Map<String, Long> sharing = new TreeMap<>(sizes);
        Map<String, Long> chosen = new TreeMap<>();
        long left = total;
        while (true) {
            Map<String, Long> shares = largestRemainders(sharing, left);
            List<Map.Entry<String, Long>> wanting = sharing.entrySet().stream()
                    .filter(stratum -> shares.getOrDefault(stratum.getKey(), 0L) < Math.min(least, stratum.getValue()))
                    .map(Map.Entry::copyOf)
                    .toList();
            if (wanting.isEmpty()) {
                chosen.putAll(shares);
                return of(chosen);
            }
            for (Map.Entry<String, Long> stratum : wanting) {
                long given = Math.min(least, stratum.getValue());
                chosen.put(stratum.getKey(), given);
                sharing.remove(stratum.getKey());
                left -= given;
            }
        }
    }

    private static long population(Map<String, Long> sizes) {
        long population = 0;
        for (Map.Entry<String, Long> stratum : sizes.entrySet()) {
            if (stratum.getValue() < 0 || stratum.getValue() > Long.MAX_VALUE - population) {
                throw new ImpossibleDesign(
                        "'%s' can't hold %d cases: none holds less than 0, nor all more than can be counted"
                                .formatted(stratum.getKey(), stratum.getValue()));
            }
            population += stratum.getValue();
        }
        return population;
    }

    /** How many cases are drawn of all strata together, n. */
    public long total() {
        return chosen.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> largestRemainders(Map<String, Long> sizes, long total) {
        BigInteger population = BigInteger.valueOf(
                sizes.values().stream().mapToLong(Long::longValue).sum());
        if (population.signum() == 0) {
            return sizes;
        }
        Map<String, Long> shares = new TreeMap<>();
        Map<String, Long> remainders = new TreeMap<>();
        sizes.forEach((stratum, size) -> {
            BigInteger[] parts =
                    BigInteger.valueOf(total).multiply(BigInteger.valueOf(size)).divideAndRemainder(population);
            shares.put(stratum, parts[0].longValueExact());
            remainders.put(stratum, parts[1].longValueExact());
        });
        long left = total - shares.values().stream().mapToLong(Long::longValue).sum();
        remainders.keySet().stream()
                .sorted(Comparator.<String, Long>comparing(remainders::get)
                        .thenComparing(sizes::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .forEach(stratum -> shares.merge(stratum, 1L, Long::sum));
        return shares;
    }
}

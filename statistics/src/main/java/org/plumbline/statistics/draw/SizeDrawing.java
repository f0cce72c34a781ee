package org.plumbline.statistics.draw;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Words;

/**
 * Draws with unequal probabilities that anyone can do again from the seed and the list of references and sizes.
 *
 * <p>All is decided by comparing whole numbers and fractions of them, exactly, so that every language comes to the same cases.
 * Specified, with test vectors and a script to check a draw, in {@code docs/method/draw.md}; how likely each case comes in
 * {@code docs/method/unequal.md}.
 */
public final class SizeDrawing {

    /** A draw that needs more attempts than this on average is refused. */
    private static final double MOST_ATTEMPTS = 10_000;

    private SizeDrawing() {}

    /**
     * Draws {@code drawn} cases by size (Rosén 1997): those with the smallest odds of their
     * mark over the odds of their chance. With the same seed and start it keeps cases over waves; the chances are met very
     * nearly.
     *
     * @throws ImpossibleDesign when there are fewer, or none is asked for
     */
    public static DrawnBySize pareto(SizedFrame frame, long drawn, Seed seed, Start start) {
        List<Chance> chances = frame.chances(drawn);
        Marks marks = new Marks(seed);
        List<Ranked> ranked = IntStream.range(0, chances.size())
                .filter(place -> !chances.get(place).isCertain())
                .mapToObj(place -> Ranked.of(
                        place,
                        chances.get(place),
                        start.to(marks.of(frame.frame().units().get(place)))))
                .sorted()
                .toList();
        Set<Integer> places = certain(chances);
        ranked.stream().limit(drawn - places.size()).forEach(one -> places.add(one.place()));
        return drawn(new UnequalDesign.Pareto(chances), chances, seed, start, frame, places);
    }

    /** The odds of the mark over those of the chance, as a fraction, exactly. */
    private record Ranked(int place, BigInteger above, BigInteger below) implements Comparable<Ranked> {

        private static final Comparator<Ranked> BY_PLACE = Comparator.comparing(Ranked::place);

        static Ranked of(int place, Chance chance, BigInteger mark) {
            return new Ranked(
                    place,
                    mark.multiply(BigInteger.valueOf(chance.outOf() - chance.of())),
                    Marks.ROUND.subtract(mark).multiply(BigInteger.valueOf(chance.of())));
        }

        @Override
        public int compareTo(Ranked other) {
            int byOdds = above.multiply(other.below).compareTo(other.above.multiply(below));
            return byOdds == 0 ? BY_PLACE.compare(this, other) : byOdds;
        }
    }

    /**
     * Draws each case or not by itself, {@code expected} on average. With the same seed and start it keeps as many cases over
     * waves as can be.
     *
     * @throws ImpossibleDesign when there are fewer, or none is asked for
     */
    public static DrawnBySize poisson(SizedFrame frame, long expected, Seed seed, Start start) {
        List<Chance> chances = frame.chances(expected);
        Marks marks = new Marks(seed);
        Set<Integer> places = new HashSet<>();
        for (int place = 0; place < chances.size(); place++) {
            if (chances.get(place).holds(start.to(marks.of(frame.frame().units().get(place))))) {
                places.add(place);
            }
        }
        return drawn(new UnequalDesign.Poisson(chances), chances, seed, start, frame, places);
    }

    /**
     * Draws {@code drawn} cases by size with exactly their chances (Sampford 1967): one by its size, the others each by itself,
     * again and again until the number is right and the one is not among the others. Such draws share no cases over waves
     * but by chance.
     *
     * @throws ImpossibleDesign when there are fewer, when none is asked for, or when chances are so near to certain that it
     *     would take more than 10,000 attempts on average
     */
    public static DrawnBySize sampford(SizedFrame frame, long drawn, Seed seed) {
        List<Chance> chances = frame.chances(drawn);
        Set<Integer> certain = certain(chances);
        int[] chancy = IntStream.range(0, chances.size())
                .filter(place -> !certain.contains(place))
                .toArray();
        long left = drawn - certain.size();
        notTooMany(chances, chancy, left);
        Marks marks = new Marks(seed);
        for (long attempt = 1; chancy.length > 0; attempt++) {
            Set<Integer> others = others(frame, chances, chancy, marks, attempt);
            if (others.size() == left - 1
                    && others.add(at(chancy, point(chances, chancy, marks.ofNone(attempt)), chances))) {
                certain.addAll(others);
                break;
            }
        }
        return drawn(new UnequalDesign.Sampford(chances), chances, seed, Start.ZERO, frame, certain);
    }

    private static Set<Integer> others(
            SizedFrame frame, List<Chance> chances, int[] chancy, Marks marks, long attempt) {
        Set<Integer> others = new HashSet<>();
        for (int place : chancy) {
            if (chances.get(place).holds(marks.of(frame.frame().units().get(place), attempt))) {
                others.add(place);
            }
        }
        return others;
    }

    /** An attempt succeeds with probability B(n)/n, in the terms of {@link Coming}. */
    private static void notTooMany(List<Chance> chances, int[] chancy, long left) {
        if (chancy.length == 0) {
            return;
        }
        double[] in = Arrays.stream(chancy)
                .mapToDouble(place -> chances.get(place).value())
                .toArray();
        double[] out = Arrays.stream(in).map(p -> 1 - p).toArray();
        if (!(Coming.of(in, out).last((int) left) * MOST_ATTEMPTS >= left)) {
            throw new ImpossibleDesign("Some cases are so nearly certain that Sampford's draw would take more than %s "
                            .formatted(Words.count((long) MOST_ATTEMPTS))
                    + "attempts; draw by Pareto's, or a case more or less");
        }
    }

    /**
     * Draws {@code drawn} cases by size at a fixed interval from a random start: in the order of stratum and then reference, by
     * their bytes, so that each stratum has its part to within one case.
     *
     * @throws ImpossibleDesign when there are fewer, or none is asked for
     */
    public static DrawnBySize systematic(SizedFrame frame, long drawn, Seed seed) {
        List<Chance> chances = frame.chances(drawn);
        List<Integer> walk = walk(frame.frame());
        Set<Integer> places = certain(chances);
        int[] chancy = walk.stream()
                .filter(place -> !places.contains(place))
                .mapToInt(Integer::intValue)
                .toArray();
        if (chancy.length > 0) {
            long interval = chances.get(chancy[0]).outOf();
            long first = scaled(new Marks(seed).ofNone(), interval);
            for (long at = first; places.size() < drawn; at += interval) {
                places.add(at(chancy, at, chances));
            }
        }
        return drawn(new UnequalDesign.Systematic(chances, walk), chances, seed, Start.ZERO, frame, places);
    }

    private static List<Integer> walk(Frame frame) {
        Comparator<Integer> byStratum = Comparator.comparing(
                place -> frame.units().get(place).stratum().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
        return IntStream.range(0, frame.size())
                .boxed()
                .sorted(byStratum.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static long point(List<Chance> chances, int[] chancy, BigInteger mark) {
        return scaled(
                mark,
                Arrays.stream(chancy)
                        .mapToLong(place -> chances.get(place).of())
                        .sum());
    }

    /** A whole number from 0 to below {@code whole}, each as likely as another but for one part in 2^256. */
    private static long scaled(BigInteger mark, long whole) {
        return mark.multiply(BigInteger.valueOf(whole)).shiftRight(Marks.BITS).longValueExact();
    }

    /** The case in whose part the point falls, where the cases lie one after another, each as long as its chance. */
    private static int at(int[] chancy, long point, List<Chance> chances) {
        long end = 0;
        for (int place : chancy) {
            end += chances.get(place).of();
            if (point < end) {
                return place;
            }
        }
        throw new IllegalArgumentException("%d lies beyond %d".formatted(point, end));
    }

    private static Set<Integer> certain(List<Chance> chances) {
        Set<Integer> certain = new HashSet<>();
        for (int place = 0; place < chances.size(); place++) {
            if (chances.get(place).isCertain()) {
                certain.add(place);
            }
        }
        return certain;
    }

    private static DrawnBySize drawn(
            UnequalDesign design,
            List<Chance> chances,
            Seed seed,
            Start start,
            SizedFrame frame,
            Collection<Integer> places) {
        List<DrawnBySize.Case> cases = new ArrayList<>();
        places.stream()
                .sorted()
                .forEach(place ->
                        cases.add(new DrawnBySize.Case(frame.frame().units().get(place), place, chances.get(place))));
        return new DrawnBySize(design, seed, start, frame.hash(), cases);
    }
}

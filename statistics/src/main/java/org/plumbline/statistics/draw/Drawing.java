package org.plumbline.statistics.draw;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.planning.Allocation;

/**
 * Draws that anyone can do again from the seed and the list of references.
 *
 * <p>Every case gets a mark, HMAC-SHA-256 of its reference keyed with the seed: a permanent random number (Ohlsson 1995). The
 * cases with the smallest marks are drawn, of the whole frame or of each stratum. Specified byte for byte, with test vectors
 * and a script to check a draw, in {@code docs/method/draw.md}.
 */
public final class Drawing {

    private static final Comparator<Marked> ORDER = Comparator.comparing(Marked::fromStart)
            .thenComparing(marked -> marked.unit().reference());

    private Drawing() {}

    /**
     * Draws {@code size} cases of the whole frame, every such set being equally likely.
     *
     * @throws ImpossibleDesign when there are fewer, or none is asked for
     */
    public static Drawn simpleRandom(Frame frame, long size, Seed seed) {
        return simpleRandom(frame, size, seed, Start.ZERO);
    }

    /**
     * Draws the {@code size} cases that come first from {@code start}, for draws over several waves that share their seed and are
     * to have many cases in common, or few.
     *
     * @throws ImpossibleDesign when there are fewer, or none is asked for
     */
    public static Drawn simpleRandom(Frame frame, long size, Seed seed, Start start) {
        atLeastOne(size);
        Design.SimpleRandom design = new Design.SimpleRandom(frame.size(), size);
        return new Drawn(design, seed, start, frame.hash(), first(frame.units(), size, seed, start));
    }

    /**
     * Draws of each stratum by itself what the allocation gives it.
     *
     * @throws ImpossibleDesign when a stratum holds fewer, is not in the frame or not in the allocation, or none is asked for
     */
    public static Drawn stratified(Frame frame, Allocation allocation, Seed seed) {
        return stratified(frame, allocation, seed, Start.ZERO);
    }

    /**
     * Draws of each stratum by itself what the allocation gives it, from {@code start}.
     *
     * @throws ImpossibleDesign when a stratum holds fewer, is not in the frame or not in the allocation, or none is asked for
     */
    public static Drawn stratified(Frame frame, Allocation allocation, Seed seed, Start start) {
        atLeastOne(allocation.total());
        Map<String, List<Unit>> byStratum = new TreeMap<>();
        frame.units()
                .forEach(unit -> byStratum
                        .computeIfAbsent(unit.stratum(), _ -> new ArrayList<>())
                        .add(unit));
        allocation.chosen().keySet().stream()
                .filter(stratum -> !byStratum.containsKey(stratum))
                .findFirst()
                .ifPresent(stratum -> {
                    throw new ImpossibleDesign("The stratum '%s' is empty".formatted(stratum));
                });
        List<Design.Stratum> strata = new ArrayList<>();
        List<Drawn.Case> cases = new ArrayList<>();
        byStratum.forEach((stratum, units) -> {
            Long size = allocation.chosen().get(stratum);
            if (size == null) {
                throw new ImpossibleDesign("Say how many to draw of '%s', or 0".formatted(stratum));
            }
            strata.add(new Design.Stratum(stratum, units.size(), size));
            cases.addAll(first(units, size, seed, start));
        });
        return new Drawn(new Design.Stratified(strata), seed, start, frame.hash(), cases);
    }

    private static void atLeastOne(long size) {
        if (size < 1) {
            throw new ImpossibleDesign("A draw is of at least one case");
        }
    }

    private static List<Drawn.Case> first(List<Unit> units, long size, Seed seed, Start start) {
        Marks marks = new Marks(seed);
        List<Marked> marked = units.stream()
                .map(unit -> {
                    BigInteger mark = marks.of(unit);
                    return new Marked(unit, mark, start.to(mark));
                })
                .sorted(ORDER)
                .limit(size)
                .toList();
        double probability = (double) size / units.size();
        List<Drawn.Case> cases = new ArrayList<>();
        for (Marked one : marked) {
            cases.add(new Drawn.Case(one.unit(), cases.size() + 1, Marks.hex(one.mark()), probability));
        }
        return cases;
    }

    private record Marked(Unit unit, BigInteger mark, BigInteger fromStart) {}
}

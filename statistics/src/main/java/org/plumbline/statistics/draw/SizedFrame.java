package org.plumbline.statistics.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Words;

/**
 * Everything that could be drawn, and for each case a size by which it is drawn more often or less: how many people or crimes
 * it has, or a risk score in whole points.
 *
 * @param frame the cases
 * @param sizes of the cases of the frame, in its order, each at least 1
 */
public record SizedFrame(Frame frame, List<Long> sizes) {

    private static final String FIRST_LINE = "plumbline-frame-2\n";

    public SizedFrame {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.size() != frame.size()) {
            throw new ImpossibleDesign(
                    "%s have %s sizes".formatted(Words.cases(frame.size()), Words.countOrNone(sizes.size())));
        }
        long total = 0;
        for (int i = 0; i < sizes.size(); i++) {
            if (sizes.get(i) < 1) {
                throw new ImpossibleDesign("The case '%s' has the size %d and could never be drawn; give it at least 1"
                        .formatted(frame.units().get(i).reference(), sizes.get(i)));
            }
            if (sizes.get(i) > Long.MAX_VALUE / frame.size() - total) {
                throw new ImpossibleDesign("The sizes are too large to be added and multiplied; take a larger unit");
            }
            total += sizes.get(i);
        }
    }

    /**
     * These cases, each with the size that it is given.
     *
     * @throws ImpossibleDesign when one is there twice, or a size is below 1 or too large to reckon with
     */
    public static SizedFrame of(Collection<Unit> units, ToLongFunction<Unit> size) {
        Frame frame = Frame.of(units);
        return new SizedFrame(
                frame, frame.units().stream().map(size::applyAsLong).toList());
    }

    /** All of one size. */
    public static SizedFrame alike(Frame frame) {
        return new SizedFrame(frame, frame.units().stream().map(_ -> 1L).toList());
    }

    /**
     * With which chance each case is drawn where {@code drawn} are, in proportion to its size, in the order of the frame.
     *
     * <p>A case whose size, times the number to be drawn, is not below the sizes of all would be drawn more than once: it is
     * certain, and the rest of the number is shared among the others by the same rule, until no further case is certain.
     *
     * @throws ImpossibleDesign when none is drawn, or more than there are
     */
    public List<Chance> chances(long drawn) {
        if (drawn < 1 || drawn > frame.size()) {
            throw new ImpossibleDesign(
                    "%s cannot be drawn of %s".formatted(Words.cases(drawn), Words.count(frame.size())));
        }
        boolean[] certain = new boolean[frame.size()];
        long left = drawn;
        long total = sizes.stream().mapToLong(Long::longValue).sum();
        boolean changed = true;
        while (changed) {
            changed = false;
            long number = left;
            long of = total;
            for (int i = 0; i < certain.length; i++) {
                if (!certain[i] && number * sizes.get(i) >= of) {
                    certain[i] = true;
                    left--;
                    total -= sizes.get(i);
                    changed = true;
                }
            }
        }
        List<Chance> chances = new ArrayList<>();
        for (int i = 0; i < certain.length; i++) {
            chances.add(certain[i] ? Chance.CERTAIN : new Chance(left * sizes.get(i), total));
        }
        return chances;
    }

    /**
     * The frame as it is published and hashed: the line {@code plumbline-frame-2}, then a line for each case in order,
     * reference, tab, stratum, tab, size in decimal digits, each line ended by a line feed. In UTF-8.
     */
    public byte[] listing() {
        StringBuilder lines = new StringBuilder(FIRST_LINE);
        for (int i = 0; i < sizes.size(); i++) {
            Unit unit = frame.units().get(i);
            lines.append(unit.reference())
                    .append('\t')
                    .append(unit.stratum())
                    .append('\t')
                    .append(sizes.get(i))
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the listing, in 64 hexadecimal digits. */
    public String hash() {
        return Frame.hash(listing());
    }
}

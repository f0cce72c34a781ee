package org.plumbline.statistics.draw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plumbline.statistics.ImpossibleDesign;

/**
 * Everything that could be drawn, in the order of the bytes of the references.
 *
 * @param units each reference once
 */
public record Frame(List<Unit> units) {

    private static final Comparator<Unit> ORDER =
            Comparator.comparing(unit -> unit.reference().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private static final String FIRST_LINE = "plumbline-frame-1\n";

    public Frame {
        units = units.stream().sorted(ORDER).toList();
        for (int i = 1; i < units.size(); i++) {
            if (units.get(i).reference().equals(units.get(i - 1).reference())) {
                throw new ImpossibleDesign("The case '%s' is there twice, so it would be drawn twice as often"
                        .formatted(units.get(i).reference()));
            }
        }
    }

    /**
     * These cases, in whatever order they come.
     *
     * @throws ImpossibleDesign when one is there twice
     */
    public static Frame of(Collection<Unit> units) {
        return new Frame(List.copyOf(units));
    }

    /** How many cases there are, N. */
    public int size() {
        return units.size();
    }

    /** How many cases each stratum holds, by name. */
    public SortedMap<String, Long> strata() {
        SortedMap<String, Long> sizes = new TreeMap<>();
        units.forEach(unit -> sizes.merge(unit.stratum(), 1L, Long::sum));
        return sizes;
    }

    /**
     * The frame as it is published and hashed: the line {@code plumbline-frame-1}, then a line for each case in order,
     * reference, tab, stratum, each line ended by a line feed. In UTF-8.
     */
    public byte[] listing() {
        StringBuilder lines = new StringBuilder(FIRST_LINE);
        for (Unit unit : units) {
            lines.append(unit.reference()).append('\t').append(unit.stratum()).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the listing, in 64 hexadecimal digits. */
    public String hash() {
        return hash(listing());
    }

    static String hash(byte[] listing) {
        return HexFormat.of().formatHex(sha256().digest(listing));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

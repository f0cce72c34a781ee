package org.plumbline.statistics.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which group each row is in: a domain to estimate, a stratum, a category that weights are fitted to. A row is in one group or
 * in none.
 */
public final class Groups {

    static final int NONE = -1;

    private final int[] codes;
    private final List<String> names;

    private Groups(int[] codes, List<String> names) {
        this.codes = codes;
        this.names = names;
    }

    /** The group of each row by its name; groups are in the order of their names. */
    public static Groups of(List<String> rows) {
        List<String> names = List.copyOf(new TreeSet<>(rows));
        Map<String, Integer> codes = new HashMap<>();
        names.forEach(name -> codes.put(name, codes.size()));
        return new Groups(rows.stream().mapToInt(codes::get).toArray(), names);
    }

    /**
     * The group of each row by its place in {@code names}, −1 for none.
     *
     * @param codes is copied
     * @throws IllegalArgumentException when a row is in no such group, or a name is there twice
     */
    public static Groups of(int[] codes, List<String> names) {
        List<String> own = List.copyOf(names);
        if (new TreeSet<>(own).size() < own.size()) {
            throw new IllegalArgumentException("A group is there twice: " + own);
        }
        for (int code : codes) {
            if (code < NONE || code >= own.size()) {
                throw new IllegalArgumentException("There is no group %d among %d".formatted(code, own.size()));
            }
        }
        return new Groups(codes.clone(), own);
    }

    /** The rows that are in a part of the caseload, which is the only group. */
    public static Groups only(String name, boolean[] rows) {
        int[] codes = new int[rows.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = rows[i] ? 0 : NONE;
        }
        return new Groups(codes, List.of(name));
    }

    static Groups all(int rows) {
        return new Groups(new int[rows], List.of(""));
    }

    /** How many rows there are, in a group or in none. */
    public int rows() {
        return codes.length;
    }

    /** The names of the groups, in their order. */
    public List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    /** The group of the row, or {@link #NONE}. */
    int of(int row) {
        return codes[row];
    }

    /** The same array for every caller, to be read only: the loops over a million rows go over it. */
    int[] codes() {
        return codes;
    }

    /** How many rows each group has. */
    int[] counts() {
        int[] counts = new int[names.size()];
        for (int code : codes) {
            if (code != NONE) {
                counts[code]++;
            }
        }
        return counts;
    }
}

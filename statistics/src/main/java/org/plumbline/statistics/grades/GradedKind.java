package org.plumbline.statistics.grades;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cases of one wave that are alike in all that is adjusted for, and how many of them were given each grade.
 *
 * @param traits what they are by each thing that is adjusted for: {@code case type → missing}
 * @param counts one for each grade of the scale, in its order; 0 to 10¹⁵
 */
public record GradedKind(SortedMap<String, String> traits, List<Long> counts) {

    /** More than there are, and few enough that some thousands of them can be added. */
    static final long MOST = 1_000_000_000_000_000L;

    public GradedKind {
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        counts = List.copyOf(counts);
        if (counts.stream().anyMatch(count -> count < 0 || count > MOST)) {
            throw new IllegalArgumentException("Counts of cases are 0 to 10¹⁵, not " + counts);
        }
    }

    /** With a count for each grade, in the order of the scale. */
    public static GradedKind of(Map<String, String> traits, Long... counts) {
        return new GradedKind(new TreeMap<>(traits), List.of(counts));
    }

    /** How many cases they are, of all grades. */
    public long cases() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}

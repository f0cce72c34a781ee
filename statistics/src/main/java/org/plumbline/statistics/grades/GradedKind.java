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
 * @param counts one for each grade of the scale, in its order; 0 or more
 */
public record GradedKind(SortedMap<String, String> traits, List<Long> counts) {

    public GradedKind {
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        counts = List.copyOf(counts);
        if (counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Counts of cases are never negative: " + counts);
        }
    }

    public static GradedKind of(Map<String, String> traits, Long... counts) {
        return new GradedKind(new TreeMap<>(traits), List.of(counts));
    }

    public long cases() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}

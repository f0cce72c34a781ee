package org.plumbline.statistics.grades;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plumbline.statistics.agreement.Rating;

/**
 * Which readers graded which cases, and so which can be held against one another.
 *
 * @param byReader the cases that each graded, in the order of the ratings
 */
record SharedCases(Map<String, Set<String>> byReader) {

    static SharedCases of(List<Rating> ratings) {
        Map<String, Set<String>> byReader = new LinkedHashMap<>();
        ratings.forEach(rating -> byReader.computeIfAbsent(rating.reader(), _ -> new LinkedHashSet<>())
                .add(rating.subject()));
        return new SharedCases(byReader);
    }

    /** How many cases were graded. */
    long cases() {
        return byReader.values().stream().flatMap(Set::stream).distinct().count();
    }

    /** Readers who are linked by cases that both graded, or by others who are: each reader in one group. */
    List<Set<String>> groups() {
        Map<String, List<String>> byCase = new HashMap<>();
        byReader.forEach((reader, cases) -> cases.forEach(
                each -> byCase.computeIfAbsent(each, _ -> new ArrayList<>()).add(reader)));
        List<Set<String>> groups = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String first : byReader.keySet()) {
            if (!seen.contains(first)) {
                Set<String> group = linked(first, byCase);
                seen.addAll(group);
                groups.add(group);
            }
        }
        return groups;
    }

    private Set<String> linked(String first, Map<String, List<String>> byCase) {
        Set<String> group = new LinkedHashSet<>(Set.of(first));
        var next = new ArrayDeque<>(group);
        while (!next.isEmpty()) {
            for (String each : of(next.remove())) {
                for (String reader : Objects.requireNonNull(byCase.get(each))) {
                    if (group.add(reader)) {
                        next.add(reader);
                    }
                }
            }
        }
        return group;
    }

    private Set<String> of(String reader) {
        return byReader.getOrDefault(reader, Set.of());
    }
}

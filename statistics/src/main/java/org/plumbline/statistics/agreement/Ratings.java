package org.plumbline.statistics.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.statistics.GradeScale;

/**
 * How many readers gave each grade, case by case. Cases may have been graded by different readers, and by different numbers
 * of them; a case graded by nobody is left out.
 *
 * @param scale the grades that could be given
 * @param cases for each case as many counts as the scale has grades, in its order; 2,147,483,647 grades of a case at most
 */
public record Ratings(GradeScale scale, List<List<Integer>> cases) {

    public Ratings {
        for (List<Integer> counts : cases) {
            if (counts.size() != scale.size() || counts.stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException(
                        "Each case has a count of 0 or more for each of %s, not %s".formatted(scale.grades(), counts));
            }
        }
        if (cases.stream()
                .anyMatch(counts -> counts.stream().mapToLong(Integer::intValue).sum() > Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("A case has 2,147,483,647 grades at most");
        }
        cases = cases.stream()
                .filter(counts -> counts.stream().anyMatch(count -> count > 0))
                .map(List::copyOf)
                .toList();
    }

    /**
     * From single grades.
     *
     * @throws IllegalArgumentException when a grade is not of the scale, or a reader graded a case twice
     */
    public static Ratings of(GradeScale scale, List<Rating> ratings) {
        Map<String, List<Integer>> counts = new LinkedHashMap<>();
        Set<List<String>> seen = new HashSet<>();
        for (Rating rating : ratings) {
            if (!seen.add(List.of(rating.subject(), rating.reader()))) {
                throw new IllegalArgumentException(
                        "'%s' graded '%s' twice".formatted(rating.reader(), rating.subject()));
            }
            List<Integer> ofCase = counts.computeIfAbsent(
                    rating.subject(), _ -> new ArrayList<>(Collections.nCopies(scale.size(), 0)));
            int grade = scale.position(rating.grade());
            ofCase.set(grade, ofCase.get(grade) + 1);
        }
        return new Ratings(scale, List.copyOf(counts.values()));
    }
}

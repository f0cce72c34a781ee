package org.plumbline.instrument;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The grades that a case can get, best first. A grade without its scale means nothing.
 *
 * @param key the same for two instruments only when the grades mean the same
 */
public record GradeScale(String key, List<Grade> grades) {

    public GradeScale {
        grades = List.copyOf(grades);
        if (grades.size() < 2) {
            throw new IllegalArgumentException("a grade scale has two grades at least, not " + grades.size());
        }
    }

    public Optional<Grade> grade(String key) {
        return grades.stream().filter(grade -> grade.key().equals(key)).findFirst();
    }

    /** For example 'good / requires improvement / inadequate'. */
    public String inWords() {
        return String.join(
                " / ",
                grades.stream()
                        .map(grade -> grade.label().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** @param poor whether the grade counts among the cases poorly handled */
    public record Grade(String key, String label, String meaning, boolean poor) {}
}

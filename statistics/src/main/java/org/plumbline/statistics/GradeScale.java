package org.plumbline.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The grades that could be given, from the lowest to the highest, whether or not each was.
 *
 * @param grades at least two names, each once
 * @param values one for each grade, rising: how far apart they are where that counts; none further than 10¹⁰⁰ from 0, and each
 *     10⁻¹⁰⁰ or more from the next
 */
public record GradeScale(List<String> grades, List<Double> values) {

    /** Squares of differences are to be numbers, above 0. */
    private static final double FURTHEST = 1e100;

    private static final double NEAREST = 1e-100;

    public GradeScale {
        grades = List.copyOf(grades);
        values = List.copyOf(values);
        if (grades.size() < 2 || new HashSet<>(grades).size() < grades.size() || values.size() != grades.size()) {
            throw new IllegalArgumentException("A scale needs at least two grades, each once, and a value for each");
        }
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!(Math.abs(value) <= FURTHEST) || i > 0 && !(value - values.get(i - 1) >= NEAREST)) {
                throw new IllegalArgumentException(
                        "The values of grades rise from one to the next, by 1e-100 or more and within 1e100 of 0, not "
                                + values);
            }
        }
    }

    /** Grades that are equally far apart: worth 1, 2, 3 and so on. */
    public static GradeScale of(String... grades) {
        return new GradeScale(
                List.of(grades),
                IntStream.rangeClosed(1, grades.length)
                        .mapToObj(value -> (double) value)
                        .toList());
    }

    /** How many grades there are. */
    public int size() {
        return grades.size();
    }

    /**
     * Where the grade stands, from 0.
     *
     * @throws IllegalArgumentException when it is not of this scale
     */
    public int position(String grade) {
        int position = grades.indexOf(grade);
        if (position < 0) {
            throw new IllegalArgumentException("'%s' is no grade of %s".formatted(grade, grades));
        }
        return position;
    }
}

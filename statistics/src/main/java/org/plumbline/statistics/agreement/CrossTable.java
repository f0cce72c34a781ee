package org.plumbline.statistics.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Share;

/**
 * Cases that two assessors graded, counted by the grade of each: the force's own and the inspectors', or a first reader's and
 * a second's.
 *
 * @param scale the grades that could be given
 * @param counts a row for each grade of the first assessor, in the order of the scale, and in it the number of cases by the
 *     grade of the second; 2,147,483,647 cases at most
 */
public record CrossTable(GradeScale scale, List<List<Long>> counts) {

    public CrossTable {
        counts = counts.stream().map(List::copyOf).toList();
        int size = scale.size();
        if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException(
                    "A table of %d grades has %d rows of %d counts".formatted(size, size, size));
        }
        long left = Integer.MAX_VALUE;
        for (List<Long> row : counts) {
            for (long count : row) {
                if (count < 0 || count > left) {
                    throw new IllegalArgumentException(
                            "A table counts from 0 to 2,147,483,647 cases in all, not %,d in one cell"
                                    .formatted(count));
                }
                left -= count;
            }
        }
    }

    /**
     * A row of counts for each grade of the first assessor.
     *
     * @throws IllegalArgumentException when the counts are not as many rows and columns as there are grades, or below 0
     */
    public static CrossTable of(GradeScale scale, long[][] counts) {
        return new CrossTable(
                scale,
                Arrays.stream(counts)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
    }

    /** How many cases both graded, n. */
    public long cases() {
        return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
    }

    /** How many the second assessor graded higher than the first. */
    public long higher() {
        return sum((first, second) -> second > first);
    }

    /** How many the second assessor graded lower than the first. */
    public long lower() {
        return sum((first, second) -> second < first);
    }

    /** How many were given the same grade by both. */
    public Share same() {
        return Share.of(cases() - higher() - lower(), cases());
    }

    long count(int first, int second) {
        return counts.get(first).get(second);
    }

    long first(int grade) {
        return counts.get(grade).stream().mapToLong(Long::longValue).sum();
    }

    long second(int grade) {
        return counts.stream().mapToLong(row -> row.get(grade)).sum();
    }

    /** The same cases, without who gave which of the two grades. */
    public Ratings ratings() {
        List<List<Integer>> cases = new ArrayList<>();
        for (int first = 0; first < scale.size(); first++) {
            for (int second = 0; second < scale.size(); second++) {
                List<Integer> one = both(first, second);
                for (long i = 0; i < count(first, second); i++) {
                    cases.add(one);
                }
            }
        }
        return new Ratings(scale, cases);
    }

    private List<Integer> both(int first, int second) {
        return IntStream.range(0, scale.size())
                .mapToObj(grade -> (grade == first ? 1 : 0) + (grade == second ? 1 : 0))
                .toList();
    }

    private interface Cells {
        boolean hold(int first, int second);
    }

    private long sum(Cells cells) {
        long sum = 0;
        for (int first = 0; first < scale.size(); first++) {
            for (int second = 0; second < scale.size(); second++) {
                sum += cells.hold(first, second) ? count(first, second) : 0;
            }
        }
        return sum;
    }
}

package org.plumbline.statistics.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Counts of grades by case as the coefficients take them. */
record Graded(Ratings ratings) {

    /** How many cases were graded at least twice. */
    int twice() {
        return (int) IntStream.range(0, cases().size()).filter(this::isTwice).count();
    }

    boolean isTwice(int i) {
        return readers(i) >= 2;
    }

    /** Whether no case that was graded more than once was graded more than twice. */
    boolean isInPairs() {
        return IntStream.range(0, cases().size()).allMatch(i -> readers(i) <= 2);
    }

    boolean isAllTheSame() {
        return Arrays.stream(shares()).filter(share -> share > 0).count() == 1;
    }

    /** For each case graded at least twice, the weighted share of pairs of its readers that agree. */
    double[] agreed(double[][] weights) {
        return IntStream.range(0, cases().size())
                .filter(this::isTwice)
                .mapToDouble(i -> agreed(i, weights))
                .toArray();
    }

    double agreed(int i, double[][] weights) {
        List<Integer> counts = cases().get(i);
        double sum = 0;
        for (int k = 0; k < counts.size(); k++) {
            double near = -1;
            for (int l = 0; l < counts.size(); l++) {
                near += weights[k][l] * counts.get(l);
            }
            sum += counts.get(k) * near;
        }
        double readers = readers(i);
        return sum / (readers * (readers - 1));
    }

    /** How often each grade is given, each case counting alike. */
    double[] shares() {
        double[] shares = new double[ratings.scale().size()];
        for (int i = 0; i < cases().size(); i++) {
            for (int k = 0; k < shares.length; k++) {
                shares[k] += cases().get(i).get(k) / (double) readers(i) / cases().size();
            }
        }
        return shares;
    }

    /** For each case the mean over its readers of what belongs to the grade that they gave. */
    double[] perCase(double[] ofGrade) {
        return IntStream.range(0, cases().size())
                .mapToDouble(i -> IntStream.range(0, ofGrade.length)
                                .mapToDouble(k -> cases().get(i).get(k) * ofGrade[k])
                                .sum()
                        / readers(i))
                .toArray();
    }

    private int readers(int i) {
        return cases().get(i).stream().mapToInt(Integer::intValue).sum();
    }

    private List<List<Integer>> cases() {
        return ratings.cases();
    }
}

package org.plumbline.statistics.agreement;

import java.util.Arrays;
import java.util.List;
import org.plumbline.statistics.GradeScale;

/**
 * How often two grades stand together at one case, each case counting as much as it has grades: the matrix from which
 * Krippendorff's alpha comes.
 *
 * @param scale the grades
 * @param cases graded at least twice
 * @param matrix of coincidences
 */
record Coincidences(GradeScale scale, List<List<Integer>> cases, double[][] matrix) {

    static Coincidences of(Ratings ratings) {
        List<List<Integer>> cases = ratings.cases().stream()
                .filter(counts -> counts.stream().mapToInt(Integer::intValue).sum() >= 2)
                .toList();
        int size = ratings.scale().size();
        double[][] matrix = new double[size][size];
        cases.forEach(counts -> add(matrix, counts, 1));
        return new Coincidences(ratings.scale(), cases, matrix);
    }

    boolean isAllTheSame() {
        return given(matrix) < 2;
    }

    double alpha(Concordance.Metric metric) {
        return alpha(matrix, metric);
    }

    /** Alpha without each case in turn; not a number where the others were all given the same grade. */
    double[] leavingOutEach(Concordance.Metric metric) {
        double[] alphas = new double[cases.size()];
        double[][] left = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < alphas.length; i++) {
            add(left, cases.get(i), -1);
            alphas[i] = given(left) < 2 ? Double.NaN : alpha(left, metric);
            for (int k = 0; k < left.length; k++) {
                left[k] = matrix[k].clone();
            }
        }
        return alphas;
    }

    private static void add(double[][] matrix, List<Integer> counts, int sign) {
        int readers = counts.stream().mapToInt(Integer::intValue).sum();
        for (int k = 0; k < matrix.length; k++) {
            for (int l = 0; l < matrix.length; l++) {
                double pairs = counts.get(k) * (counts.get(l) - (k == l ? 1.0 : 0));
                matrix[k][l] += sign * pairs / (readers - 1);
            }
        }
    }

    private static long given(double[][] matrix) {
        // what was taken out again leaves a hair behind
        return Arrays.stream(totals(matrix)).filter(total -> total > 1e-9).count();
    }

    private double alpha(double[][] coincidences, Concordance.Metric metric) {
        double[] totals = totals(coincidences);
        double all = Arrays.stream(totals).sum();
        double[][] distances = distances(metric, totals);
        double observed = 0;
        double expected = 0;
        for (int k = 0; k < totals.length; k++) {
            for (int l = 0; l < totals.length; l++) {
                observed += coincidences[k][l] * distances[k][l];
                expected += totals[k] * totals[l] * distances[k][l];
            }
        }
        return 1 - (all - 1) * observed / expected;
    }

    private double[][] distances(Concordance.Metric metric, double[] totals) {
        return switch (metric) {
            case NOMINAL -> distances(Weighting.IDENTITY);
            case INTERVAL -> distances(Weighting.QUADRATIC);
            case RATIO -> distances(Weighting.RATIO);
            case ORDINAL -> byRank(totals);
        };
    }

    private double[][] distances(Weighting weighting) {
        return Arrays.stream(weighting.of(scale))
                .map(row -> Arrays.stream(row).map(weight -> 1 - weight).toArray())
                .toArray(double[][]::new);
    }

    /** (Σ from c to k of n_g − (n_c + n_k)/2)², Krippendorff 2011. */
    private static double[][] byRank(double[] totals) {
        double[][] distances = new double[totals.length][totals.length];
        for (int c = 0; c < totals.length; c++) {
            double between = totals[c] / 2;
            for (int k = c + 1; k < totals.length; k++) {
                double apart = between + totals[k] / 2;
                distances[c][k] = apart * apart;
                distances[k][c] = apart * apart;
                between += totals[k];
            }
        }
        return distances;
    }

    private static double[] totals(double[][] matrix) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
    }
}

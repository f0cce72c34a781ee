package org.plumbline.statistics.survey;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * What of a value is not explained by the categories of the row: the residual of the regression on all of them, with the
 * weights of the design. Deville and Särndal 1992, J. Am. Stat. Assoc. 87:376–382.
 */
record Projection(List<Groups> of, double[] weights, RealMatrix inverse) {

    static Projection on(List<Groups> of, double[] weights) {
        int[] first = first(of);
        int size = first[of.size()];
        double[][] crossed = new double[size][size];
        for (int row = 0; row < weights.length; row++) {
            for (int a = 0; a < of.size(); a++) {
                for (int b = 0; b < of.size(); b++) {
                    crossed[first[a] + of.get(a).of(row)][first[b] + of.get(b).of(row)] += weights[row];
                }
            }
        }
        // each margin explains the constant, so the table of weights has no inverse, but one that is as good
        return new Projection(
                of,
                weights,
                new SingularValueDecomposition(new Array2DRowRealMatrix(crossed, false))
                        .getSolver()
                        .getInverse());
    }

    double[] residuals(double[] values) {
        int[] first = first(of);
        double[] sums = new double[first[of.size()]];
        for (int row = 0; row < values.length; row++) {
            for (int a = 0; a < of.size(); a++) {
                sums[first[a] + of.get(a).of(row)] += weights[row] * values[row];
            }
        }
        double[] coefficients =
                inverse.operate(new ArrayRealVector(sums, false)).toArray();
        double[] residuals = values.clone();
        for (int row = 0; row < values.length; row++) {
            for (int a = 0; a < of.size(); a++) {
                residuals[row] -= coefficients[first[a] + of.get(a).of(row)];
            }
        }
        return residuals;
    }

    /** Where the categories of each margin begin, and where the last ends. */
    private static int[] first(List<Groups> of) {
        int[] first = new int[of.size() + 1];
        for (int a = 0; a < of.size(); a++) {
            first[a + 1] = first[a] + of.get(a).size();
        }
        return first;
    }
}

package org.plumbline.statistics;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealVector;
import org.hipparchus.special.Gamma;

/**
 * A statistic that chance alone would make a chi-squared.
 *
 * @param value the statistic, 0 or more
 * @param freedom its degrees of freedom; 0 where there was nothing to differ
 * @param p how likely chance alone would make it as large or larger; 1 without degrees of freedom
 */
public record ChiSquared(double value, long freedom, double p) {

    /** A direction whose length is this part of the longest is none. */
    private static final double NONE = 1e-10;

    /** The statistic with its p, by the upper tail of the chi-squared distribution. */
    public static ChiSquared of(double value, long freedom) {
        return new ChiSquared(value, freedom, freedom == 0 ? 1 : Gamma.regularizedGammaQ(freedom / 2.0, value / 2));
    }

    /** d'S⁻d with as many degrees of freedom as S has dimensions; directions in which nothing can differ count for nothing. */
    public static ChiSquared squaredLength(double[] differences, double[][] covariance) {
        var axes = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance));
        RealVector d = new ArrayRealVector(differences);
        double largest = axes.getEigenvalue(0);
        double statistic = 0;
        long freedom = 0;
        for (int i = 0; i < differences.length; i++) {
            double length = axes.getEigenvalue(i);
            if (length > NONE * largest && length > 0) {
                double along = axes.getEigenvector(i).dotProduct(d);
                statistic += along * along / length;
                freedom++;
            }
        }
        return of(statistic, freedom);
    }
}

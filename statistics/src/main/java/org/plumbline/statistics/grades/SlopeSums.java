package org.plumbline.statistics.grades;

import org.plumbline.statistics.grades.Ascent.Slope;

/** First and second derivatives of a sum of logarithms of chances, as they are added up. */
final class SlopeSums {

    private final double[] gradient;
    private final double[][] curvature;

    SlopeSums(int size) {
        gradient = new double[size];
        curvature = new double[size][size];
    }

    /**
     * Adds one chance.
     *
     * @param weight how often it counts
     * @param upper how the threshold above changes with the parameters
     * @param lower how the threshold below does
     */
    void add(double weight, LogChance chance, double[] upper, double[] lower) {
        for (int i = 0; i < gradient.length; i++) {
            if (upper[i] == 0 && lower[i] == 0) {
                continue;
            }
            gradient[i] += weight * (chance.byUpper() * upper[i] + chance.byLower() * lower[i]);
            double alongUpper = weight * (chance.upperTwice() * upper[i] + chance.byBoth() * lower[i]);
            double alongLower = weight * (chance.lowerTwice() * lower[i] + chance.byBoth() * upper[i]);
            for (int j = 0; j < gradient.length; j++) {
                curvature[i][j] += alongUpper * upper[j] + alongLower * lower[j];
            }
        }
    }

    Slope slope() {
        return new Slope(gradient, curvature);
    }
}

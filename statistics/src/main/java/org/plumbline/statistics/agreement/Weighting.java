package org.plumbline.statistics.agreement;

import java.util.function.DoubleBinaryOperator;
import org.plumbline.statistics.GradeScale;

/**
 * How much of an agreement two different grades are: 1 for the same grade, 0 for those furthest apart, and something between
 * for a near miss. Cohen 1968, Psychol. Bull. 70:213–220; Gwet 2014, Handbook of Inter-Rater Reliability, chapter 3.
 */
public enum Weighting {
    /** Another grade is no agreement, however near. */
    IDENTITY("only the same grade counts"),
    /** By the distance of their values, in the proportion of the scale's length. */
    LINEAR("linear weights"),
    /** By the square of that distance. */
    QUADRATIC("quadratic weights"),
    /** By how many pairs of grades lie between them, whatever their values. */
    ORDINAL("ordinal weights"),
    /** By the square of their difference in proportion to their sum; for values that count from 0. */
    RATIO("ratio weights");

    private final String title;

    Weighting(String title) {
        this.title = title;
    }

    /** The name by which it is told. */
    public String title() {
        return title;
    }

    /**
     * The weight of each pair of grades.
     *
     * @throws IllegalArgumentException when ratio weights are asked for of a value below 0
     */
    double[][] of(GradeScale scale) {
        return switch (this) {
            case IDENTITY -> matrix(scale, (a, b) -> a == b ? 0 : 1);
            case LINEAR -> matrix(scale, (a, b) -> Math.abs(a - b));
            case QUADRATIC -> matrix(scale, (a, b) -> (a - b) * (a - b));
            case ORDINAL -> ordinal(scale.size());
            case RATIO -> {
                if (scale.values().getFirst() < 0) {
                    throw new IllegalArgumentException("Ratio weights are for values from 0 on, not " + scale.values());
                }
                yield matrix(scale, (a, b) -> a == b ? 0 : (a - b) / (a + b) * ((a - b) / (a + b)));
            }
        };
    }

    private static double[][] matrix(GradeScale scale, DoubleBinaryOperator distance) {
        int size = scale.size();
        double furthest =
                distance.applyAsDouble(scale.values().getFirst(), scale.values().getLast());
        double[][] weights = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                weights[k][l] = 1
                        - distance.applyAsDouble(
                                        scale.values().get(k), scale.values().get(l))
                                / furthest;
            }
        }
        return weights;
    }

    private static double[][] ordinal(int size) {
        double[][] weights = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                int apart = Math.abs(k - l);
                weights[k][l] = 1 - apart * (apart + 1.0) / (size * (size - 1.0));
            }
        }
        return weights;
    }
}

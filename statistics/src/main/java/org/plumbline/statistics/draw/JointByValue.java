package org.plumbline.statistics.draw;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Joint probabilities in designs that treat cases alike that were asked to be drawn alike: worked out once for each two values that
 * are asked for, of which there are often few.
 */
final class JointByValue {

    private JointByValue() {}

    /**
     * A table of the units given.
     *
     * @param wanted what was asked for each case of the caseload; 1 is certain
     * @param first the first order of each case of the caseload
     * @param units places in the caseload
     * @param pairs given some values below 1, how likely two different cases of each two of these values come both; only the
     *     lower triangle with the diagonal is looked at
     */
    static InclusionProbabilities table(
            double[] wanted, double[] first, int[] units, Function<double[], double[][]> pairs) {
        double[] values = Arrays.stream(units)
                .mapToDouble(unit -> wanted[unit])
                .filter(value -> value < 1)
                .sorted()
                .distinct()
                .toArray();
        double[][] both = pairs.apply(values);
        int[] at = IntStream.of(units)
                .map(unit -> Arrays.binarySearch(values, wanted[unit]))
                .toArray();
        double[][] joint = new double[units.length][units.length];
        for (int i = 0; i < units.length; i++) {
            for (int j = 0; j <= i; j++) {
                if (units[i] == units[j]) {
                    joint[i][j] = first[units[i]];
                } else if (at[i] < 0 || at[j] < 0) {
                    joint[i][j] = first[units[i]] * first[units[j]];
                } else {
                    joint[i][j] = both[Math.max(at[i], at[j])][Math.min(at[i], at[j])];
                }
                joint[j][i] = joint[i][j];
            }
        }
        return new InclusionTable(joint, true);
    }

    static double[] below1(double[] wanted) {
        return DoubleStream.of(wanted).filter(value -> value < 1).toArray();
    }
}

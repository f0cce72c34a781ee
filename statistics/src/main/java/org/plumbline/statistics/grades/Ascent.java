package org.plumbline.statistics.grades;

import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** The top of a concave log-likelihood by Newton's steps, halved where they go too far. */
final class Ascent {

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;

    /** Newton's steps square their error, so what is left after one as small as this is nothing. */
    private static final double ARRIVED = 1e-9;

    /** No finite odds in any real caseload are as long as e^30; who gets there is on the way to infinity. */
    private static final double NO_END = 30;

    private Ascent() {}

    /**
     * A log-likelihood.
     *
     * <p>Where parameters are impossible its value is minus infinite.
     */
    interface Likelihood {
        double value(double[] parameters);

        Slope slope(double[] parameters);
    }

    /**
     * How a log-likelihood falls away.
     *
     * @param gradient its first derivatives
     * @param curvature its second derivatives
     */
    record Slope(double[] gradient, double[][] curvature) {}

    /**
     * Where a climb ended.
     *
     * @param parameters there
     * @param isTop otherwise the likelihood rises without end in some direction
     */
    record Climb(double[] parameters, boolean isTop) {}

    /**
     * Climbs.
     *
     * @param start possible
     * @param reach by how much one unit of each parameter moves a linear predictor at most; 0 for thresholds, which go nowhere
     *     alone
     */
    static Climb climb(Likelihood likelihood, double[] start, double[] reach) {
        double[] at = start.clone();
        double height = likelihood.value(at);
        for (int i = 0; i < MOST_STEPS; i++) {
            Slope slope = likelihood.slope(at);
            Optional<double[]> step = step(slope);
            if (step.isEmpty()) {
                return new Climb(at, false);
            }
            double[] next = moved(at, step.get(), 1);
            double size = length(step.get(), at, reach);
            if (size > ARRIVED && !isUphill(slope, step.get())) {
                return new Climb(at, false);
            }
            double part = 1;
            double there = likelihood.value(next);
            // near the top rounding alone may make a step look like a fall
            for (int halved = 0;
                    halved < MOST_HALVINGS && size > ARRIVED && !(there >= height - slack(height));
                    halved++) {
                part /= 2;
                next = moved(at, step.get(), part);
                there = likelihood.value(next);
            }
            at = next;
            height = there;
            if (size <= ARRIVED) {
                return new Climb(at, true);
            }
            if (furthest(at, reach) > NO_END) {
                return new Climb(at, false);
            }
        }
        return new Climb(at, false);
    }

    /** Newton's steps go up wherever the likelihood is concave. */
    private static boolean isUphill(Slope slope, double[] step) {
        double along = 0;
        for (int i = 0; i < step.length; i++) {
            along += slope.gradient()[i] * step[i];
        }
        return along > 0;
    }

    private static double slack(double height) {
        return 1e-12 * Math.abs(height);
    }

    private static Optional<double[]> step(Slope slope) {
        return inverse(slope.curvature())
                .map(inverse ->
                        inverse.operate(new ArrayRealVector(slope.gradient())).toArray());
    }

    /** The inverse of minus the curvature; empty where it has none. */
    static Optional<RealMatrix> inverse(double[][] curvature) {
        int size = curvature.length;
        double[] scale = new double[size];
        for (int i = 0; i < size; i++) {
            if (!(curvature[i][i] < 0)) {
                return Optional.empty();
            }
            scale[i] = Math.sqrt(-curvature[i][i]);
        }
        double[][] scaled = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                scaled[i][j] = -curvature[i][j] / (scale[i] * scale[j]);
            }
        }
        var solver = new LUDecomposition(new Array2DRowRealMatrix(scaled), 1e-13).getSolver();
        if (!solver.isNonSingular()) {
            return Optional.empty();
        }
        RealMatrix inverse = solver.solve(MatrixUtils.createRealIdentityMatrix(size));
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                inverse.multiplyEntry(i, j, 1 / (scale[i] * scale[j]));
            }
        }
        return Optional.of(inverse);
    }

    private static double[] moved(double[] at, double[] step, double part) {
        double[] next = at.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += part * step[i];
        }
        return next;
    }

    private static double length(double[] step, double[] at, double[] reach) {
        double length = 0;
        for (int i = 0; i < step.length; i++) {
            length = Math.max(length, Math.abs(step[i]) * (reach[i] > 0 ? reach[i] : 1 / Math.max(1, Math.abs(at[i]))));
        }
        return length;
    }

    private static double furthest(double[] parameters, double[] reach) {
        double furthest = 0;
        for (int i = 0; i < parameters.length; i++) {
            furthest = Math.max(furthest, Math.abs(parameters[i]) * reach[i]);
        }
        return furthest;
    }
}

package org.plumbline.statistics.draw;

/**
 * How likely the cases of a caseload were to be drawn, each and every two of them together.
 *
 * <p>Cases are known by their place in the frame, from 0. What estimators need: the first order for weights, the second for
 * variances (Horvitz and Thompson 1952, J. Am. Stat. Assoc. 47:663–685). {@link Inclusion} has those of the designs that
 * Plumbline draws. Values are immutable and may be shared between threads.
 */
public interface InclusionProbabilities {

    /** How many cases these are of, N for a whole caseload. */
    int size();

    /**
     * How likely the case is to be drawn, π_i, above 0 and at most 1.
     *
     * @throws IndexOutOfBoundsException when there is no such case
     */
    double first(int unit);

    /**
     * How likely the two are to be drawn both, π_ij, 0 to 1; of a case and itself, its {@link #first}. Where it is 0 for two
     * different cases, the design has no unbiased estimate of the variance.
     *
     * @throws IndexOutOfBoundsException when there is no such case
     */
    double joint(int one, int other);

    /** Whether every draw of the whole caseload has the same number of cases. */
    boolean isFixedSize();

    /** How many cases a draw has on average: the sum of the first order. */
    default double expected() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += first(i);
        }
        return sum;
    }

    /**
     * Those of some cases alone, say of the ones drawn, by their place in {@code units}: all pairs are worked out at once, which
     * for some designs takes far less than one by one.
     *
     * @throws IndexOutOfBoundsException when there is no such case
     */
    default InclusionProbabilities among(int... units) {
        double[][] joint = new double[units.length][units.length];
        for (int i = 0; i < units.length; i++) {
            joint[i][i] = first(units[i]);
            for (int j = 0; j < i; j++) {
                joint[i][j] = joint(units[i], units[j]);
                joint[j][i] = joint[i][j];
            }
        }
        return new InclusionTable(joint, isFixedSize());
    }
}

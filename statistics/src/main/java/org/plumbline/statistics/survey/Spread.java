package org.plumbline.statistics.survey;

import java.util.Arrays;

/**
 * How much an estimated total varies from draw to draw, estimated by the design from its terms: for row i the weight times the
 * value, w_i u_i.
 */
interface Spread {

    /** The estimated variance of the sum of the terms; below 0 where an unbiased estimate comes out so. */
    double variance(double[] terms);

    /** Those of the sums over each group, in which the terms of the other rows are 0. */
    default double[] variances(double[] terms, Groups by) {
        double[] variances = new double[by.size()];
        double[] own = new double[terms.length];
        for (int group = 0; group < variances.length; group++) {
            Arrays.fill(own, 0);
            for (int i = 0; i < own.length; i++) {
                if (by.of(i) == group) {
                    own[i] = terms[i];
                }
            }
            variances[group] = variance(own);
        }
        return variances;
    }

    /** The degrees of freedom of the variance of each group: its rows less one. */
    default int[] freedom(Groups by) {
        int[] freedom = by.counts();
        Arrays.setAll(freedom, group -> Math.max(0, freedom[group] - 1));
        return freedom;
    }

    /** Whether all there is was read, so that nothing varies. */
    boolean isOfAll();
}

package org.plumbline.statistics.survey;

import java.util.stream.IntStream;
import org.plumbline.statistics.draw.InclusionProbabilities;

/**
 * A sample with known joint inclusion probabilities: every two rows are gone through.
 *
 * @param drawn of the rows, in their order
 */
record Pairwise(InclusionProbabilities drawn, Joint rule) implements Spread {

    @Override
    public double variance(double[] terms) {
        double variance = 0;
        for (int i = 0; i < terms.length; i++) {
            if (rule == Joint.HORVITZ_THOMPSON) {
                variance += (1 - drawn.first(i)) * terms[i] * terms[i];
            }
            for (int j = 0; j < i; j++) {
                variance += switch (rule) {
                    case HORVITZ_THOMPSON -> 2 * apart(i, j) * terms[i] * terms[j];
                    case SEN_YATES_GRUNDY -> -apart(i, j) * (terms[i] - terms[j]) * (terms[i] - terms[j]);
                };
            }
        }
        return variance;
    }

    /** (π_ij − π_i π_j)/π_ij: how far two rows are from having been drawn independently. */
    private double apart(int i, int j) {
        return 1 - drawn.first(i) * drawn.first(j) / drawn.joint(i, j);
    }

    @Override
    public boolean isOfAll() {
        return IntStream.range(0, drawn.size()).allMatch(i -> drawn.first(i) == 1);
    }
}

package org.plumbline.statistics.grades;

import java.util.List;

/**
 * Cases alike in all that a model takes into account, and how many of them were given each grade.
 *
 * @param covariates one for each term of the model, finite
 * @param counts one for each grade of the scale, in its order; 0 to 10¹⁵
 */
public record GradeCounts(List<Double> covariates, List<Long> counts) {

    public GradeCounts {
        covariates = List.copyOf(covariates);
        counts = List.copyOf(counts);
        if (covariates.stream().anyMatch(covariate -> !Double.isFinite(covariate))) {
            throw new IllegalArgumentException("Covariates are finite numbers, not " + covariates);
        }
        if (counts.stream().anyMatch(count -> count < 0 || count > GradedKind.MOST)) {
            throw new IllegalArgumentException("Counts of cases are 0 to 10¹⁵, not " + counts);
        }
    }

    /** How many cases they are, of all grades. */
    public long cases() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}

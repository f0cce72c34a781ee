package org.plumbline.statistics;

import java.time.LocalDate;
import java.util.Set;

/**
 * An estimate with all that decides whether another may be compared with it.
 *
 * @param measure what was counted: {@code "good"}
 * @param scale the grade scale it belongs to, with its version
 * @param assessor who judged: {@code "inspector"}, {@code "force"}
 * @param caseTypes the kinds of cases that the caseload held
 * @param from first day of the practice looked at
 * @param to last day of the practice looked at
 * @param estimate the figures
 */
public record Result(
        String measure,
        String scale,
        String assessor,
        Set<String> caseTypes,
        LocalDate from,
        LocalDate to,
        Estimate estimate) {

    public Result {
        caseTypes = Set.copyOf(caseTypes);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A practice period ends on or after its first day");
        }
    }
}

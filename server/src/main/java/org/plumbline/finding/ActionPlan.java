package org.plumbline.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a force will do about a recommendation. A changed plan is a new version, and is signed anew.
 *
 * @param number the version, from 1
 * @param signedBy the chief officer who signed this version
 */
public record ActionPlan(
        int number,
        List<PlannedStep> steps,
        String writtenBy,
        Instant writtenAt,
        Optional<String> signedBy,
        Optional<Instant> signedAt) {

    static final int LONGEST_TEXT = 500;

    public ActionPlan {
        steps = List.copyOf(steps);
    }

    public boolean isSigned() {
        return signedAt.isPresent();
    }

    /** @param owner the post that does it, not a person */
    public record PlannedStep(String what, String owner, LocalDate by) {}
}

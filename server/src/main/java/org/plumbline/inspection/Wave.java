package org.plumbline.inspection;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One round of an inspection: the baseline (number 0) or a follow-up.
 *
 * @param name for example 'Baseline' or 'Quarter 1'
 * @param practiceFrom the first day of the practice that is judged
 * @param practiceTo the last day of it
 */
public record Wave(
        UUID id,
        UUID inspection,
        UUID inspectorate,
        UUID force,
        int number,
        String name,
        LocalDate practiceFrom,
        LocalDate practiceTo,
        Stage stage,
        long version) {

    public Wave {
        if (practiceTo.isBefore(practiceFrom)) {
            throw new IllegalArgumentException("the practice period ends before it begins");
        }
    }

    public boolean isBaseline() {
        return number == 0;
    }

    /** How far a wave has come; it only goes forward. */
    public enum Stage {
        PLANNED,
        CASELOAD_CONFIRMED,
        DRAWN,
        READING,
        MODERATED,
        PUBLISHED
    }
}

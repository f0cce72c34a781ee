package org.plumbline.finding;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a force is told to do; one permanent page and data row, by its reference.
 *
 * @param due empty until the report is published where the time counts from publication, or where none was set
 * @param status what the last step made of it; 'overdue' is computed and no status
 */
public record Recommendation(
        UUID id, String reference, String text, Timescale timescale, Optional<LocalDate> due, Status status) {

    public boolean isOverdue(LocalDate today) {
        return status.isOpen() && due.filter(today::isAfter).isPresent();
    }

    public enum Timescale {
        IMMEDIATELY,
        THREE_MONTHS,
        SIX_MONTHS,
        BY_DATE,
        NONE_SET
    }

    /** Neutral words; those of a register that was imported are mapped to them and kept beside. */
    public enum Status {
        MADE,
        ACCEPTED,
        NOT_ACCEPTED,
        IN_PROGRESS,
        FORCE_SAYS_DONE,
        BEING_TESTED,
        CLOSED,
        NOT_CLOSED_AFTER_TEST,
        SUPERSEDED;

        public boolean isOpen() {
            return this != CLOSED && this != SUPERSEDED && this != NOT_ACCEPTED;
        }
    }
}

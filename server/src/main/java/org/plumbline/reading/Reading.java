package org.plumbline.reading;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.caseload.CaseFile;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;

/**
 * One reader's reading of one case.
 *
 * @param content what the reader says now; once submitted it no longer changes
 * @param changedAt when it was last saved or a step was taken
 * @param submittedAt when it was submitted last
 * @param returned the last return to the reader, which may since have been answered by a new submission
 * @param version goes up with each saving and each step, so that a second editor is noticed
 */
public record Reading(
        UUID id,
        CaseFile file,
        UUID reader,
        String readerName,
        State state,
        ReadingContent content,
        Instant changedAt,
        Optional<Instant> submittedAt,
        Optional<Return> returned,
        Optional<Moderation> moderation,
        long version) {

    /** Whether the reader can still write in it. */
    public boolean isOpen() {
        return state.isOpen();
    }

    public boolean isReadBy(SignedIn who) {
        return reader.equals(who.person()) && state != State.WITHDRAWN;
    }

    /** Readers see their own; lead inspectors see all. */
    public boolean isFor(SignedIn who) {
        return isReadBy(who) || who.isAny(Role.LEAD_INSPECTOR);
    }

    /** Whether the moderator's grade is another than the reader's. */
    public boolean isOverruled() {
        return moderation
                .filter(moderation -> !content.grade().equals(Optional.of(moderation.grade())))
                .isPresent();
    }

    public enum State {
        /** Given to a reader who has not begun. */
        ALLOCATED,
        DRAFT,
        /** Waits for moderation. */
        SUBMITTED,
        /** Given back by the moderator; the reader writes in it again. */
        RETURNED,
        /** Has a final grade. */
        MODERATED,
        /** Taken from its reader before it was submitted; what was written is kept. */
        WITHDRAWN;

        public boolean isOpen() {
            return this == ALLOCATED || this == DRAFT || this == RETURNED;
        }

        public String inWords() {
            return switch (this) {
                case ALLOCATED -> "Not begun";
                case DRAFT -> "Begun";
                case MODERATED -> "Final";
                case SUBMITTED, RETURNED, WITHDRAWN ->
                    name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
            };
        }
    }

    /** Why a moderator gave the reading back. */
    public record Return(UUID moderator, String moderatorName, String reason, Instant at) {}

    /**
     * The final grade of the case, and why where it differs from the reader's.
     *
     * @param grade a key of the instrument's scale
     */
    public record Moderation(UUID moderator, String moderatorName, String grade, String reason, Instant at) {}
}

package org.plumbline.reading;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.caseload.CaseFile;

/**
 * One reader's reading of one case.
 *
 * @param version goes up with each saving, so that a second editor is noticed
 */
public record Reading(
        UUID id,
        CaseFile file,
        UUID reader,
        String readerName,
        State state,
        ReadingContent content,
        Optional<Instant> submittedAt,
        Optional<Moderation> moderation,
        long version) {

    public enum State {
        ALLOCATED,
        DRAFT,
        SUBMITTED,
        RETURNED,
        MODERATED
    }

    /**
     * The final grade of the case, and why where it differs from the reader's.
     *
     * @param grade a key of the instrument's scale
     */
    public record Moderation(UUID moderator, String moderatorName, String grade, String reason, Instant at) {}
}

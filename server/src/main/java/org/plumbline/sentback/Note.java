package org.plumbline.sentback;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody of one side wrote to the other on a case sent back. It is no step: it stops no clock and leads nowhere.
 *
 * @param id made by the page, so that the same sending twice is one note
 */
public record Note(UUID id, UUID sentBack, Step.Who by, Instant at, String words) {

    public boolean isOfTheForce(SentBack sentBack) {
        return by.organisation().equals(sentBack.force());
    }

    /** Whether the same person sent the same note again, at whatever time. */
    boolean isSameAs(Note sent) {
        return id.equals(sent.id) && sentBack.equals(sent.sentBack) && by.equals(sent.by) && words.equals(sent.words);
    }
}

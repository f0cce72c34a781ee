package org.plumbline.sentback;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A case sent straight back to its force, and how far that has come.
 *
 * @param reference what people and messages call it, for example {@code SB-7K3Q-2M9X}
 * @param ground a key of the instrument's grounds
 * @param reported what the force says came out; a different thing from what was verified
 */
public record SentBack(
        UUID id,
        String reference,
        UUID wave,
        UUID caseId,
        String caseReference,
        String caseType,
        UUID inspectorate,
        UUID force,
        String ground,
        boolean immediateDanger,
        Instant raisedAt,
        State state,
        Optional<Outcome> reported,
        Optional<Verification> verified,
        Optional<Instant> closedAt) {

    public enum State {
        RAISED,
        ACKNOWLEDGED,
        ASSIGNED,
        ANSWERED,
        VERIFIED,
        RETURNED,
        CLOSED,
        REOPENED
    }

    /** What the force reports. */
    public record Outcome(boolean furtherRiskFound, boolean anyoneChargedOrCautioned, String whatWasDone, Instant at) {}

    /** What the inspectorate found after looking. */
    public record Verification(Verdict verdict, String reason, Instant at) {}

    public enum Verdict {
        AGREES,
        DOES_NOT_AGREE,
        CANNOT_TELL
    }
}

package org.plumbline.sentback;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.organisation.SignedIn;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.SentBack.State;

/**
 * Where a case stands after its last step: what a board shows of it. It says nothing that its steps do not say.
 *
 * @param ground in words
 * @param dueNext the running clock that is due first
 * @param reviewer to whom it was last given
 * @param ended when it was closed or withdrawn
 */
public record Standing(
        UUID sentBack,
        UUID force,
        String reference,
        String caseReference,
        String ground,
        boolean immediateDanger,
        State state,
        Optional<Due> dueNext,
        Optional<UUID> reviewer,
        Instant raisedAt,
        Optional<Instant> ended,
        int version) {

    public record Due(Clock.Kind clock, Instant at) {}

    static Standing of(SentBack sentBack) {
        return new Standing(
                sentBack.id(),
                sentBack.force(),
                sentBack.reference(),
                sentBack.caseReference(),
                sentBack.ground().label(),
                sentBack.ground().immediateDanger(),
                sentBack.state(),
                sentBack.dueNext().map(clock -> new Due(clock.kind(), clock.due())),
                sentBack.assignment().map(Step.Assignment::reviewer),
                sentBack.raisedAt(),
                sentBack.closedAt(),
                sentBack.version());
    }

    public boolean isOverdue(Instant now) {
        return dueNext.filter(due -> now.isAfter(due.at())).isPresent();
    }

    /** Whether this person can take the step that the case waits for; to give it to somebody else is not that step. */
    boolean waitsFor(SignedIn who) {
        return state.next().stream().anyMatch(kind -> kind.after().contains(state) && kind.isFor(who, reviewer));
    }
}

package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.organisation.Role;
import org.plumbline.sentback.SentBack.State;
import org.plumbline.sentback.Told.What;

/**
 * Who is told of a step: those of the other side who have to act next, and whoever is given a case. Of a note: the other
 * side.
 */
final class Telling {

    private Telling() {}

    /** @param number of the step, from 1 */
    static Told of(SentBack sentBack, int number, Step step, State state) {
        return switch (step) {
            case Step.Raising _ -> force(sentBack, number, step, What.SENT_BACK, true, FORCE_LIAISON, CHIEF_OFFICER);
            case Step.Reopening _ -> reopened(sentBack, number, step);
            case Step.Assignment assignment ->
                told(
                        sentBack,
                        number,
                        step,
                        sentBack.force(),
                        Set.of(),
                        Optional.of(assignment.reviewer()),
                        What.ASSIGNED,
                        sentBack.ground().immediateDanger());
            case Step.Acknowledgement _ -> inspectorate(sentBack, number, step, What.ACKNOWLEDGED);
            case Step.SafetyConfirmation _ -> inspectorate(sentBack, number, step, What.SAFETY_CONFIRMED);
            case Step.Review _ -> inspectorate(sentBack, number, step, What.REVIEWED);
            case Step.Answer _ -> inspectorate(sentBack, number, step, What.ANSWERED);
            case Step.Verification verification -> verified(sentBack, number, verification, state);
            case Step.Closure _ -> force(sentBack, number, step, What.CLOSED, false, FORCE_LIAISON);
            case Step.Withdrawal _ -> force(sentBack, number, step, What.WITHDRAWN, false, FORCE_LIAISON);
        };
    }

    private static Told verified(SentBack sentBack, int number, Step.Verification step, State state) {
        return switch (state) {
            case VERIFIED -> force(sentBack, number, step, What.VERIFIED, false, FORCE_LIAISON);
            case REOPENED -> reopened(sentBack, number, step);
            default -> force(sentBack, number, step, What.RETURNED, true, FORCE_LIAISON, CHIEF_OFFICER);
        };
    }

    private static Told reopened(SentBack sentBack, int number, Step step) {
        return force(sentBack, number, step, What.REOPENED, true, FORCE_LIAISON, CHIEF_OFFICER);
    }

    /** Of a note, those of the other side who answer for the case, and whoever sent it back or has it to look at again. */
    static Told of(SentBack sentBack, Note note) {
        return note.isOfTheForce(sentBack)
                ? told(
                        sentBack,
                        note,
                        sentBack.inspectorate(),
                        Set.of(DUTY_INSPECTOR, LEAD_INSPECTOR),
                        Optional.of(sentBack.steps().getFirst().by().person()))
                : told(
                        sentBack,
                        note,
                        sentBack.force(),
                        Set.of(FORCE_LIAISON, CHIEF_OFFICER),
                        sentBack.assignment().map(Step.Assignment::reviewer));
    }

    private static Told told(SentBack sentBack, Note note, UUID organisation, Set<Role> roles, Optional<UUID> person) {
        return new Told(
                id("note/" + note.id() + "/" + organisation),
                sentBack.inspectorate(),
                sentBack.force(),
                organisation,
                roles,
                person,
                sentBack.reference(),
                What.NOTE,
                false,
                note.at());
    }

    private static Told force(SentBack sentBack, int number, Step step, What what, boolean urgent, Role... roles) {
        return told(sentBack, number, step, sentBack.force(), Set.of(roles), Optional.empty(), what, urgent);
    }

    private static Told inspectorate(SentBack sentBack, int number, Step step, What what) {
        return told(
                sentBack,
                number,
                step,
                sentBack.inspectorate(),
                Set.of(DUTY_INSPECTOR, LEAD_INSPECTOR),
                Optional.empty(),
                what,
                false);
    }

    private static Told told(
            SentBack sentBack,
            int number,
            Step step,
            UUID organisation,
            Set<Role> roles,
            Optional<UUID> person,
            What what,
            boolean urgent) {
        return new Told(
                id(sentBack.id() + "/" + number + "/" + organisation),
                sentBack.inspectorate(),
                sentBack.force(),
                organisation,
                roles,
                person,
                sentBack.reference(),
                what,
                urgent,
                step.at());
    }

    /** The same for the same news, so that whoever tells it again tells nobody twice. */
    static UUID id(String news) {
        return UUID.nameUUIDFromBytes(news.getBytes(StandardCharsets.UTF_8));
    }
}

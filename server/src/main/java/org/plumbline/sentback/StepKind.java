package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;
import static org.plumbline.sentback.SentBack.State.ACKNOWLEDGED;
import static org.plumbline.sentback.SentBack.State.ANSWERED;
import static org.plumbline.sentback.SentBack.State.ASSIGNED;
import static org.plumbline.sentback.SentBack.State.CLOSED;
import static org.plumbline.sentback.SentBack.State.RAISED;
import static org.plumbline.sentback.SentBack.State.REOPENED;
import static org.plumbline.sentback.SentBack.State.RETURNED;
import static org.plumbline.sentback.SentBack.State.REVIEWED;
import static org.plumbline.sentback.SentBack.State.SAFETY_CONFIRMED;
import static org.plumbline.sentback.SentBack.State.VERIFIED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.SentBack.State;

/**
 * The kinds of step and, with {@link Step#leadsTo}, the whole machine: by whom a step may be taken, after which states,
 * and which clocks it stops. {@code docs/sent-back.md} holds the same as a table; a test compares the two.
 */
public enum StepKind {
    RAISING(Set.of(INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR), Set.of(), Set.of()),
    ACKNOWLEDGEMENT(
            Set.of(FORCE_LIAISON, CHIEF_OFFICER), EnumSet.of(RAISED, REOPENED), EnumSet.of(Clock.Kind.ACKNOWLEDGEMENT)),
    ASSIGNMENT(
            Set.of(FORCE_LIAISON, CHIEF_OFFICER),
            EnumSet.of(ACKNOWLEDGED, ASSIGNED, SAFETY_CONFIRMED, REVIEWED, RETURNED),
            Set.of()),
    /** Waits for no paperwork: whoever has made sure that the child is safe evidently has the case. */
    SAFETY_CONFIRMATION(
            Set.of(FORCE_LIAISON, CHIEF_OFFICER, CASE_REVIEWER),
            EnumSet.of(RAISED, REOPENED, ACKNOWLEDGED, ASSIGNED),
            EnumSet.of(Clock.Kind.ACKNOWLEDGEMENT, Clock.Kind.SAFETY)),
    REVIEW(Set.of(FORCE_LIAISON, CASE_REVIEWER), EnumSet.of(SAFETY_CONFIRMED, RETURNED), Set.of()),
    ANSWER(Set.of(FORCE_LIAISON, CASE_REVIEWER), EnumSet.of(REVIEWED, RETURNED), EnumSet.of(Clock.Kind.ANSWER)),
    VERIFICATION(Set.of(DUTY_INSPECTOR, LEAD_INSPECTOR), EnumSet.of(ANSWERED), EnumSet.of(Clock.Kind.VERIFICATION)),
    CLOSURE(Set.of(DUTY_INSPECTOR, LEAD_INSPECTOR), EnumSet.of(VERIFIED), Set.of()),
    REOPENING(Set.of(DUTY_INSPECTOR, LEAD_INSPECTOR), EnumSet.of(VERIFIED, CLOSED), Set.of()),
    /** It was sent in error, which is shown for ever. */
    WITHDRAWAL(
            Set.of(LEAD_INSPECTOR),
            EnumSet.of(
                    RAISED, ACKNOWLEDGED, ASSIGNED, SAFETY_CONFIRMED, REVIEWED, ANSWERED, RETURNED, VERIFIED, REOPENED),
            EnumSet.allOf(Clock.Kind.class));

    private final Set<Role> roles;
    private final Set<State> after;
    private final Set<Clock.Kind> stops;

    StepKind(Set<Role> roles, Set<State> after, Set<Clock.Kind> stops) {
        this.roles = Set.copyOf(roles);
        this.after = Set.copyOf(after);
        this.stops = Set.copyOf(stops);
    }

    public Set<Role> roles() {
        return roles;
    }

    public Set<State> after() {
        return after;
    }

    public Set<Clock.Kind> stops() {
        return stops;
    }

    /** The steps that this person can take now. */
    static Set<StepKind> open(SentBack sentBack, SignedIn who) {
        return Arrays.stream(values())
                .filter(kind -> kind.after.contains(sentBack.state()) && kind.isFor(who, sentBack))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StepKind.class)));
    }

    /** Whether it is this person's; a case reviewer's only on what was given to them. */
    boolean isFor(SignedIn who, SentBack sentBack) {
        return isFor(who, sentBack.assignment().map(Step.Assignment::reviewer));
    }

    boolean isFor(SignedIn who, Optional<UUID> reviewer) {
        return roles.stream()
                .filter(who::isAny)
                .anyMatch(role -> role != CASE_REVIEWER
                        || reviewer.filter(who.person()::equals).isPresent());
    }

    static boolean isReviewer(SignedIn who, SentBack sentBack) {
        return sentBack.assignment()
                .filter(assignment -> assignment.reviewer().equals(who.person()))
                .isPresent();
    }
}

package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.util.EnumSet;
import java.util.Set;
import org.plumbline.organisation.SignedIn;

/** What a person can do next with a case that was sent back. */
public enum NextStep {
    ACKNOWLEDGE,
    ASSIGN,
    ANSWER,
    VERIFY,
    CLOSE,
    REOPEN;

    static Set<NextStep> of(SentBack sentBack, SignedIn who) {
        var steps = EnumSet.noneOf(NextStep.class);
        var state = sentBack.state();
        if (who.isAny(FORCE_LIAISON, CHIEF_OFFICER)) {
            add(steps, ACKNOWLEDGE, Step.Acknowledgement.AFTER.contains(state));
            add(steps, ASSIGN, Step.Assignment.AFTER.contains(state));
        }
        if (who.isAny(FORCE_LIAISON) || who.isAny(CASE_REVIEWER) && isReviewer(who, sentBack)) {
            add(steps, ANSWER, Step.Answer.AFTER.contains(state));
        }
        if (who.isAny(DUTY_INSPECTOR, LEAD_INSPECTOR)) {
            add(steps, VERIFY, Step.Verification.AFTER.contains(state));
            add(steps, CLOSE, Step.Closure.AFTER.contains(state));
            add(steps, REOPEN, Step.Reopening.AFTER.contains(state));
        }
        return steps;
    }

    /** Whether this person can take the step that the case waits for; to give it to somebody else is not that step. */
    static boolean waitsFor(SentBack sentBack, SignedIn who) {
        return sentBack.isOpen()
                && of(sentBack, who)
                        .contains(
                                switch (sentBack.state()) {
                                    case RAISED, REOPENED -> ACKNOWLEDGE;
                                    case ACKNOWLEDGED -> ASSIGN;
                                    case ASSIGNED, RETURNED -> ANSWER;
                                    case ANSWERED -> VERIFY;
                                    case VERIFIED, CLOSED -> CLOSE;
                                });
    }

    static boolean isReviewer(SignedIn who, SentBack sentBack) {
        return sentBack.assignment()
                .filter(assignment -> assignment.reviewer().equals(who.person()))
                .isPresent();
    }

    private static void add(Set<NextStep> steps, NextStep step, boolean possible) {
        if (possible) {
            steps.add(step);
        }
    }
}

package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.FORCE_LIAISON;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.organisation.Colleague;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.sentback.SentBack.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of the force. Each names the number of steps that its taker had seen: the same step sent again changes
 * nothing, and whoever comes second is told.
 */
@Component
@Transactional
public class Answering {

    static final int MOST_CHILDREN = 99;

    private final Taking taking;
    private final Organisations organisations;

    Answering(Taking taking, Organisations organisations) {
        this.taking = taking;
        this.organisations = organisations;
    }

    /** The force has it: a named person says so. */
    public void acknowledge(SignedIn who, String reference, int seen) {
        taking.further(
                who,
                reference,
                seen,
                StepKind.ACKNOWLEDGEMENT,
                sentBack -> new Step.Acknowledgement(Taking.who(who), taking.now()));
    }

    /**
     * The force gives it to one of its people.
     *
     * @throws Refused when the reviewer is not one of the force who may answer
     */
    public void assign(SignedIn who, String reference, int seen, Optional<UUID> reviewer) {
        taking.further(who, reference, seen, StepKind.ASSIGNMENT, sentBack -> {
            var colleague = possibleReviewers(who).stream()
                    .filter(person -> reviewer.filter(person.id()::equals).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new Refused("reviewer", "Choose who is to look at the case again"));
            return new Step.Assignment(Taking.who(who), taking.now(), colleague.id(), colleague.name());
        });
    }

    /** Those of the force who can be given a case, because they may answer it. */
    @Transactional(readOnly = true)
    public List<Colleague> possibleReviewers(SignedIn who) {
        return organisations.people(who.organisation()).stream()
                .filter(person -> person.active()
                        && (person.roles().contains(CASE_REVIEWER)
                                || person.roles().contains(FORCE_LIAISON)))
                .toList();
    }

    /**
     * A named person of the force says that the child is safe, and how they know.
     *
     * @throws Refused when they do not say how
     */
    public void confirmSafety(SignedIn who, String reference, int seen, String how) {
        taking.further(
                who,
                reference,
                seen,
                StepKind.SAFETY_CONFIRMATION,
                sentBack -> safetyConfirmation(Taking.who(who), taking.now(), how));
    }

    static Step.SafetyConfirmation safetyConfirmation(Step.Who by, Instant at, String how) {
        var refusals = new ArrayList<Refusal>();
        Taking.refuseText("how", how, "Say who saw the child, when, and what makes the child safe today", refusals);
        Refused.ifAny(refusals);
        return new Step.SafetyConfirmation(by, at, how.strip());
    }

    /**
     * The reviewer has looked again, by the checklist of the ground.
     *
     * @param done the numbers of the checklist's items that are done, from 0
     * @throws Refused when an item is not done and nothing is said of why
     */
    public void review(SignedIn who, String reference, int seen, Set<Integer> done, String notes) {
        taking.further(
                who,
                reference,
                seen,
                StepKind.REVIEW,
                sentBack -> review(Taking.who(who), taking.now(), sentBack, done, notes));
    }

    static Step.Review review(Step.Who by, Instant at, SentBack sentBack, Set<Integer> done, String notes) {
        var checklist = sentBack.ground().checklist();
        var items = done.stream()
                .sorted()
                .filter(item -> item >= 0 && item < checklist.size())
                .map(checklist::get)
                .toList();
        var refusals = new ArrayList<Refusal>();
        if (notes.isBlank() && items.size() < checklist.size()) {
            refusals.add(Refusal.of("notes", "Say why what is not ticked was not done"));
        }
        Taking.refuseLong("notes", notes, refusals);
        Refused.ifAny(refusals);
        return new Step.Review(by, at, items, notes.strip());
    }

    /**
     * What the force reports.
     *
     * @param consequences for somebody else than the child; empty when nothing was said, and of nothing for nobody
     * @param otherChildren how many other children were found, from 0 to 99
     */
    public record Outcome(
            String whatWasDone,
            Optional<Boolean> furtherRiskFound,
            Optional<Set<Step.Consequence>> consequences,
            Optional<Integer> otherChildren) {

        private void refuse() {
            var refusals = new ArrayList<Refusal>();
            Taking.refuseText("whatWasDone", whatWasDone, "Say what was done for the child", refusals);
            if (furtherRiskFound.isEmpty()) {
                refusals.add(Refusal.of("furtherRisk", "Say whether further risk was found"));
            }
            if (consequences.isEmpty()) {
                refusals.add(Refusal.of("consequences", "Say whether anyone was arrested, charged or cautioned"));
            }
            if (otherChildren
                    .filter(number -> number >= 0 && number <= MOST_CHILDREN)
                    .isEmpty()) {
                refusals.add(Refusal.of(
                        "otherChildren", "Say how many other children were found, as a number from 0 to 99"));
            }
            Refused.ifAny(refusals);
        }
    }

    /**
     * The force reports what it did and what came out.
     *
     * @throws Refused when something of it is missing
     */
    public void answer(SignedIn who, String reference, int seen, Outcome outcome) {
        taking.further(who, reference, seen, StepKind.ANSWER, sentBack -> {
            var at = taking.now();
            var verified = taking.start(
                    Clock.Kind.VERIFICATION,
                    at,
                    sentBack,
                    taking.instrument(sentBack.wave()).clocks().verified());
            return answer(Taking.who(who), at, outcome, List.of(verified));
        });
    }

    /** @param starts the clocks that it sets going */
    static Step.Answer answer(Step.Who by, Instant at, Outcome outcome, List<Step.Start> starts) {
        outcome.refuse();
        return new Step.Answer(
                by,
                at,
                outcome.whatWasDone().strip(),
                outcome.furtherRiskFound().orElseThrow(),
                outcome.consequences().orElseThrow(),
                outcome.otherChildren().orElseThrow(),
                starts);
    }
}

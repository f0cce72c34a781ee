package org.plumbline.sentback;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.SentBack.State;

/**
 * Something that a named person did to a case that was sent back: where it leads, and which clocks it starts. By whom and
 * after which states it may be taken is said by its {@link StepKind}.
 */
public sealed interface Step {

    Who by();

    Instant at();

    StepKind kind();

    /** @param before the state in which the step was taken; for the raising, {@link State#RAISED} itself */
    State leadsTo(State before);

    /** The clocks that this step set going, with the due times fixed then. */
    default List<Start> starts() {
        return List.of();
    }

    /** Whether the child's safety is to be confirmed anew after it; the raising asks for it the first time. */
    default boolean reopens() {
        return false;
    }

    default boolean stops(Clock.Kind clock) {
        return kind().stops().contains(clock);
    }

    /** Whether the same person sent the same step again, at whatever time. */
    default boolean isSameAs(Step sent) {
        return kind() == sent.kind() && by().equals(sent.by()) && said().equals(sent.said());
    }

    private List<Object> said() {
        return switch (this) {
            case Raising raising -> List.of(raising.reason());
            case Assignment assignment -> List.of(assignment.reviewer());
            case SafetyConfirmation confirmation -> List.of(confirmation.how());
            case Review review -> List.of(review.done(), review.notes());
            case Answer answer ->
                List.of(
                        answer.whatWasDone(),
                        answer.furtherRiskFound(),
                        answer.consequences(),
                        answer.otherChildrenFound());
            case Verification verification ->
                List.of(verification.verdict(), verification.reopens(), verification.reason());
            case Reopening reopening -> List.of(reopening.reason());
            case Withdrawal withdrawal -> List.of(withdrawal.reason());
            case Acknowledgement _, Closure _ -> List.of();
        };
    }

    /** The person as both sides see them. */
    record Who(UUID person, String name, UUID organisation) {}

    /**
     * A clock that is set going.
     *
     * @param limit how the due time was found, in a few words
     */
    record Start(Clock.Kind kind, Instant due, String limit, Working working) {}

    /** @param reason what in the file shows that a child may be at risk */
    record Raising(Who by, Instant at, String reason, List<Start> starts) implements Step {

        public Raising {
            starts = List.copyOf(starts);
        }

        @Override
        public StepKind kind() {
            return StepKind.RAISING;
        }

        @Override
        public State leadsTo(State before) {
            return State.RAISED;
        }
    }

    record Acknowledgement(Who by, Instant at) implements Step {

        @Override
        public StepKind kind() {
            return StepKind.ACKNOWLEDGEMENT;
        }

        @Override
        public State leadsTo(State before) {
            return State.ACKNOWLEDGED;
        }
    }

    /** To a person of the force; what is already confirmed, reviewed or returned stays so. */
    record Assignment(Who by, Instant at, UUID reviewer, String reviewerName) implements Step {

        @Override
        public StepKind kind() {
            return StepKind.ASSIGNMENT;
        }

        @Override
        public State leadsTo(State before) {
            return before == State.ACKNOWLEDGED ? State.ASSIGNED : before;
        }
    }

    /** @param how who saw the child, when, and what makes the child safe today */
    record SafetyConfirmation(Who by, Instant at, String how) implements Step {

        @Override
        public StepKind kind() {
            return StepKind.SAFETY_CONFIRMATION;
        }

        @Override
        public State leadsTo(State before) {
            return State.SAFETY_CONFIRMED;
        }
    }

    /**
     * A named person has looked at the case again, by the checklist of the ground on which it was sent back.
     *
     * @param done the items that are done, as the ground words them
     * @param notes why the others are not; may be empty where all are done
     */
    record Review(Who by, Instant at, List<String> done, String notes) implements Step {

        public Review {
            done = List.copyOf(done);
        }

        @Override
        public StepKind kind() {
            return StepKind.REVIEW;
        }

        @Override
        public State leadsTo(State before) {
            return State.REVIEWED;
        }
    }

    /** The outcome that the force reports. */
    record Answer(
            Who by,
            Instant at,
            String whatWasDone,
            boolean furtherRiskFound,
            Set<Consequence> consequences,
            int otherChildrenFound,
            List<Start> starts)
            implements Step {

        public Answer {
            consequences = Set.copyOf(consequences);
            starts = List.copyOf(starts);
            if (otherChildrenFound < 0) {
                throw new IllegalArgumentException("a number of children is none or more, not " + otherChildrenFound);
            }
        }

        public boolean anyoneChargedOrCautioned() {
            return consequences.contains(Consequence.CHARGED) || consequences.contains(Consequence.CAUTIONED);
        }

        /** For example 'Further risk found. Somebody arrested and charged. 2 other children found.' */
        public String inWords() {
            var people = EnumSet.noneOf(Consequence.class);
            people.addAll(consequences);
            return (furtherRiskFound ? "Further risk found. " : "No further risk found. ")
                    + (people.isEmpty()
                            ? "Nobody arrested, charged or cautioned. "
                            : "Somebody "
                                    + String.join(
                                            " and ",
                                            people.stream()
                                                    .map(Consequence::inWords)
                                                    .toList())
                                    + ". ")
                    + (otherChildrenFound == 0
                            ? "No other child found."
                            : otherChildrenFound == 1
                                    ? "1 other child found."
                                    : otherChildrenFound + " other children found.");
        }

        @Override
        public StepKind kind() {
            return StepKind.ANSWER;
        }

        @Override
        public State leadsTo(State before) {
            return State.ANSWERED;
        }
    }

    /**
     * What the inspectorate found after looking; the force's clock runs anew unless it agrees. Where the child may still be
     * at risk, the clock of the child's safety is among those that it starts, and nothing else says so.
     */
    record Verification(Who by, Instant at, Verdict verdict, String reason, List<Start> starts) implements Step {

        public Verification {
            starts = List.copyOf(starts);
        }

        @Override
        public StepKind kind() {
            return StepKind.VERIFICATION;
        }

        @Override
        public State leadsTo(State before) {
            return verdict == Verdict.AGREES ? State.VERIFIED : reopens() ? State.REOPENED : State.RETURNED;
        }

        @Override
        public boolean reopens() {
            return starts.stream().anyMatch(start -> start.kind() == Clock.Kind.SAFETY);
        }
    }

    record Closure(Who by, Instant at) implements Step {

        @Override
        public StepKind kind() {
            return StepKind.CLOSURE;
        }

        @Override
        public State leadsTo(State before) {
            return State.CLOSED;
        }
    }

    record Reopening(Who by, Instant at, String reason, List<Start> starts) implements Step {

        public Reopening {
            starts = List.copyOf(starts);
        }

        @Override
        public StepKind kind() {
            return StepKind.REOPENING;
        }

        @Override
        public State leadsTo(State before) {
            return State.REOPENED;
        }

        @Override
        public boolean reopens() {
            return true;
        }
    }

    /** It was sent in error. Nothing of it is taken away: the case stays where both sides find it, and says so. */
    record Withdrawal(Who by, Instant at, String reason) implements Step {

        @Override
        public StepKind kind() {
            return StepKind.WITHDRAWAL;
        }

        @Override
        public State leadsTo(State before) {
            return State.WITHDRAWN;
        }
    }

    /** What became of somebody else than the child, as the force reports it. */
    enum Consequence {
        ARRESTED("arrested"),
        CHARGED("charged"),
        CAUTIONED("cautioned");

        private final String words;

        Consequence(String words) {
            this.words = words;
        }

        public String inWords() {
            return words;
        }
    }

    enum Verdict {
        AGREES("Agrees with the force"),
        DOES_NOT_AGREE("Does not agree"),
        CANNOT_TELL("Cannot tell");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String inWords() {
            return words;
        }
    }
}

package org.plumbline.sentback;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.SentBack.State;

/**
 * Something that a named person did to a case that was sent back. A step says which state it leads to, after which
 * states it may be taken, and which clocks it starts and stops: this is the whole machine.
 */
public sealed interface Step {

    Who by();

    Instant at();

    State leadsTo();

    /** The clocks that this step set going, with the due times fixed then. */
    default List<Start> starts() {
        return List.of();
    }

    default boolean stops(Clock.Kind kind) {
        return false;
    }

    /** Whether the same person sent the same step again, at whatever time. */
    default boolean isSameAs(Step sent) {
        return getClass() == sent.getClass() && by().equals(sent.by()) && said().equals(sent.said());
    }

    private List<Object> said() {
        return switch (this) {
            case Raising raising -> List.of(raising.reason());
            case Assignment assignment -> List.of(assignment.reviewer());
            case Answer answer ->
                List.of(answer.whatWasDone(), answer.furtherRiskFound(), answer.anyoneChargedOrCautioned());
            case Verification verification -> List.of(verification.verdict(), verification.reason());
            case Reopening reopening -> List.of(reopening.reason());
            case Acknowledgement _, Closure _ -> List.of();
        };
    }

    /** The person as both sides see them. */
    record Who(UUID person, String name, UUID organisation) {}

    record Start(Clock.Kind kind, Instant due, String limit) {}

    /** @param reason what in the file shows that a child may be at risk */
    record Raising(Who by, Instant at, String reason, List<Start> starts) implements Step {

        public Raising {
            starts = List.copyOf(starts);
        }

        @Override
        public State leadsTo() {
            return State.RAISED;
        }
    }

    record Acknowledgement(Who by, Instant at) implements Step {

        static final Set<State> AFTER = Set.of(State.RAISED, State.REOPENED);

        @Override
        public State leadsTo() {
            return State.ACKNOWLEDGED;
        }

        @Override
        public boolean stops(Clock.Kind kind) {
            return kind == Clock.Kind.ACKNOWLEDGEMENT;
        }
    }

    record Assignment(Who by, Instant at, UUID reviewer, String reviewerName) implements Step {

        static final Set<State> AFTER = Set.of(State.ACKNOWLEDGED, State.ASSIGNED, State.RETURNED);

        @Override
        public State leadsTo() {
            return State.ASSIGNED;
        }
    }

    /** What the force reports. */
    record Answer(
            Who by,
            Instant at,
            String whatWasDone,
            boolean furtherRiskFound,
            boolean anyoneChargedOrCautioned,
            List<Start> starts)
            implements Step {

        static final Set<State> AFTER = Set.of(State.ASSIGNED, State.RETURNED);

        public Answer {
            starts = List.copyOf(starts);
        }

        @Override
        public State leadsTo() {
            return State.ANSWERED;
        }

        @Override
        public boolean stops(Clock.Kind kind) {
            return kind == Clock.Kind.ANSWER;
        }
    }

    /** What the inspectorate found after looking; the force's clock runs anew unless it agrees. */
    record Verification(Who by, Instant at, Verdict verdict, String reason, List<Start> starts) implements Step {

        static final Set<State> AFTER = Set.of(State.ANSWERED);

        public Verification {
            starts = List.copyOf(starts);
        }

        @Override
        public State leadsTo() {
            return verdict == Verdict.AGREES ? State.VERIFIED : State.RETURNED;
        }

        @Override
        public boolean stops(Clock.Kind kind) {
            return kind == Clock.Kind.VERIFICATION;
        }
    }

    record Closure(Who by, Instant at) implements Step {

        static final Set<State> AFTER = Set.of(State.VERIFIED);

        @Override
        public State leadsTo() {
            return State.CLOSED;
        }
    }

    record Reopening(Who by, Instant at, String reason, List<Start> starts) implements Step {

        static final Set<State> AFTER = Set.of(State.VERIFIED, State.CLOSED);

        public Reopening {
            starts = List.copyOf(starts);
        }

        @Override
        public State leadsTo() {
            return State.REOPENED;
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

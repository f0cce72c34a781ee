package org.plumbline.sentback;

import static java.util.function.Predicate.not;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.instrument.Instrument;

/**
 * A case sent straight back to its force. All that happened to it is its steps, in order, and nothing is ever taken
 * out; its state, its clocks and what either side says of it are read off them.
 *
 * @param reference what people and messages call it, for example {@code SB-7K3Q-2M9X}
 * @param ground why it was sent back, as the instrument had it then
 * @param steps the first is the {@link Step.Raising}
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
        Instrument.Ground ground,
        List<Step> steps) {

    public SentBack {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !(steps.getFirst() instanceof Step.Raising)) {
            throw new IllegalArgumentException("a case is sent back first of all");
        }
    }

    public Instant raisedAt() {
        return steps.getFirst().at();
    }

    /** The number of steps so far; whoever takes the next one says after which. */
    public int version() {
        return steps.size();
    }

    /** What the steps, one after the other, have led to. */
    public State state() {
        var state = State.RAISED;
        for (var step : steps) {
            state = step.leadsTo(state);
        }
        return state;
    }

    public boolean isOpen() {
        return state().isOpen();
    }

    /** What the force last reported; a different thing from what was verified. */
    public Optional<Step.Answer> reported() {
        return last(Step.Answer.class);
    }

    /** What the inspectorate made of the last answer; empty while that has not been looked at, and once it is reopened. */
    public Optional<Step.Verification> verified() {
        return last(Step.Verification.class)
                .filter(verification -> last(Step.Answer.class)
                        .filter(answer -> steps.indexOf(answer) < steps.indexOf(verification))
                        .isPresent())
                .filter(verification -> reopenedBy() <= steps.indexOf(verification));
    }

    /** The last time that a named person of the force confirmed that the child is safe; empty after a reopening. */
    public Optional<Step.SafetyConfirmation> safetyConfirmed() {
        return sinceReopening(Step.SafetyConfirmation.class);
    }

    public Optional<Step.Review> reviewed() {
        return sinceReopening(Step.Review.class);
    }

    public Optional<Step.Withdrawal> withdrawn() {
        return last(Step.Withdrawal.class);
    }

    public Optional<Step.Assignment> assignment() {
        return last(Step.Assignment.class);
    }

    /** When it was closed or withdrawn. */
    public Optional<Instant> closedAt() {
        return isOpen() ? Optional.empty() : Optional.of(steps.getLast().at());
    }

    /** Every clock that was ever started on this case, in the order of their starting. */
    public List<Clock> clocks() {
        var clocks = new ArrayList<Clock>();
        for (int i = 0; i < steps.size(); i++) {
            var later = steps.subList(i + 1, steps.size());
            for (var start : steps.get(i).starts()) {
                clocks.add(new Clock(
                        start.kind(),
                        steps.get(i).at(),
                        start.due(),
                        start.limit(),
                        start.working(),
                        later.stream()
                                .filter(step -> step.stops(start.kind()))
                                .map(Step::at)
                                .findFirst()));
            }
        }
        return clocks;
    }

    /** As it stood after its first steps. */
    SentBack after(int steps) {
        return having(this.steps.subList(0, steps));
    }

    /** As it stands after one more step. */
    SentBack with(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return having(longer);
    }

    private SentBack having(List<Step> steps) {
        return new SentBack(id, reference, wave, caseId, caseReference, caseType, inspectorate, force, ground, steps);
    }

    /** The running clock that is due first. */
    public Optional<Clock> dueNext() {
        return clocks().stream().filter(not(Clock::isStopped)).min(Comparator.comparing(Clock::due));
    }

    public boolean isOverdue(Instant now) {
        return clocks().stream().anyMatch(clock -> clock.isOverdue(now));
    }

    private <S extends Step> Optional<S> sinceReopening(Class<S> kind) {
        return last(kind).filter(step -> steps.indexOf(step) > reopenedBy());
    }

    /** The place of the step after which the child's safety was last to be confirmed anew; 0 where there is none. */
    private int reopenedBy() {
        return steps.reversed().stream()
                .filter(Step::reopens)
                .findFirst()
                .map(steps::indexOf)
                .orElse(0);
    }

    private <S extends Step> Optional<S> last(Class<S> kind) {
        return steps.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** Named after what stands behind; who has to act next is {@link #waitsFor}. */
    public enum State {
        RAISED("Sent back", Side.FORCE),
        ACKNOWLEDGED("Acknowledged", Side.FORCE),
        ASSIGNED("Assigned", Side.FORCE),
        SAFETY_CONFIRMED("Child's safety confirmed", Side.FORCE),
        REVIEWED("Reviewed", Side.FORCE),
        ANSWERED("Answered by the force", Side.INSPECTORATE),
        RETURNED("Returned to the force", Side.FORCE),
        VERIFIED("Verified", Side.INSPECTORATE),
        CLOSED("Closed", Side.NOBODY),
        REOPENED("Reopened", Side.FORCE),
        WITHDRAWN("Withdrawn: sent in error", Side.NOBODY);

        private final String words;
        private final Side waitsFor;

        State(String words, Side waitsFor) {
            this.words = words;
            this.waitsFor = waitsFor;
        }

        public String inWords() {
            return words;
        }

        public Side waitsFor() {
            return waitsFor;
        }

        public boolean isOpen() {
            return waitsFor != Side.NOBODY;
        }

        /** The steps that the case now waits for, any one of which takes it further. */
        public Set<StepKind> next() {
            return switch (this) {
                case RAISED, REOPENED -> EnumSet.of(StepKind.ACKNOWLEDGEMENT, StepKind.SAFETY_CONFIRMATION);
                case ACKNOWLEDGED -> EnumSet.of(StepKind.ASSIGNMENT, StepKind.SAFETY_CONFIRMATION);
                case ASSIGNED -> EnumSet.of(StepKind.SAFETY_CONFIRMATION);
                case SAFETY_CONFIRMED -> EnumSet.of(StepKind.REVIEW);
                case REVIEWED, RETURNED -> EnumSet.of(StepKind.ANSWER);
                case ANSWERED -> EnumSet.of(StepKind.VERIFICATION);
                case VERIFIED -> EnumSet.of(StepKind.CLOSURE);
                case CLOSED, WITHDRAWN -> EnumSet.noneOf(StepKind.class);
            };
        }
    }

    public enum Side {
        FORCE,
        INSPECTORATE,
        NOBODY
    }

    /**
     * A time by which the next step is due. The due time was fixed when the clock started; nothing moves it.
     *
     * @param limit how the due time was found, in a few words
     */
    public record Clock(
            Kind kind, Instant started, Instant due, String limit, Working working, Optional<Instant> stopped) {

        public boolean isStopped() {
            return stopped.isPresent();
        }

        public boolean isOverdue(Instant now) {
            return !isStopped() && now.isAfter(due);
        }

        /** Whether the step came after its time, or has not come although its time is over. */
        public boolean isLate(Instant now) {
            return stopped.orElse(now).isAfter(due);
        }

        public enum Kind {
            ACKNOWLEDGEMENT("Acknowledgement by the force"),
            SAFETY("Confirmation that the child is safe"),
            ANSWER("Answer by the force"),
            VERIFICATION("Verification by the inspectorate");

            private final String words;

            Kind(String words) {
                this.words = words;
            }

            public String inWords() {
                return words;
            }
        }
    }
}

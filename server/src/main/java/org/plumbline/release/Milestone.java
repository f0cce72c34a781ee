package org.plumbline.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.sentback.SentBack;
import org.plumbline.sentback.Step;
import org.plumbline.statistics.times.TimesToEvent;

/**
 * How far a case sent straight back can have come, and how long that took from sending back.
 *
 * @see SentBackTimes
 */
enum Milestone {
    ACKNOWLEDGED("Acknowledged by the force", Optional.of(SentBack.Clock.Kind.ACKNOWLEDGEMENT)) {
        @Override
        boolean isReachedBy(Step step) {
            return step instanceof Step.Acknowledgement || step instanceof Step.SafetyConfirmation;
        }
    },
    SAFE("Child's safety confirmed by the force", Optional.of(SentBack.Clock.Kind.SAFETY)) {
        @Override
        boolean isReachedBy(Step step) {
            return step instanceof Step.SafetyConfirmation;
        }
    },
    ANSWERED("Outcome reported by the force", Optional.of(SentBack.Clock.Kind.ANSWER)) {
        @Override
        boolean isReachedBy(Step step) {
            return step instanceof Step.Answer;
        }
    },
    /** Its time starts with the answer: from sending back nothing is promised. */
    VERIFIED("Verified by the inspectorate, which agreed", Optional.empty()) {
        @Override
        boolean isReachedBy(Step step) {
            return step instanceof Step.Verification verification && verification.verdict() == Step.Verdict.AGREES;
        }
    },
    CLOSED("Closed", Optional.empty()) {
        @Override
        boolean isReachedBy(Step step) {
            return step instanceof Step.Closure;
        }
    };

    private final String words;
    private final Optional<SentBack.Clock.Kind> clock;

    Milestone(String words, Optional<SentBack.Clock.Kind> clock) {
        this.words = words;
        this.clock = clock;
    }

    abstract boolean isReachedBy(Step step);

    String inWords() {
        return words;
    }

    /**
     * In whole minutes, the first time that it was reached; else, not reached, the time that the case has lasted or had
     * lasted when it was withdrawn.
     */
    TimesToEvent.Observation observation(SentBack sentBack, Instant now) {
        var reached = sentBack.steps().stream().filter(this::isReachedBy).findFirst();
        var end = reached.map(Step::at)
                .or(() -> sentBack.withdrawn().map(Step::at))
                .orElse(now);
        return new TimesToEvent.Observation(minutes(sentBack.raisedAt(), end), reached.isPresent());
    }

    /** The minutes within which it was promised when the case was sent back; empty where nothing is promised. */
    OptionalLong promised(SentBack sentBack) {
        return sentBack.clocks().stream()
                .filter(each -> clock.filter(kind -> kind == each.kind()).isPresent())
                .mapToLong(each -> minutes(sentBack.raisedAt(), each.due()))
                .findFirst();
    }

    private static long minutes(Instant from, Instant to) {
        // the clocks of two servers differ: nothing takes less than no time
        return Math.max(0, Duration.between(from, to).toMinutes());
    }
}

package org.plumbline.notification;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** How often a message is tried, and what can become of it. */
public final class Delivery {

    /** Then a person has to decide: by the pauses below, about a day of trying. */
    static final int MOST_ATTEMPTS = 16;

    static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    static final double JITTER = 0.2;

    private Delivery() {}

    public enum State {
        WAITING("Waits"),
        DELIVERED("Delivered"),
        DEAD("Not delivered"),
        GIVEN_UP("Given up");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String inWords() {
            return words;
        }
    }

    /** What came of one attempt. */
    sealed interface Outcome {

        record Delivered() implements Outcome {}

        /** It may be tried again. */
        record Failed(String why) implements Outcome {}

        /** It makes no sense to try again. */
        record Refused(String why) implements Outcome {}
    }

    /**
     * How long to wait before the next attempt: doubling, with a fifth more or less so that a receiver that comes back
     * is not met by all at once. Empty when it was tried often enough.
     *
     * @param attempt the one that failed, from 1
     */
    static Optional<Duration> pauseAfter(int attempt, SplittableRandom random) {
        if (attempt >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        long seconds = Math.min(FIRST_PAUSE.toSeconds() << attempt, LONGEST_PAUSE.toSeconds());
        return Optional.of(Duration.ofMillis((long) (seconds * 1_000 * random.nextDouble(1 - JITTER, 1 + JITTER))));
    }
}

package org.plumbline.instrument;

import java.time.Duration;

/** A time within which something must be done: elapsed time, or working days by the force's own calendar. */
public sealed interface TimeLimit {

    record Elapsed(Duration time) implements TimeLimit {

        public Elapsed {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("a time limit is longer than nothing, not " + time);
            }
        }
    }

    record WorkingDays(int days) implements TimeLimit {

        public WorkingDays {
            if (days < 1) {
                throw new IllegalArgumentException("a time limit has one working day at least, not " + days);
            }
        }
    }
}

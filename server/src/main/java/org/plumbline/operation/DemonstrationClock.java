package org.plumbline.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock while a demonstration is made: what is shown as done months ago is done through the same operations, at a
 * time that {@link #set} tells. Time only goes forward, and never beyond the present.
 */
public final class DemonstrationClock extends Clock {

    private final Clock present = Clock.systemUTC();
    private volatile Instant now = Instant.EPOCH;

    /** @throws IllegalArgumentException when it is before what was set last, or in the future */
    public void set(Instant instant) {
        if (instant.isBefore(now) || instant.isAfter(present.instant())) {
            throw new IllegalArgumentException(instant + " is not between " + now + " and the present");
        }
        now = instant;
    }

    public void advance(Duration duration) {
        set(now.plus(duration));
    }

    /** Until it is set for the first time it shows the present. */
    @Override
    public Instant instant() {
        return now.equals(Instant.EPOCH) ? present.instant() : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the demonstration's clock shows instants");
    }
}

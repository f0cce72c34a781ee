package org.plumbline.organisation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Something that everybody who is signed in must see on every page, published as a bean by the room that knows it. */
@FunctionalInterface
public interface Alarm {

    /** What is wrong and what to do; empty while nothing is. */
    Optional<String> now();

    /** An alarm that costs something to find out, and is therefore asked once in a while, the first time after one. */
    static Alarm askedEvery(Duration pause, Clock clock, Supplier<Optional<String>> asked) {
        record Known(Instant at, Optional<String> alarm) {}
        var last = new AtomicReference<>(new Known(clock.instant(), Optional.empty()));
        return () -> {
            var known = last.get();
            var now = clock.instant();
            // the distance, as a clock can be set back
            if (Duration.between(known.at(), now).abs().compareTo(pause) < 0) {
                return known.alarm();
            }
            var anew = asked.get();
            last.set(new Known(now, anew));
            return anew;
        };
    }
}

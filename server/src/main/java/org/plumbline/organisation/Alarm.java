package org.plumbline.organisation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Something that whoever is signed in must see on every page, published as a bean by the room that knows it. */
@FunctionalInterface
public interface Alarm {

    /** What is wrong for this person and what to do; empty while nothing is. */
    Optional<String> now(SignedIn who);

    /**
     * An alarm for everybody that costs something to find out, and is therefore asked once in a while, the first time after
     * one.
     */
    static Alarm askedEvery(Duration pause, Clock clock, Supplier<Optional<String>> asked) {
        var known = remembered(pause, clock, Optional.<String>empty(), asked);
        return who -> known.get();
    }

    /** The same for the people of single organisations: what is wrong, by the organisation. */
    static Alarm ofOrganisations(Duration pause, Clock clock, Supplier<Map<UUID, String>> asked) {
        var known = remembered(pause, clock, Map.of(), asked);
        return who -> Optional.ofNullable(known.get().get(who.organisation()));
    }

    private static <T> Supplier<T> remembered(Duration pause, Clock clock, T first, Supplier<T> asked) {
        record Known<T>(Instant at, T what) {}
        var last = new AtomicReference<>(new Known<>(clock.instant(), first));
        return () -> {
            var known = last.get();
            var now = clock.instant();
            // the distance, as a clock can be set back
            if (Duration.between(known.at(), now).abs().compareTo(pause) < 0) {
                return known.what();
            }
            var anew = asked.get();
            last.set(new Known<>(now, anew));
            return anew;
        };
    }
}

package org.plumbline.organisation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key by which a program acts for a named person, with the roles that they have at that moment.
 *
 * @param name what its person calls it, for example the system that holds it
 * @param used when it was last used, to the minute
 * @param ended when its person withdrew it
 */
public record ApiKey(
        UUID id, String name, Instant created, Instant expires, Optional<Instant> used, Optional<Instant> ended) {

    /** A key that never ends is forgotten, and found by somebody else. */
    static final Duration LONGEST = Duration.ofDays(365);

    public boolean isGood(Instant now) {
        return ended.isEmpty() && now.isBefore(expires);
    }
}

package org.plumbline.organisation;

import java.time.Instant;
import java.util.Optional;

/**
 * The secret address at which a person's calendar asks for due times, without its secret.
 *
 * @param used when a calendar last asked, to the minute
 */
public record CalendarAddress(Instant created, Optional<Instant> used) {}

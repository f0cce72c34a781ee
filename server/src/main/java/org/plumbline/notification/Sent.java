package org.plumbline.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.sentback.Told;

/**
 * A message to one person and what became of it.
 *
 * @param onDuty whether the person was on duty out of hours then
 * @param failure why the last attempt failed; empty when it did not
 * @param ended when it was delivered or no longer tried
 */
public record Sent(
        UUID id,
        String reference,
        Told.What what,
        String person,
        boolean onDuty,
        boolean toForce,
        Delivery.State state,
        int attempts,
        String failure,
        Instant at,
        Optional<Instant> ended) {}

package org.plumbline.ledger;

import java.util.UUID;

/**
 * Who did it.
 *
 * @param person the person, or {@link #SERVER} for the server's own work
 * @param organisation the organisation for which they acted
 */
public record By(UUID person, UUID organisation) {

    /** The server's own work: a clock, a seeding, a delivery. */
    public static final UUID SERVER = new UUID(0, 0);
}

package org.plumbline.notification;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An address at which a system of an organisation is told what its people are told.
 *
 * @param madeBy who gave the address
 * @param ended when it was withdrawn
 */
public record Webhook(UUID id, URI address, Instant made, String madeBy, Optional<Instant> ended) {

    public boolean isOpen() {
        return ended.isEmpty();
    }

    /** What both sides may see of it: an address may hold a secret of its receiver. */
    public String inWords() {
        return "system at " + address.getHost();
    }
}

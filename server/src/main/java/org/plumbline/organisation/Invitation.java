package org.plumbline.organisation;

import java.time.Instant;

/**
 * A link by which a person chooses their password: good once, and for a limited time.
 *
 * @param token the secret in it, which exists here and in the link only
 */
public record Invitation(Person person, String token, Instant expires) {

    String path() {
        return "/invitation/" + token;
    }
}

package org.plumbline.organisation;

import java.util.UUID;

/**
 * An inspectorate, a police force or an oversight body.
 *
 * @param slug its name in web addresses
 * @param nation whose bank holidays its clocks keep
 */
public record Organisation(UUID id, OrganisationKind kind, String name, String slug, Nation nation) {

    public Organisation {
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a slug has small letters, digits and hyphens only, not '" + slug + "'");
        }
    }
}

package org.plumbline.organisation;

import java.text.Normalizer;
import java.util.Locale;
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

    /** The name in small letters, digits and hyphens; empty when it has neither letters nor digits. */
    static String slugOf(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}|['’]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}

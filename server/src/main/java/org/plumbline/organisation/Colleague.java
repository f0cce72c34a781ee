package org.plumbline.organisation;

import java.util.Set;
import java.util.UUID;

/** A person as their own organisation sees them. */
public record Colleague(UUID id, String name, String email, Set<Role> roles, boolean active) {

    public Colleague {
        roles = Set.copyOf(roles);
    }
}

package org.plumbline.organisation;

import java.util.Set;
import java.util.UUID;

/**
 * A person as whoever looks after them sees them.
 *
 * @param hasPassword whether they have chosen one yet, without which nobody signs in
 * @param version rises with every change, so that a page that is out of date changes nothing
 */
public record Person(
        UUID id,
        UUID organisation,
        String name,
        String email,
        Set<Role> roles,
        boolean active,
        boolean hasPassword,
        int version) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public String rolesInWords() {
        return Role.inWords(roles);
    }

    public String state() {
        return !active ? "Deactivated" : hasPassword ? "Active" : "Invited";
    }
}

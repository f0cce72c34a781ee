package org.plumbline.organisation;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.plumbline.ledger.By;

/** The person behind a request, as their membership stands now (read again on each request). */
public record SignedIn(
        UUID person,
        String name,
        String email,
        UUID organisation,
        String organisationName,
        OrganisationKind kind,
        Set<Role> roles) {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    public boolean isAny(Role... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }

    public boolean isInspectorate() {
        return kind == OrganisationKind.INSPECTORATE;
    }

    public boolean isForce() {
        return kind == OrganisationKind.FORCE;
    }

    public By by() {
        return new By(person, organisation);
    }

    public String rolesInWords() {
        return Role.inWords(roles);
    }
}

package org.plumbline.sentback;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.organisation.Role;

/** That a clock is about to run out, or has, was told; and who has said that they saw it. */
public record Escalation(
        SentBack.Clock.Kind clock,
        Instant due,
        Instant at,
        Set<Role> roles,
        Optional<String> seenBy,
        Optional<Instant> seenAt) {

    public Escalation {
        roles = Set.copyOf(roles);
    }

    public boolean isBeforeDue() {
        return at.isBefore(due);
    }

    public String rolesInWords() {
        return EnumSet.copyOf(roles).stream().map(Role::inWords).collect(Collectors.joining(", "));
    }
}

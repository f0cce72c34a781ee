package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.util.Set;
import java.util.UUID;
import org.plumbline.organisation.Colleague;
import org.plumbline.organisation.Role;

/**
 * A named person is on duty for their organisation.
 *
 * @param stands whether the person can do it as they are now: somebody who left, or lost the role, leaves a gap
 */
public record Duty(UUID id, UUID person, String name, String email, Span span, boolean stands) {

    /** Whoever is on duty has to be able to take the next step of any case. */
    static final Set<Role> ROLES = Set.of(DUTY_INSPECTOR, LEAD_INSPECTOR, FORCE_LIAISON, CHIEF_OFFICER);

    static boolean canBeDoneBy(Colleague person) {
        return person.active() && person.roles().stream().anyMatch(ROLES::contains);
    }
}

package org.plumbline.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.page.Refusal;

/** What must be known of a person before they are added to an organisation. */
record Newcomer(String name, String email, Set<Role> roles) {

    private static final int LONGEST_NAME = 200;
    /** RFC 5321 §4.5.3.1.3, without the angle brackets. */
    private static final int LONGEST_EMAIL = 254;

    Newcomer {
        name = name.strip();
        email = email.strip();
        roles = Set.copyOf(roles);
    }

    List<Refusal> refusals(Organisation organisation) {
        var refusals = new ArrayList<Refusal>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            refusals.add(Refusal.of("name", "Enter their name, of at most " + LONGEST_NAME + " characters"));
        }
        if (email.length() > LONGEST_EMAIL || !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
            refusals.add(Refusal.of("email", "Enter an e-mail address, such as name@example.org"));
        }
        refusals.addAll(refusals(roles, organisation));
        return refusals;
    }

    static List<Refusal> refusals(Set<Role> roles, Organisation organisation) {
        if (roles.isEmpty()) {
            return List.of(Refusal.of("roles", "Choose at least one role"));
        }
        return roles.stream()
                .filter(role -> role.kind() != organisation.kind())
                .sorted()
                .map(role -> Refusal.of("roles", organisation.name() + " can have no " + role.inWords()))
                .toList();
    }
}

package org.plumbline;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes organisations and people that no other test knows. */
public final class People {

    public static final String PASSWORD = "a password of a test";

    private static final AtomicLong COUNT = new AtomicLong(System.currentTimeMillis());

    private final Organisations organisations;

    People(Organisations organisations) {
        this.organisations = organisations;
    }

    public Organisation inspectorate() {
        return organisation(OrganisationKind.INSPECTORATE, "Inspectorate");
    }

    public Organisation force() {
        return organisation(OrganisationKind.FORCE, "Police Force");
    }

    public Organisation oversight() {
        return organisation(OrganisationKind.OVERSIGHT, "Oversight Body");
    }

    /** A new person with these roles, as they are when signed in; their password is {@link #PASSWORD}. */
    public SignedIn join(Organisation organisation, Role... roles) {
        long number = COUNT.incrementAndGet();
        var email = "person" + number + "@example.org";
        return Fence.asTheServer(() -> {
            organisations.addPerson(organisation, "Person " + number, email, Set.of(roles), PASSWORD);
            return organisations.signedIn(email).orElseThrow();
        });
    }

    /** Somebody whose person another operation named. */
    public SignedIn signedIn(UUID person) {
        return Fence.asTheServer(() -> organisations.signedIn(person).orElseThrow());
    }

    private Organisation organisation(OrganisationKind kind, String name) {
        long number = COUNT.incrementAndGet();
        return Fence.asTheServer(() -> organisations.add(
                kind,
                name + " " + number,
                kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + number,
                Nation.ENGLAND_AND_WALES));
    }

    /** Tests make people by the hundred; the real hash takes a tenth of a second each on purpose. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class QuickPasswords {

        @Bean
        @Primary
        PasswordEncoder quickPasswords() {
            return new BCryptPasswordEncoder(4);
        }
    }
}

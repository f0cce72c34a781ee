package org.plumbline.organisation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an inspectorate's administrators do about their own people and those of the bodies that they look after. */
@Component
@Transactional
class Administration {

    private static final int LONGEST_NAME = 200;

    private final Organisations organisations;
    private final Persons persons;
    private final Invitations invitations;
    private final Sessions sessions;

    Administration(Organisations organisations, Persons persons, Invitations invitations, Sessions sessions) {
        this.organisations = organisations;
        this.persons = persons;
        this.invitations = invitations;
        this.sessions = sessions;
    }

    Organisation addOrganisation(SignedIn by, OrganisationKind kind, String givenName, Nation nation) {
        var name = givenName.strip();
        var slug = Organisation.slugOf(name);
        if (slug.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refused("name", "Enter its name, of at most " + LONGEST_NAME + " characters");
        }
        if (kind == OrganisationKind.INSPECTORATE) {
            throw new Refused("kind", "Choose a police force or an oversight body");
        }
        return organisations.add(
                new Organisation(Ids.next(), kind, name, slug, nation),
                Optional.of(by.organisation()),
                Optional.of(by.by()));
    }

    Invitation addPerson(SignedIn by, Organisation organisation, Newcomer newcomer) {
        Refused.ifAny(newcomer.refusals(organisation));
        return invited(by, persons.add(organisation, newcomer, by.by()));
    }

    /** Makes another link, for whoever lost theirs or forgot their password. The old password is good until then. */
    Invitation invite(SignedIn by, UUID id) {
        var person = person(by, id);
        if (!person.active()) {
            throw new Refused("", person.name() + " is deactivated. Reactivate them first");
        }
        return invited(by, person);
    }

    private Invitation invited(SignedIn by, Person person) {
        var invitation = invitations.make(person);
        persons.enter(
                by.by(),
                "person.invitation",
                person,
                Map.of("expires", invitation.expires().toString()),
                Map.of());
        return invitation;
    }

    void giveRoles(SignedIn by, UUID id, Set<Role> roles, int version) {
        var person = person(by, id);
        Refused.ifAny(Newcomer.refusals(roles, organisation(person)));
        if (!roles.contains(Role.ADMINISTRATOR)) {
            keepAnAdministrator(person, "roles");
        }
        persons.giveRoles(person, roles, version, by.by());
    }

    void deactivate(SignedIn by, UUID id, int version) {
        var person = person(by, id);
        if (!person.active()) {
            return;
        }
        if (person.id().equals(by.person())) {
            throw new Refused("", "You can't deactivate yourself. Ask another administrator");
        }
        keepAnAdministrator(person, "");
        persons.setActive(person, false, version, by.by());
        invitations.end(person.id());
        sessions.endAll(person.id());
    }

    void reactivate(SignedIn by, UUID id, int version) {
        var person = person(by, id);
        if (!person.active()) {
            persons.setActive(person, true, version, by.by());
        }
    }

    /** A person whom this administrator's inspectorate looks after. */
    @Transactional(readOnly = true)
    Person person(SignedIn by, UUID id) {
        return persons.find(id)
                .filter(person -> organisations
                        .lookedAfterBy(by.organisation(), organisation(person).slug())
                        .isPresent())
                .orElseThrow(NotFound::new);
    }

    private Organisation organisation(Person person) {
        return organisations.find(person.organisation()).orElseThrow(NotFound::new);
    }

    private void keepAnAdministrator(Person person, String field) {
        if (person.active()
                && person.roles().contains(Role.ADMINISTRATOR)
                && persons.otherAdministrators(person) == 0) {
            throw new Refused(
                    field,
                    person.name()
                            + " is the last administrator who can sign in. Make somebody else administrator first,"
                            + " and wait until they have chosen a password");
        }
    }
}

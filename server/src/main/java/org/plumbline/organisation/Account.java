package org.plumbline.organisation;

import java.util.Map;
import java.util.Optional;
import org.plumbline.ledger.By;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person does about their own way in. Their password is kept by the server, so this is called in its fence. */
@Component
@Transactional
class Account {

    private final Persons persons;
    private final Passwords passwords;
    private final Invitations invitations;
    private final Sessions sessions;

    Account(Persons persons, Passwords passwords, Invitations invitations, Sessions sessions) {
        this.persons = persons;
        this.passwords = passwords;
        this.invitations = invitations;
        this.sessions = sessions;
    }

    /** Changes the password of somebody who has just given the old one, and signs them out everywhere else. */
    void changePassword(SignedIn who, String chosen, String again, String session) {
        var person = persons.find(who.person()).orElseThrow(NotFound::new);
        choose(person, chosen, again, "change");
        sessions.endAllBut(session, person.id());
    }

    void signOutEverywhere(SignedIn who) {
        var person = persons.find(who.person()).orElseThrow(NotFound::new);
        persons.enter(who.by(), "person.sign-out-everywhere", person, Map.of(), Map.of());
        sessions.endAll(person.id());
    }

    /** Whose invitation this is, while it is good. */
    @Transactional(readOnly = true)
    Optional<Person> invited(String token) {
        return invitations.person(token).flatMap(persons::find);
    }

    /**
     * Uses an invitation.
     *
     * @throws NotFound when it is used, replaced or over
     */
    void acceptInvitation(String token, String chosen, String again) {
        var person = invited(token).orElseThrow(NotFound::new);
        if (!invitations.use(token)) {
            throw new NotFound();
        }
        choose(person, chosen, again, "invitation");
        sessions.endAll(person.id());
    }

    private void choose(Person person, String chosen, String again, String how) {
        if (!chosen.equals(again)) {
            throw new Refused("again", "The two passwords are not the same. Type the new password twice");
        }
        persons.setPassword(person.id(), passwords.hash(chosen, "chosen", person.name(), person.email()));
        invitations.end(person.id());
        persons.enter(
                new By(person.id(), person.organisation()), "person.password", person, Map.of("how", how), Map.of());
    }
}

package org.plumbline.organisation;

import static org.plumbline.organisation.Role.ADMINISTRATOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Option;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One person, as their administrator sees them: roles, invitation, deactivation. */
@Controller
class PersonPages {

    private final Templates templates;
    private final Organisations organisations;
    private final Administration administration;

    PersonPages(Templates templates, Organisations organisations, Administration administration) {
        this.templates = templates;
        this.organisations = organisations;
        this.administration = administration;
    }

    @AllowedTo(ADMINISTRATOR)
    @GetMapping("/people/{id}")
    JteModel person(Page page, SignedIn who, @PathVariable UUID id) {
        var person = administration.person(who, id);
        return view(page, person, rolesOf(person));
    }

    @AllowedTo(ADMINISTRATOR)
    @PostMapping("/people/{id}/roles")
    Answer giveRoles(Page page, SignedIn who, @PathVariable UUID id, Form form) {
        var person = administration.person(who, id);
        return Answer.orAgain(
                () -> {
                    administration.giveRoles(who, id, roles(form), version(form));
                    return Answer.leadTo("/people/" + id).noting("The roles of " + person.name() + " were changed");
                },
                refused -> view(page, person, form.refusing(refused)));
    }

    @AllowedTo(ADMINISTRATOR)
    @PostMapping("/people/{id}/invitation")
    Answer invite(Page page, SignedIn who, @PathVariable UUID id, HttpServletRequest request) {
        var person = administration.person(who, id);
        return Answer.orAgain(
                () -> Answer.show(invited(templates, page, administration.invite(who, id), request)),
                refused -> view(page, person, rolesOf(person).refusing(refused)));
    }

    @AllowedTo(ADMINISTRATOR)
    @GetMapping("/people/{id}/deactivation")
    JteModel confirm(Page page, SignedIn who, @PathVariable UUID id) {
        return confirmation(page, administration.person(who, id), Form.empty());
    }

    @AllowedTo(ADMINISTRATOR)
    @PostMapping("/people/{id}/deactivation")
    Answer deactivate(Page page, SignedIn who, @PathVariable UUID id, Form form) {
        var person = administration.person(who, id);
        return Answer.orAgain(
                () -> {
                    administration.deactivate(who, id, version(form));
                    return Answer.leadTo("/people/" + id)
                            .noting(person.name() + " was signed out and can no longer sign in");
                },
                refused -> confirmation(page, person, form.refusing(refused)));
    }

    @AllowedTo(ADMINISTRATOR)
    @PostMapping("/people/{id}/reactivation")
    Answer reactivate(Page page, SignedIn who, @PathVariable UUID id, Form form) {
        var person = administration.person(who, id);
        administration.reactivate(who, id, version(form));
        return Answer.leadTo("/people/" + id).noting(person.name() + " can sign in again");
    }

    /** The one page on which the secret is shown; it is no redirect, so that the secret is written nowhere on its way. */
    static JteModel invited(Templates templates, Page page, Invitation invitation, HttpServletRequest request) {
        var link = ServletUriComponentsBuilder.fromContextPath(request)
                .path(invitation.path())
                .toUriString();
        return templates.organisationInvited(page.titled("Hand over this link"), invitation, link);
    }

    static Set<Role> roles(Form form) {
        var typed = form.values("roles");
        return Arrays.stream(Role.values())
                .filter(role -> typed.contains(role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<Option> options(OrganisationKind kind) {
        return Role.of(kind).stream()
                .map(role -> Option.of(role.name(), role.title(), role.does()))
                .toList();
    }

    private JteModel view(Page page, Person person, Form form) {
        var organisation = organisations.find(person.organisation()).orElseThrow(NotFound::new);
        return templates.organisationPerson(
                page.titled(person.name())
                        .below("People and organisations", "/organisations")
                        .below(organisation.name(), "/organisations/" + organisation.slug()),
                form,
                person,
                organisation,
                options(organisation.kind()));
    }

    private JteModel confirmation(Page page, Person person, Form form) {
        return templates.organisationDeactivation(page.titled("Deactivate " + person.name()), form, person);
    }

    private static Form rolesOf(Person person) {
        return Form.empty()
                .with("roles", person.roles().stream().map(Role::name).toArray(String[]::new));
    }

    /** A page without a version, or with one that is no number, is as out of date as can be. */
    private static int version(Form form) {
        try {
            return Integer.parseInt(form.value("version"));
        } catch (NumberFormatException missing) {
            return -1;
        }
    }
}

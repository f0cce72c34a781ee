package org.plumbline.organisation;

import static org.plumbline.organisation.Role.ADMINISTRATOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Option;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** An administrator's inspectorate and the bodies that it looks after, each with its people. */
@Controller
class OrganisationPages {

    private final Templates templates;
    private final Organisations organisations;
    private final Persons persons;
    private final Administration administration;

    OrganisationPages(
            Templates templates, Organisations organisations, Persons persons, Administration administration) {
        this.templates = templates;
        this.organisations = organisations;
        this.persons = persons;
        this.administration = administration;
    }

    @AllowedTo(ADMINISTRATOR)
    @GetMapping("/organisations")
    JteModel all(Page page, SignedIn who) {
        return templates.organisationOrganisations(
                page.titled("People and organisations"), organisations.lookedAfterBy(who.organisation()));
    }

    @AllowedTo(ADMINISTRATOR)
    @GetMapping("/organisations/new")
    JteModel blank(Page page) {
        return organisationForm(page, Form.empty().with("nation", Nation.ENGLAND_AND_WALES.name()));
    }

    @AllowedTo(ADMINISTRATOR)
    @PostMapping("/organisations")
    Answer add(Page page, SignedIn who, Form form) {
        return Answer.orAgain(
                () -> {
                    var kind = chosen(OrganisationKind.class, form.value("kind"))
                            .orElseThrow(() -> new Refused("kind", "Choose a police force or an oversight body"));
                    var nation = chosen(Nation.class, form.value("nation"))
                            .orElseThrow(() -> new Refused("nation", "Choose whose bank holidays its clocks keep"));
                    var added = administration.addOrganisation(who, kind, form.value("name"), nation);
                    return Answer.leadTo("/organisations/" + added.slug()).noting(added.name() + " was added");
                },
                refused -> organisationForm(page, form.refusing(refused)));
    }

    @AllowedTo(ADMINISTRATOR)
    @GetMapping("/organisations/{slug}")
    JteModel one(Page page, SignedIn who, @PathVariable String slug) {
        var organisation = organisation(who, slug);
        return templates.organisationOrganisation(
                page.titled(organisation.name()).below("People and organisations", "/organisations"),
                organisation,
                persons.of(organisation.id()));
    }

    @AllowedTo(ADMINISTRATOR)
    @GetMapping("/organisations/{slug}/people/new")
    JteModel blankPerson(Page page, SignedIn who, @PathVariable String slug) {
        return personForm(page, Form.empty(), organisation(who, slug));
    }

    @AllowedTo(ADMINISTRATOR)
    @PostMapping("/organisations/{slug}/people")
    Answer addPerson(Page page, SignedIn who, @PathVariable String slug, Form form, HttpServletRequest request) {
        var organisation = organisation(who, slug);
        return Answer.orAgain(
                () -> {
                    var newcomer = new Newcomer(form.value("name"), form.value("email"), PersonPages.roles(form));
                    var invitation = administration.addPerson(who, organisation, newcomer);
                    return Answer.show(PersonPages.invited(templates, page, invitation, request));
                },
                refused -> personForm(page, form.refusing(refused), organisation));
    }

    private Organisation organisation(SignedIn who, String slug) {
        return organisations.lookedAfterBy(who.organisation(), slug).orElseThrow(NotFound::new);
    }

    private JteModel organisationForm(Page page, Form form) {
        var kinds = List.of(
                Option.of(OrganisationKind.FORCE.name(), "Police force"),
                Option.of(
                        OrganisationKind.OVERSIGHT.name(),
                        "Oversight body",
                        "A ministry, a mayor's office, a local policing body, a parliamentary committee"));
        var nations = Arrays.stream(Nation.values())
                .map(nation -> Option.of(nation.name(), nation.inWords()))
                .toList();
        return templates.organisationNewOrganisation(page.titled("Add an organisation"), form, kinds, nations);
    }

    private JteModel personForm(Page page, Form form, Organisation organisation) {
        return templates.organisationNewPerson(
                page.titled("Add a person"), form, organisation, PersonPages.options(organisation.kind()));
    }

    private static <E extends Enum<E>> Optional<E> chosen(Class<E> from, String name) {
        return Arrays.stream(from.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }
}

package org.plumbline.organisation;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.fence.Fence;
import org.plumbline.page.Form;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/** Signing in. */
@Controller
class SignInPages {

    /** What was typed by whoever was not let in, kept so that it need not be typed again. */
    static final String TYPED_EMAIL = "sign-in.email";

    private final Templates templates;
    private final Organisations organisations;
    private final boolean demonstration;

    SignInPages(
            Templates templates,
            Organisations organisations,
            @Value("${plumbline.demonstration:false}") boolean demonstration) {
        this.templates = templates;
        this.organisations = organisations;
        this.demonstration = demonstration;
    }

    @OpenToThePublic
    @GetMapping("/sign-in")
    JteModel signIn(
            Page page,
            @RequestParam @Nullable String refused,
            @SessionAttribute(name = TYPED_EMAIL, required = false) @Nullable String typedEmail) {
        var refusals = new ArrayList<Refusal>();
        if ("wrong".equals(refused)) {
            refusals.add(Refusal.of("email", "The e-mail address or the password is wrong. Check both and try again"));
        }
        if ("wait".equals(refused)) {
            refusals.add(Refusal.of("email", "Too many failed attempts. Wait 15 minutes and try again"));
        }
        var form = Form.empty().with("email", typedEmail == null || refusals.isEmpty() ? "" : typedEmail);
        return templates.organisationSignIn(page.titled("Sign in"), form.refusing(refusals), demonstrationPeople());
    }

    private List<DemonstrationPerson> demonstrationPeople() {
        if (!demonstration) {
            return List.of();
        }
        return Fence.asTheServer(() -> Stream.of(OrganisationKind.values())
                .flatMap(kind -> organisations.ofKind(kind).stream())
                .flatMap(organisation -> organisations.people(organisation.id()).stream()
                        .filter(Colleague::active)
                        .map(person -> new DemonstrationPerson(
                                person.name(), organisation.name(), Role.inWords(person.roles()), person.email())))
                .toList());
    }
}

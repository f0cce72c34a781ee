package org.plumbline.organisation;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.plumbline.fence.Fence;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where somebody who was invited chooses their password. Looking at the page uses nothing: mail programs look, too. */
@Controller
class InvitationPages {

    private final Templates templates;
    private final Account account;

    InvitationPages(Templates templates, Account account) {
        this.templates = templates;
        this.account = account;
    }

    @OpenToThePublic
    @GetMapping("/invitation/{token}")
    Answer invitation(Page page, @PathVariable String token) {
        return Fence.asTheServer(() -> account.invited(token))
                .<Answer>map(person -> Answer.show(view(page, token, person, Form.empty())))
                .orElseGet(() -> over(page));
    }

    @OpenToThePublic
    @PostMapping("/invitation/{token}")
    Answer accept(Page page, @PathVariable String token, Form form) {
        var person = Fence.asTheServer(() -> account.invited(token));
        if (person.isEmpty()) {
            return over(page);
        }
        try {
            return Answer.orAgain(
                    () -> {
                        Fence.asTheServer(
                                () -> account.acceptInvitation(token, form.value("chosen"), form.value("again")));
                        return Answer.leadTo("/sign-in").noting("Your password is set. Sign in with it now");
                    },
                    refused -> view(page, token, person.get(), form.refusing(refused)));
        } catch (NotFound usedMeanwhile) {
            return over(page);
        }
    }

    private JteModel view(Page page, String token, Person person, Form form) {
        return templates.organisationInvitation(
                page.titled("Choose your password"), form, person, token, Passwords.SHORTEST);
    }

    /** The same for a link that is used, replaced, over, or was never made. */
    private Answer over(Page page) {
        return new Answer.Shown(
                templates.organisationInvitationOver(page.titled("This link is no longer good")), HttpStatus.NOT_FOUND);
    }
}

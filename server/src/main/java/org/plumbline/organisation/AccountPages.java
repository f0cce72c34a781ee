package org.plumbline.organisation;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.fence.Fence;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** One's own account. */
@Controller
class AccountPages {

    private final Templates templates;
    private final Account account;
    private final PasswordCheck check;
    private final Sessions sessions;

    AccountPages(Templates templates, Account account, PasswordCheck check, Sessions sessions) {
        this.templates = templates;
        this.account = account;
        this.check = check;
        this.sessions = sessions;
    }

    @AllowedToAnyoneSignedIn
    @GetMapping("/account")
    JteModel account(Page page, SignedIn who) {
        return view(page, who, Form.empty());
    }

    @AllowedToAnyoneSignedIn
    @PostMapping("/account/password")
    Answer changePassword(Page page, SignedIn who, Form form, HttpServletRequest request) {
        return Answer.orAgain(
                () -> {
                    requireOldPassword(who, form.value("old"), request.getRemoteAddr());
                    Fence.asTheServer(() ->
                            account.changePassword(who, form.value("chosen"), form.value("again"), session(request)));
                    request.changeSessionId();
                    return Answer.leadTo("/account")
                            .noting("Your password was changed. You were signed out everywhere else");
                },
                refused -> view(page, who, form.refusing(refused)));
    }

    @AllowedToAnyoneSignedIn
    @PostMapping("/account/sign-out")
    Answer signOutEverywhere(SignedIn who, HttpServletRequest request) {
        Fence.asTheServer(() -> account.signOutEverywhere(who));
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return Answer.leadTo("/sign-in").noting("You were signed out everywhere");
    }

    /** Whoever finds a screen left open must not be able to take the account over, nor to guess at leisure. */
    private void requireOldPassword(SignedIn who, String old, String address) {
        switch (check.check(who.email(), old, address)) {
            case RIGHT -> {}
            case WRONG ->
                throw new Refused("old", "This is not your password. Type the one with which you sign in now");
            case TOO_MANY -> throw new Refused("old", "Too many failed attempts. Wait 15 minutes and try again");
        }
    }

    private JteModel view(Page page, SignedIn who, Form form) {
        return templates.organisationAccount(
                page.titled("Your account"), form, who, sessions.count(who.person()), Passwords.SHORTEST);
    }

    private static String session(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? "" : session.getId();
    }
}

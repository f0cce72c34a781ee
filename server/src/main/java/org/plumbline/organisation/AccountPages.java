package org.plumbline.organisation;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.fence.Fence;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account. */
@Controller
class AccountPages {

    private final Templates templates;
    private final Account account;
    private final PasswordCheck check;
    private final Sessions sessions;
    private final KeysOfPrograms keys;

    AccountPages(Templates templates, Account account, PasswordCheck check, Sessions sessions, KeysOfPrograms keys) {
        this.keys = keys;
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

    @AllowedToAnyoneSignedIn
    @GetMapping("/account/keys")
    JteModel keys(Page page, SignedIn who) {
        return keysView(page, who, Form.empty());
    }

    @AllowedToAnyoneSignedIn
    @PostMapping("/account/keys")
    Answer makeKey(Page page, SignedIn who, @RequestParam UUID id, Form form, HttpServletRequest request) {
        return Answer.orAgain(
                () -> {
                    requireOldPassword(who, form.value("old"), request.getRemoteAddr());
                    var secret = keys.make(who, id, form.value("name"), days(form));
                    return Answer.show(templates.organisationKeyMade(
                            page.below("Keys for programs", "/account/keys").titled("Your new key"),
                            form.value("name").strip(),
                            secret));
                },
                refused -> keysView(page, who, form.refusing(refused)));
    }

    @AllowedToAnyoneSignedIn
    @PostMapping("/account/keys/{id}/withdrawal")
    Answer withdrawKey(SignedIn who, @PathVariable UUID id) {
        keys.withdraw(who, id);
        return Answer.leadTo("/account/keys")
                .noting("The key is withdrawn. Whoever uses it is turned away from now on");
    }

    private static Optional<Integer> days(Form form) {
        return form.text("days").filter(typed -> typed.matches("\\d{1,3}")).map(Integer::valueOf);
    }

    private JteModel keysView(Page page, SignedIn who, Form form) {
        return templates.organisationKeys(
                page.below("Your account", "/account").titled("Keys for programs"),
                form.with("id", Ids.next().toString()),
                who,
                keys.of(who));
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

package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Whom the passing of a clock is told to, and that somebody has seen it. */
@Controller
class EscalationPages {

    /** Who can be told: those who can do something about it. */
    static final List<Role> ROLES =
            List.of(FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER, DUTY_INSPECTOR, LEAD_INSPECTOR);

    private static final int LONGEST_MINUTES = 43_200;
    private static final int SHORTEST_AGAIN = 5;

    private final Escalating escalating;
    private final Templates templates;

    EscalationPages(Escalating escalating, Templates templates) {
        this.escalating = escalating;
        this.templates = templates;
    }

    @AllowedTo({LEAD_INSPECTOR, DUTY_INSPECTOR})
    @GetMapping("/escalation-rules")
    JteModel show(Page page, SignedIn who) {
        return shown(page, who, Form.empty().with("again", "").with("minutes", "0"));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/escalation-rules")
    Answer add(Page page, SignedIn who, Form form) {
        return Answer.orAgain(
                () -> {
                    escalating.addRule(who, rule(form));
                    return Answer.leadTo("/escalation-rules").noting("The rule holds from now on.");
                },
                refused -> shown(page, who, form.refusing(refused)));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/escalation-rules/taking-over")
    Answer takeOver(SignedIn who) {
        escalating.takeOver(who);
        return Answer.leadTo("/escalation-rules").noting("The rules are your own now, and can be removed one by one.");
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/escalation-rules/restoring")
    Answer restore(SignedIn who) {
        escalating.restore(who);
        return Answer.leadTo("/escalation-rules").noting("Plumbline's rules hold again.");
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/escalation-rules/{id}/removal")
    Answer remove(Page page, SignedIn who, @PathVariable UUID id, Form form) {
        return Answer.orAgain(
                () -> {
                    escalating.removeRule(who, id);
                    return Answer.leadTo("/escalation-rules").noting("The rule is removed.");
                },
                refused -> shown(page, who, form.refusing(refused)));
    }

    @AllowedTo({LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @PostMapping("/sent-back/{reference}/escalation-seen")
    Answer seen(SignedIn who, @PathVariable String reference) {
        escalating.seen(who, reference);
        return CasePage.led(reference, "It is noted that you have seen it. The clock runs on.");
    }

    private JteModel shown(Page page, SignedIn who, Form form) {
        return templates.sentbackRules(
                page.below("Cases sent straight back", "/sent-back").titled("Who is told when a clock runs out"),
                escalating.own(who),
                EscalationRule.DEFAULTS,
                who.isAny(LEAD_INSPECTOR),
                form);
    }

    private static EscalationRule rule(Form form) {
        var refusals = new ArrayList<Refusal>();
        var clock = Stream.of(SentBack.Clock.Kind.values())
                .filter(kind -> form.has("clock", kind.name()))
                .findFirst();
        if (clock.isEmpty()) {
            refusals.add(Refusal.of("clock", "Choose the clock"));
        }
        var minutes = form.text("minutes")
                .filter(typed -> typed.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .filter(typed -> typed <= LONGEST_MINUTES);
        if (minutes.isEmpty()) {
            refusals.add(Refusal.of("minutes", "Give a number of minutes from 0 to 43200, which is 30 days"));
        }
        var isBefore = form.has("when", "before");
        if (minutes.filter(number -> number > 0).isPresent() && !isBefore && !form.has("when", "after")) {
            refusals.add(Refusal.of("when", "Say whether it is told before or after the due time"));
        }
        var roles =
                ROLES.stream().filter(role -> form.has("roles", role.name())).collect(Collectors.toSet());
        if (roles.isEmpty()) {
            refusals.add(Refusal.of("roles", "Choose at least one role that is told"));
        }
        var again = form.text("again");
        if (again.filter(typed -> !typed.matches("\\d{1,5}")
                        || Integer.parseInt(typed) < SHORTEST_AGAIN
                        || Integer.parseInt(typed) > LONGEST_MINUTES)
                .isPresent()) {
            refusals.add(Refusal.of("again", "Give a number of minutes from 5 to 43200, or nothing to tell it once"));
        }
        Refused.ifAny(refusals);
        var after = Duration.ofMinutes(minutes.orElseThrow());
        return new EscalationRule(
                clock.orElseThrow(),
                isBefore ? after.negated() : after,
                roles,
                again.map(Integer::valueOf).map(Duration::ofMinutes));
    }
}

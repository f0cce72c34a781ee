package org.plumbline.notification;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The addresses at which an organisation's systems are told. */
@Controller
@RequestMapping("/webhooks")
class WebhookPages {

    private final Templates templates;
    private final SystemsTold systems;

    WebhookPages(Templates templates, SystemsTold systems) {
        this.templates = templates;
        this.systems = systems;
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, ADMINISTRATOR})
    @GetMapping
    JteModel all(Page page, SignedIn who) {
        return view(page, who, Form.empty());
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, ADMINISTRATOR})
    @PostMapping
    Answer add(Page page, SignedIn who, @RequestParam UUID id, Form form) {
        return Answer.orAgain(
                () -> {
                    var secret = systems.add(who, id, form.value("address"));
                    return Answer.show(templates.notificationWebhookMade(
                            page.below("Systems that are told", "/webhooks").titled("The address is added"),
                            id,
                            secret));
                },
                refused -> view(page, who, form.refusing(refused)));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, ADMINISTRATOR})
    @PostMapping("/{id}/trial")
    Answer tryOut(Page page, SignedIn who, @PathVariable UUID id, Form form) {
        return Answer.orAgain(
                () -> {
                    systems.tryOut(who, id);
                    return Answer.leadTo("/webhooks").noting("The system took the trial event");
                },
                refused -> view(page, who, form.refusing(refused)));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, ADMINISTRATOR})
    @PostMapping("/{id}/withdrawal")
    Answer withdraw(SignedIn who, @PathVariable UUID id) {
        systems.withdraw(who, id);
        return Answer.leadTo("/webhooks").noting("The address is withdrawn. Nothing is sent to it from now on");
    }

    private JteModel view(Page page, SignedIn who, Form form) {
        return templates.notificationWebhooks(
                page.titled("Systems that are told"), form.with("id", Ids.next().toString()), systems.of(who));
    }
}

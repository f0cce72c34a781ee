package org.plumbline.notification;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Messages that could not be delivered, and what is to become of each. */
@Controller
class MessagePages {

    private final Templates templates;
    private final DeadLetters deadLetters;
    private final Post post;

    MessagePages(Templates templates, DeadLetters deadLetters, Post post) {
        this.templates = templates;
        this.deadLetters = deadLetters;
        this.post = post;
    }

    @AllowedTo({ADMINISTRATOR, LEAD_INSPECTOR})
    @GetMapping("/messages")
    JteModel dead(Page page, SignedIn who) {
        return templates.notificationDead(
                page.titled("Messages that were not delivered"),
                deadLetters.all(),
                deadLetters.inAll(),
                deadLetters.late(),
                post.isOpen());
    }

    @AllowedTo({ADMINISTRATOR, LEAD_INSPECTOR})
    @PostMapping("/messages/{delivery}/resending")
    Answer sendAgain(SignedIn who, @PathVariable UUID delivery) {
        deadLetters.sendAgain(who, delivery);
        return Answer.leadTo("/messages").noting("It is sent again.");
    }

    @AllowedTo({ADMINISTRATOR, LEAD_INSPECTOR})
    @PostMapping("/messages/{delivery}/giving-up")
    Answer giveUp(SignedIn who, @PathVariable UUID delivery) {
        deadLetters.giveUp(who, delivery);
        return Answer.leadTo("/messages").noting("It is given up. The case still says so.");
    }
}

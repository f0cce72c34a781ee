package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.util.UUID;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing a note on a case that was sent back; the notes stand on the case's page. */
@Controller
class NotePages {

    private final Dialogue dialogue;
    private final CasePage casePage;

    NotePages(Dialogue dialogue, CasePage casePage) {
        this.dialogue = dialogue;
        this.casePage = casePage;
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @PostMapping("/sent-back/{reference}/notes")
    Answer write(Page page, SignedIn who, @PathVariable String reference, @RequestParam UUID id, Form form) {
        return casePage.orAgain(page, who, reference, form, () -> {
            dialogue.write(who, reference, id, form.value("note"));
            return CasePage.led(
                    reference,
                    "Your note is with the " + (who.isForce() ? "inspectorate" : "force") + ". It stopped no clock.");
        });
    }
}

package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Evidence on a case that was sent back: attached by the force, taken away by both sides, shown in no browser. */
@Controller
@RequestMapping("/sent-back/{reference}/evidence")
class EvidencePages {

    private final Templates templates;
    private final Attaching attaching;
    private final KeepingEvidence keeping;

    EvidencePages(Templates templates, Attaching attaching, KeepingEvidence keeping) {
        this.keeping = keeping;
        this.templates = templates;
        this.attaching = attaching;
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @GetMapping("/new")
    JteModel choose(Page page, SignedIn who, @PathVariable String reference) {
        return chosen(page, who, reference, Form.empty());
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping
    Answer attach(
            Page page,
            SignedIn who,
            @PathVariable String reference,
            @RequestParam Optional<MultipartFile> file,
            Form form) {
        keeping.open(who, reference);
        return Answer.orAgain(
                () -> {
                    var evidence = attaching.attach(who, reference, file);
                    return CasePage.led(
                            reference, "'" + evidence.fileName() + "' is attached. The inspectorate can see it now.");
                },
                refused -> chosen(page, who, reference, form.refusing(refused)));
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/{id}")
    Download takeAway(SignedIn who, @PathVariable String reference, @PathVariable UUID id) {
        return attaching.download(keeping.takeAway(who, reference, id));
    }

    private JteModel chosen(Page page, SignedIn who, String reference, Form form) {
        var sentBack = keeping.open(who, reference);
        return templates.sentbackAttach(
                page.below(sentBack.reference(), "/sent-back/" + sentBack.reference())
                        .titled("Attach evidence to " + sentBack.reference()),
                sentBack,
                attaching.scans(),
                form);
    }
}

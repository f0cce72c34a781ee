package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.plumbline.reading.Reading;
import org.plumbline.reading.Readings;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sending a case straight back, the board of those that were, and each one's page with its next step. */
@Controller
class SentBackPages {

    private final Templates templates;
    private final SentBacks sentBacks;
    private final SendingBack sendingBack;
    private final CasePage casePage;
    private final Readings readings;
    private final OutOfHours outOfHours;
    private final Clock clock;

    SentBackPages(
            Templates templates,
            SentBacks sentBacks,
            SendingBack sendingBack,
            CasePage casePage,
            Readings readings,
            OutOfHours outOfHours,
            Clock clock) {
        this.templates = templates;
        this.sentBacks = sentBacks;
        this.sendingBack = sendingBack;
        this.casePage = casePage;
        this.readings = readings;
        this.outOfHours = outOfHours;
        this.clock = clock;
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/sent-back")
    JteModel board(
            Page page,
            SignedIn who,
            Form asked,
            @RequestParam(defaultValue = "1") int ours,
            @RequestParam(defaultValue = "1") int theirs,
            @RequestParam(defaultValue = "1") int ended) {
        return templates.sentbackBoard(
                page.titled("Cases sent straight back"),
                sendingBack.board(who, BoardFilter.of(asked), ours, theirs, ended),
                who.isAny(INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CHIEF_OFFICER),
                outOfHours.watch(who.organisation()),
                who.isAny(LEAD_INSPECTOR, DUTY_INSPECTOR),
                who.isAny(FORCE_LIAISON, CASE_REVIEWER));
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CHIEF_OFFICER})
    @GetMapping("/sent-back.csv")
    Download boardAsCsv(SignedIn who, Form asked) {
        return Download.csv(
                "cases-sent-straight-back.csv",
                Board.rows(sendingBack.export(who, BoardFilter.of(asked)), clock.instant()));
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR})
    @GetMapping("/readings/{reading}/sent-back")
    JteModel raising(Page page, SignedIn who, @PathVariable UUID reading, Form form) {
        return raisingForm(
                page, reading(who, reading), form.with("id", Ids.next().toString()));
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR})
    @PostMapping("/readings/{reading}/sent-back")
    Answer raise(Page page, SignedIn who, @PathVariable UUID reading, @RequestParam UUID id, Form form) {
        return Answer.orAgain(
                () -> {
                    var raised = sendingBack.raise(who, id, reading, form.value("ground"), form.value("reason"));
                    return Answer.leadTo("/sent-back/" + raised.reference())
                            .noting("Sent straight back as " + raised.reference() + ". The force sees it now. "
                                    + "Your reading is as you left it.");
                },
                refused -> raisingForm(page, reading(who, reading), form.refusing(refused)));
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/sent-back/{reference}")
    JteModel one(Page page, SignedIn who, @PathVariable String reference) {
        return casePage.show(page, who, sendingBack.look(who, reference), Form.empty());
    }

    @AllowedTo({DUTY_INSPECTOR, LEAD_INSPECTOR})
    @PostMapping("/sent-back/{reference}/verification")
    Answer verify(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return casePage.orAgain(page, who, reference, form, () -> {
            var verdict = Stream.of(Step.Verdict.values())
                    .filter(each -> form.value("verdict").equals(each.name()))
                    .findFirst();
            boolean safetyAnew = form.has("safetyAnew", "yes");
            sendingBack.verify(who, reference, seen, verdict, safetyAnew, form.value("reason"));
            return CasePage.led(
                    reference,
                    verdict.filter(Step.Verdict.AGREES::equals).isPresent()
                            ? "Verified. You can close the case now."
                            : safetyAnew
                                    ? "Reopened. The force is told now to confirm the child's safety anew."
                                    : "Returned to the force, whose clock runs anew.");
        });
    }

    @AllowedTo({DUTY_INSPECTOR, LEAD_INSPECTOR})
    @PostMapping("/sent-back/{reference}/closure")
    Answer close(SignedIn who, @PathVariable String reference, @RequestParam int seen) {
        sendingBack.close(who, reference, seen);
        return CasePage.led(reference, reference + " is closed. It can be reopened.");
    }

    @AllowedTo({DUTY_INSPECTOR, LEAD_INSPECTOR})
    @PostMapping("/sent-back/{reference}/reopening")
    Answer reopen(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return casePage.orAgain(page, who, reference, form, () -> {
            sendingBack.reopen(who, reference, seen, form.value("reason"));
            return CasePage.led(reference, reference + " is open again, and the force's clocks run anew.");
        });
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/sent-back/{reference}/withdrawal")
    Answer withdraw(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return casePage.orAgain(page, who, reference, form, () -> {
            sendingBack.withdraw(who, reference, seen, form.value("withdrawal"));
            return CasePage.led(reference, reference + " is withdrawn, and both sides see why.");
        });
    }

    private Reading reading(SignedIn who, UUID id) {
        return readings.find(id)
                .filter(reading -> reading.isFor(who) || who.isAny(DUTY_INSPECTOR))
                .orElseThrow(NotFound::new);
    }

    private JteModel raisingForm(Page page, Reading reading, Form form) {
        var caseReference = reading.file().reference();
        var open = sentBacks.ofCase(reading.file().id()).stream()
                .filter(SentBack::isOpen)
                .findFirst();
        return templates.sentbackRaising(
                page.below("Reading of " + caseReference, "/readings/" + reading.id())
                        .titled("Send " + caseReference + " straight back"),
                reading,
                sendingBack.grounds(reading.file().wave()),
                open,
                form);
    }
}

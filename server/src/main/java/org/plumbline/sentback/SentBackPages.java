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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
    private final Readings readings;
    private final Clock clock;

    SentBackPages(Templates templates, SentBacks sentBacks, SendingBack sendingBack, Readings readings, Clock clock) {
        this.templates = templates;
        this.sentBacks = sentBacks;
        this.sendingBack = sendingBack;
        this.readings = readings;
        this.clock = clock;
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/sent-back")
    JteModel board(Page page, SignedIn who) {
        return templates.sentbackBoard(
                page.titled("Cases sent straight back"), Board.of(sendingBack.visibleTo(who), who, clock.instant()));
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CHIEF_OFFICER})
    @GetMapping("/sent-back.csv")
    Download boardAsCsv(SignedIn who) {
        return Download.csv("cases-sent-straight-back.csv", Board.rows(sendingBack.export(who), clock.instant()));
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
        return shown(page, who, sendingBack.look(who, reference), Form.empty());
    }

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER})
    @PostMapping("/sent-back/{reference}/acknowledgement")
    Answer acknowledge(SignedIn who, @PathVariable String reference, @RequestParam int seen) {
        sendingBack.acknowledge(who, reference, seen);
        return led(reference, "You acknowledged " + reference + ". Now give it to somebody to look at again.");
    }

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER})
    @PostMapping("/sent-back/{reference}/assignment")
    Answer assign(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return orAgain(page, who, reference, form, () -> {
            sendingBack.assign(who, reference, seen, form.id("reviewer"));
            return led(reference, "The case is assigned.");
        });
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping("/sent-back/{reference}/answer")
    Answer answer(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return orAgain(page, who, reference, form, () -> {
            sendingBack.answer(
                    who,
                    reference,
                    seen,
                    form.value("whatWasDone"),
                    yesOrNo(form, "furtherRisk"),
                    yesOrNo(form, "charged"));
            return led(reference, "Your answer is with the inspectorate. It can no longer be changed.");
        });
    }

    @AllowedTo({DUTY_INSPECTOR, LEAD_INSPECTOR})
    @PostMapping("/sent-back/{reference}/verification")
    Answer verify(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return orAgain(page, who, reference, form, () -> {
            var verdict = Stream.of(Step.Verdict.values())
                    .filter(each -> form.value("verdict").equals(each.name()))
                    .findFirst();
            sendingBack.verify(who, reference, seen, verdict, form.value("reason"));
            return led(
                    reference,
                    verdict.filter(Step.Verdict.AGREES::equals).isPresent()
                            ? "Verified. You can close the case now."
                            : "Returned to the force, whose clock runs anew.");
        });
    }

    @AllowedTo({DUTY_INSPECTOR, LEAD_INSPECTOR})
    @PostMapping("/sent-back/{reference}/closure")
    Answer close(SignedIn who, @PathVariable String reference, @RequestParam int seen) {
        sendingBack.close(who, reference, seen);
        return led(reference, reference + " is closed. It can be reopened.");
    }

    @AllowedTo({DUTY_INSPECTOR, LEAD_INSPECTOR})
    @PostMapping("/sent-back/{reference}/reopening")
    Answer reopen(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return orAgain(page, who, reference, form, () -> {
            sendingBack.reopen(who, reference, seen, form.value("reason"));
            return led(reference, reference + " is open again, and the force's clocks run anew.");
        });
    }

    private Answer orAgain(Page page, SignedIn who, String reference, Form form, Supplier<Answer> step) {
        return Answer.orAgain(
                step,
                refused ->
                        shown(page, who, sentBacks.find(reference).orElseThrow(NotFound::new), form.refusing(refused)));
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

    private JteModel shown(Page page, SignedIn who, SentBack sentBack, Form form) {
        return templates.sentbackOne(
                page.below("Cases sent straight back", "/sent-back").titled(sentBack.reference()),
                sentBack,
                sendingBack.caseTypeInWords(sentBack),
                NextStep.of(sentBack, who),
                who.isForce() ? sendingBack.possibleReviewers(who) : List.of(),
                form);
    }

    private static Answer led(String reference, String notice) {
        return Answer.leadTo("/sent-back/" + reference).noting(notice);
    }

    private static Optional<Boolean> yesOrNo(Form form, String field) {
        return switch (form.value(field)) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

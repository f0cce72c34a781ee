package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.FORCE_LIAISON;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The steps of the force on a case that was sent back. */
@Controller
@RequestMapping("/sent-back/{reference}")
class AnsweringPages {

    static final String NOBODY = "NOBODY";

    private final Answering answering;
    private final CasePage casePage;

    AnsweringPages(Answering answering, CasePage casePage) {
        this.answering = answering;
        this.casePage = casePage;
    }

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER})
    @PostMapping("/acknowledgement")
    Answer acknowledge(SignedIn who, @PathVariable String reference, @RequestParam int seen) {
        answering.acknowledge(who, reference, seen);
        return CasePage.led(reference, "You acknowledged " + reference + ". Now make sure that the child is safe.");
    }

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER})
    @PostMapping("/assignment")
    Answer assign(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return casePage.orAgain(page, who, reference, form, () -> {
            answering.assign(who, reference, seen, form.id("reviewer"));
            return CasePage.led(reference, "The case is assigned.");
        });
    }

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER, CASE_REVIEWER})
    @PostMapping("/safety-confirmation")
    Answer confirmSafety(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return casePage.orAgain(page, who, reference, form, () -> {
            answering.confirmSafety(who, reference, seen, form.value("how"));
            return CasePage.led(reference, "You confirmed that the child is safe. The case can be reviewed now.");
        });
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping("/review")
    Answer review(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return casePage.orAgain(page, who, reference, form, () -> {
            answering.review(who, reference, seen, ticked(form), form.value("notes"));
            return CasePage.led(reference, "The review is recorded. Now report the outcome.");
        });
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping("/answer")
    Answer answer(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return casePage.orAgain(page, who, reference, form, () -> {
            answering.answer(
                    who,
                    reference,
                    seen,
                    new Answering.Outcome(
                            form.value("whatWasDone"),
                            yesOrNo(form, "furtherRisk"),
                            consequences(form),
                            number(form, "otherChildren")));
            return CasePage.led(reference, "Your answer is with the inspectorate. It can no longer be changed.");
        });
    }

    private static Set<Integer> ticked(Form form) {
        return form.values("done").stream()
                .filter(value -> value.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    /** 'Nobody' beside somebody is no answer. */
    private static Optional<Set<Step.Consequence>> consequences(Form form) {
        var some = Stream.of(Step.Consequence.values())
                .filter(each -> form.has("consequences", each.name()))
                .collect(Collectors.toSet());
        return some.isEmpty() == form.has("consequences", NOBODY) ? Optional.of(some) : Optional.empty();
    }

    private static Optional<Integer> number(Form form, String field) {
        return form.text(field).filter(typed -> typed.matches("\\d{1,4}")).map(Integer::valueOf);
    }

    private static Optional<Boolean> yesOrNo(Form form, String field) {
        return switch (form.value(field)) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

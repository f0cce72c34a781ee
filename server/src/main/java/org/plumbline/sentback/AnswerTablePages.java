package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.FORCE_LIAISON;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Answering several cases by a table: taking it away, uploading it, checking it, confirming it, and what came of it. */
@Controller
@RequestMapping("/answer-tables")
class AnswerTablePages {

    private final Templates templates;
    private final AnsweringByTable answering;

    AnswerTablePages(Templates templates, AnsweringByTable answering) {
        this.templates = templates;
        this.answering = answering;
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @GetMapping
    JteModel start(Page page, SignedIn who) {
        return start(page, who, Form.empty());
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @GetMapping("/cases.csv")
    Download cases(SignedIn who) {
        return Download.sheet("answer-cases-sent-back.csv", answering.download(who).stream());
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping
    Answer upload(
            Page page, SignedIn who, Form form, @RequestParam UUID id, @RequestParam Optional<MultipartFile> file) {
        return Answer.orAgain(
                () -> {
                    upload(
                            who,
                            id,
                            file.filter(given -> !given.isEmpty())
                                    .orElseThrow(() -> new Refused("file", "Choose the table that you filled in")));
                    return Answer.leadTo("/answer-tables/" + id);
                },
                refused -> start(page, who, form.refusing(refused)));
    }

    private void upload(SignedIn who, UUID id, MultipartFile file) {
        try (var content = file.getInputStream()) {
            answering.upload(
                    who, id, Optional.ofNullable(file.getOriginalFilename()).orElse(""), content);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** What will be done, and once it is decided, what was. */
    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @GetMapping("/{id}")
    JteModel one(Page page, SignedIn who, @PathVariable UUID id) {
        var checked = answering.check(who, id);
        var below = page.below("Cases sent straight back", "/sent-back").below("Answer by a table", "/answer-tables");
        return checked.plans().isEmpty()
                ? templates.sentbackAnswerTableDecided(
                        below.titled("What came of the table"), checked.table(), checked.outcomes())
                : templates.sentbackAnswerTable(
                        below.titled("Check before you confirm"),
                        checked.table(),
                        checked.plans(),
                        checked.outcomes().size());
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping("/{id}/confirmation")
    Answer confirm(SignedIn who, @PathVariable UUID id) {
        answering.confirm(who, id);
        return Answer.leadTo("/answer-tables/" + id);
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping("/{id}/withdrawal")
    Answer discard(SignedIn who, @PathVariable UUID id) {
        answering.discard(who, id);
        return Answer.leadTo("/answer-tables").noting("The table was discarded. Nothing more of it is taken.");
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @GetMapping("/{id}/outcome.csv")
    Download outcome(SignedIn who, @PathVariable UUID id) {
        var outcomes = answering.check(who, id).outcomes();
        if (outcomes.isEmpty()) {
            throw new NotFound();
        }
        return Download.sheet(
                "outcome-of-the-table.csv",
                Stream.concat(
                        Stream.of(List.of("Row", "Reference", "Outcome", "Steps", "Why not, and what to do")),
                        outcomes.stream()
                                .map(each -> List.of(
                                        Integer.toString(each.row()),
                                        each.reference(),
                                        each.kind().inWords(),
                                        each.stepsInWords(),
                                        each.why()))));
    }

    private JteModel start(Page page, SignedIn who, Form form) {
        return templates.sentbackAnswerTables(
                page.below("Cases sent straight back", "/sent-back").titled("Answer several cases by a table"),
                answering.waiting(who),
                answering.undecided(who),
                form);
    }
}

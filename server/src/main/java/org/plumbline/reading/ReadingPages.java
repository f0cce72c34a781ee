package org.plumbline.reading;

import gg.jte.Content;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.ledger.Purpose;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Dates;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A reader's queue and the reading itself. */
@Controller
class ReadingPages {

    private final Templates templates;
    private final Readings readings;
    private final Yardstick yardstick;
    private final Looking looking;
    private final Drafting drafting;
    private final Submitting submitting;
    private final List<BesideTheReading> beside;

    ReadingPages(
            Templates templates,
            Readings readings,
            Yardstick yardstick,
            Looking looking,
            Drafting drafting,
            Submitting submitting,
            ObjectProvider<BesideTheReading> beside) {
        this.templates = templates;
        this.readings = readings;
        this.yardstick = yardstick;
        this.looking = looking;
        this.drafting = drafting;
        this.submitting = submitting;
        this.beside = beside.stream()
                .sorted(Comparator.comparingInt(BesideTheReading::order))
                .toList();
    }

    @AllowedTo({Role.LEAD_INSPECTOR, Role.INSPECTOR})
    @GetMapping("/readings")
    JteModel queue(Page page, SignedIn who) {
        var queue = Queue.of(yardstick.opened(readings.ofReader(who.person())));
        return templates.readingQueue(page.titled("My readings"), queue);
    }

    @AllowedTo({Role.LEAD_INSPECTOR, Role.INSPECTOR})
    @GetMapping("/readings/{id}")
    JteModel reading(Page page, SignedIn who, @PathVariable UUID id) {
        var opened = opened(who, id);
        if (!looking.mayLook(who, opened.reading())) {
            return purpose(page, who, opened, Form.empty());
        }
        var reading = opened.reading();
        if (reading.isReadBy(who) && opened.isWritable()) {
            return desk(page, who, opened, ContentFields.form(reading.content()), Window.on(reading.version()));
        }
        return templates.readingShown(
                page.titled(opened.reference()), opened, panels(page, who, reading), who, readings.submissions(id));
    }

    @AllowedTo({Role.LEAD_INSPECTOR, Role.INSPECTOR})
    @PostMapping("/readings/{id}/look")
    Answer look(Page page, SignedIn who, Form form, @PathVariable UUID id) {
        var opened = opened(who, id);
        return Answer.orAgain(
                () -> {
                    looking.look(who, opened.reading(), chosen(form));
                    return Answer.leadTo(opened.href());
                },
                refused -> purpose(page, who, opened, form.refusing(refused)));
    }

    @AllowedTo({Role.LEAD_INSPECTOR, Role.INSPECTOR})
    @PostMapping("/readings/{id}/draft")
    Answer save(Page page, SignedIn who, Form form, @PathVariable UUID id) {
        var opened = opened(who, id);
        return Answer.orAgain(
                () -> {
                    var saved = drafting.save(who, id, Window.of(form), ContentFields.content(form));
                    // a child at risk does not wait until two versions of an answer are sorted out; both are kept
                    if (saved.conflict() && !form.value("then").equals("send-back")) {
                        return new Answer.Shown(conflicts(page, opened(who, id), Form.empty()), HttpStatus.CONFLICT);
                    }
                    return switch (form.value("then")) {
                        case "check" -> Answer.leadTo(opened.href() + "/check");
                        case "send-back" ->
                            Answer.leadTo(opened.href() + "/sent-back").noting("Draft saved");
                        default -> Answer.leadTo(opened.href()).noting("Draft saved");
                    };
                },
                refused -> desk(page, who, opened, form.refusing(refused), Window.of(form)));
    }

    /** Answers a page that saves itself. It keeps its version: what it knows is that, and what it has saved since. */
    @AllowedTo({Role.LEAD_INSPECTOR, Role.INSPECTOR})
    @PostMapping("/readings/{id}/autosave")
    ResponseEntity<?> autosave(SignedIn who, Form form, @PathVariable UUID id) {
        try {
            var saved = drafting.save(who, id, Window.of(form), ContentFields.content(form));
            return saved.conflict()
                    ? problem(HttpStatus.CONFLICT, conflictInWords(opened(who, id)))
                    : ResponseEntity.ok(Map.of("version", form.value("version"), "savedAt", saved.at()));
        } catch (Stale stale) {
            return problem(HttpStatus.CONFLICT, stale.getMessage());
        } catch (Refused refused) {
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Not saved: "
                            + refused.refusals().stream().map(Refusal::message).collect(Collectors.joining(". "))
                            + ".");
        }
    }

    @AllowedTo({Role.LEAD_INSPECTOR, Role.INSPECTOR})
    @GetMapping("/readings/{id}/conflicts")
    Answer conflicts(Page page, SignedIn who, @PathVariable UUID id) {
        var opened = own(who, id);
        return drafting.conflicts(id).isEmpty()
                ? Answer.leadTo(opened.href())
                : Answer.show(conflicts(page, opened, Form.empty()));
    }

    @AllowedTo({Role.LEAD_INSPECTOR, Role.INSPECTOR})
    @PostMapping("/readings/{id}/conflicts")
    Answer decide(Page page, SignedIn who, Form form, @PathVariable UUID id) {
        var opened = own(who, id);
        return Answer.orAgain(
                () -> {
                    var chosen = form.typed().keySet().stream().collect(Collectors.toMap(it -> it, form::value));
                    drafting.decide(who, id, version(form), chosen);
                    return Answer.leadTo(opened.href()).noting("Your decision is saved");
                },
                refused -> conflicts(page, opened, form.refusing(refused)));
    }

    @AllowedTo({Role.LEAD_INSPECTOR, Role.INSPECTOR})
    @GetMapping("/readings/{id}/check")
    Answer check(Page page, SignedIn who, @PathVariable UUID id) {
        var opened = own(who, id);
        if (!opened.isWritable()) {
            return Answer.leadTo(opened.href());
        }
        if (!drafting.conflicts(id).isEmpty()) {
            return Answer.leadTo(opened.href() + "/conflicts");
        }
        return Answer.show(templates.readingCheck(page.titled("Check your answers"), opened));
    }

    @AllowedTo({Role.LEAD_INSPECTOR, Role.INSPECTOR})
    @PostMapping("/readings/{id}/submission")
    Answer submit(Page page, SignedIn who, Form form, @PathVariable UUID id) {
        return Answer.orAgain(
                () -> {
                    var submitted = submitting.submit(who, id, version(form));
                    return Answer.leadTo("/readings")
                            .noting("The reading of " + submitted.file().reference()
                                    + " is submitted. A lead inspector moderates it");
                },
                refused -> templates.readingCheck(page.titled("Check your answers"), own(who, id)));
    }

    private JteModel purpose(Page page, SignedIn who, OpenedReading opened, Form form) {
        var typed = opened.reading().isReadBy(who) && !form.isRefused()
                ? form.with("purpose", Purpose.READING.name())
                : form;
        return templates.readingPurpose(
                page.titled("Why do you open this file?"),
                opened,
                Looking.purposes(who, opened.reading()),
                opened.reading().isReadBy(who),
                typed);
    }

    private JteModel desk(Page page, SignedIn who, OpenedReading opened, Form form, Window window) {
        return templates.readingDesk(
                page.titled(opened.reference()),
                opened,
                form,
                window.toString(),
                panels(page, who, opened.reading()),
                drafting.conflicts(opened.reading().id()).stream()
                        .map(Conflict::field)
                        .distinct()
                        .toList()
                        .size());
    }

    private JteModel conflicts(Page page, OpenedReading opened, Form form) {
        return templates.readingConflicts(
                page.titled("Two versions of the same answer"),
                opened,
                drafting.conflicts(opened.reading().id()).stream()
                        .collect(Collectors.groupingBy(Conflict::field, LinkedHashMap::new, Collectors.toList())),
                form);
    }

    private String conflictInWords(OpenedReading opened) {
        var conflicts = drafting.conflicts(opened.reading().id());
        var fields = conflicts.stream()
                .map(it -> "‘" + opened.label(it.field()) + "’")
                .distinct()
                .collect(Collectors.joining(", "));
        return conflicts.stream()
                .findFirst()
                .map(it ->
                        "Changed in another window by %s at %s: %s. Both versions are kept and all else is saved. Open the reading again and decide which is to stand."
                                .formatted(
                                        it.saved().byName(),
                                        Dates.timeOf(it.saved().at()),
                                        fields))
                .orElse("Open the reading again.");
    }

    private List<Content> panels(Page page, SignedIn who, Reading reading) {
        return beside.stream()
                .flatMap(it -> it.panel().of(page, who, reading).stream())
                .toList();
    }

    private OpenedReading opened(SignedIn who, UUID id) {
        var reading = readings.find(id)
                .filter(it -> it.isFor(who) && !isReadAnewBy(who, it))
                .orElseThrow(NotFound::new);
        return yardstick.of(reading.file().wave()).opened(reading);
    }

    /** Whoever reads a case after another does not see what the first wrote until their own reading is in. */
    private boolean isReadAnewBy(SignedIn who, Reading reading) {
        return reading.state() == Reading.State.WITHDRAWN
                && readings.ofCase(reading.file().id())
                        .filter(it -> it.isReadBy(who) && it.isOpen())
                        .isPresent();
    }

    /** The reading of this reader, which they open with every page of it. */
    private OpenedReading own(SignedIn who, UUID id) {
        var opened = opened(who, id);
        if (!opened.reading().isReadBy(who) || !looking.mayLook(who, opened.reading())) {
            throw new NotFound();
        }
        return opened;
    }

    private static Optional<Purpose> chosen(Form form) {
        return Stream.of(Purpose.values())
                .filter(it -> form.has("purpose", it.name()))
                .findFirst();
    }

    static long version(Form form) {
        return form.text("version")
                .filter(it -> it.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}

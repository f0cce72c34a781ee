package org.plumbline.organisation;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.plumbline.page.Answer;
import org.plumbline.page.Autosaved;
import org.plumbline.page.Form;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Every component of pages in one place, for whoever builds or checks them. */
@Controller
class StyleGuidePages {

    private final Templates templates;
    private final Clock clock;

    StyleGuidePages(Templates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @AllowedTo(Role.ADMINISTRATOR)
    @GetMapping("/style-guide")
    JteModel show(Page page) {
        return templates.pageStyleGuide(framed(page).below("Home", "/"), Form.empty());
    }

    /** Refuses whatever is sent, so that every error can be looked at. */
    @AllowedTo(Role.ADMINISTRATOR)
    @PostMapping("/style-guide")
    Answer refuse(Page page, Form form) {
        var refusals = List.of(
                Refusal.of("name", "Enter the name of the inspection"),
                Refusal.of("count", "The number of cases must be between 1 and 2,840, the size of the caseload"),
                Refusal.of("force", "Choose a force"),
                Refusal.of("received", "The date must be a real date, such as 24 11 2026"),
                Refusal.of("grade", "Choose a grade"),
                Refusal.of("judgement", "Say whether checks were made"),
                Refusal.of("failings", "Choose at least one failing, because the grade is inadequate"),
                Refusal.of("why", "Say why, so that the moderator can follow you"),
                Refusal.of("file", "Choose the file again: a browser does not keep it"));
        return Answer.refused(templates.pageStyleGuide(framed(page), form.refusing(refusals)));
    }

    @AllowedTo(Role.ADMINISTRATOR)
    @PostMapping("/style-guide/draft")
    @ResponseBody
    Autosaved save(Form form) {
        return new Autosaved(form.text("version").map(Long::parseLong).orElse(0L) + 1, clock.instant());
    }

    /** Tells of one event and asks not to be called again for an hour. */
    @AllowedTo(Role.ADMINISTRATOR)
    @GetMapping(value = "/style-guide/events", produces = "text/event-stream")
    @ResponseBody
    String events() {
        return "retry: 3600000\nevent: sent-back\ndata: Case C-7F3A-0912 was sent back\n\n";
    }

    private static Page framed(Page page) {
        return new Page(
                "Style guide",
                page.above(),
                Optional.of(new Page.Person("Priya Raman", "Inspectorate of Child Protection", "inspector")),
                List.of(
                        new Page.Place("Home", "/home", false),
                        new Page.Place("Inspections", "/inspections", false),
                        new Page.Place("My readings", "/style-guide", true),
                        new Page.Place("Sent straight back", "/sent-back", false),
                        new Page.Place("Releases", "/releases", false)),
                page.csrf(),
                page.demonstration(),
                Optional.of("The reading was submitted"),
                Optional.of("What is wrong with the server itself stands here"),
                page.path(),
                page.now());
    }
}

package org.plumbline.reading;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Moderation of one reading. */
@Controller
class ModerationPages {

    private final Templates templates;
    private final Readings readings;
    private final Yardstick yardstick;
    private final Looking looking;
    private final Moderating moderating;

    ModerationPages(
            Templates templates, Readings readings, Yardstick yardstick, Looking looking, Moderating moderating) {
        this.templates = templates;
        this.readings = readings;
        this.yardstick = yardstick;
        this.looking = looking;
        this.moderating = moderating;
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @GetMapping("/readings/{id}/moderation")
    Answer moderation(Page page, SignedIn who, @PathVariable UUID id) {
        var opened = opened(id);
        return opened.reading().state() == Reading.State.SUBMITTED && looking.mayLook(who, opened.reading())
                ? Answer.show(view(page, who, opened, Form.empty()))
                : Answer.leadTo(opened.href());
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @PostMapping("/readings/{id}/moderation")
    Answer moderate(Page page, SignedIn who, Form form, @PathVariable UUID id) {
        return Answer.orAgain(
                () -> {
                    var moderated = moderating.moderate(
                            who, id, ReadingPages.version(form), form.value("grade"), form.value("reason"));
                    return Answer.leadTo("/waves/" + moderated.file().wave() + "/readings?show=to_moderate")
                            .noting("%s has its final grade: %s"
                                    .formatted(
                                            moderated.file().reference(),
                                            opened(id).finalGrade().toLowerCase(Locale.ROOT)));
                },
                refused -> view(page, who, opened(id), form.refusing(refused)));
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @PostMapping("/readings/{id}/return")
    Answer giveBack(Page page, SignedIn who, Form form, @PathVariable UUID id) {
        return Answer.orAgain(
                () -> {
                    var returned =
                            moderating.giveBack(who, id, ReadingPages.version(form), form.value("return-reason"));
                    return Answer.leadTo("/waves/" + returned.file().wave() + "/readings?show=to_moderate")
                            .noting("The reading of %s is back with %s"
                                    .formatted(returned.file().reference(), returned.readerName()));
                },
                refused -> view(
                        page,
                        who,
                        opened(id),
                        form.refusing(refused.refusals().stream()
                                .map(it -> it.field().equals("reason") ? Refusal.of("return-reason", it.message()) : it)
                                .toList())));
    }

    private JteModel view(Page page, SignedIn who, OpenedReading opened, Form form) {
        return templates.readingModeration(
                page.titled("Moderate " + opened.reference())
                        .below(
                                "Readings of " + opened.wave().name(),
                                "/waves/" + opened.wave().id() + "/readings"),
                opened,
                opened.reading().reader().equals(who.person()),
                readings.submissions(opened.reading().id()),
                form);
    }

    private OpenedReading opened(UUID id) {
        var reading = readings.find(id).orElseThrow(NotFound::new);
        return yardstick.of(reading.file().wave()).opened(reading);
    }
}

package org.plumbline.sentback;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Dates;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.Numbers;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The rota of an organisation: who is on duty out of hours, and when nobody is. */
@Controller
class RotaPages {

    private static final int WEEKS_SHOWN = 4;
    private static final Duration GAP_AHEAD = Duration.ofDays(7);
    private static final long LARGEST_FILE = 1_000_000;

    private final Templates templates;
    private final Rostering rostering;
    private final OutOfHours outOfHours;
    private final Clock clock;

    RotaPages(Templates templates, Rostering rostering, OutOfHours outOfHours, Clock clock) {
        this.templates = templates;
        this.rostering = rostering;
        this.outOfHours = outOfHours;
        this.clock = clock;
    }

    /** An administrator sees those of all that they look after, everybody else their own. */
    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, DUTY_INSPECTOR, ADMINISTRATOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/rotas")
    Answer all(Page page, SignedIn who) {
        var visible = rostering.visibleTo(who);
        if (visible.size() == 1) {
            return Answer.leadTo("/rotas/" + visible.getFirst().slug());
        }
        return Answer.show(templates.sentbackRotas(
                page.titled("Out-of-hours rotas"),
                visible.stream()
                        .map(each -> new RotaInShort(
                                outOfHours.watch(each),
                                outOfHours.gaps(each.id(), GAP_AHEAD).stream().findFirst()))
                        .toList()));
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, DUTY_INSPECTOR, ADMINISTRATOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/rotas/{slug}")
    JteModel one(Page page, SignedIn who, @PathVariable String slug, @RequestParam(defaultValue = "") String week) {
        return shown(page, who, slug, week, Form.empty());
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, DUTY_INSPECTOR, ADMINISTRATOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/rotas/{slug}/duties.csv")
    Download csv(SignedIn who, @PathVariable String slug) {
        return Download.csv("rota-" + slug + ".csv", rostering.file(rostering.organisation(who, slug)));
    }

    @AllowedTo({LEAD_INSPECTOR, ADMINISTRATOR, FORCE_LIAISON})
    @PostMapping("/rotas/{slug}/duties")
    Answer add(
            Page page,
            SignedIn who,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int version,
            Form form) {
        return orAgain(page, who, slug, form, () -> {
            rostering.add(who, slug, version, RotaForm.person(form), RotaForm.span(form));
            return led(slug, form.value("shown"), "The duty is on the rota.");
        });
    }

    @AllowedTo({LEAD_INSPECTOR, ADMINISTRATOR, FORCE_LIAISON})
    @PostMapping("/rotas/{slug}/duties/{id}/removal")
    Answer remove(
            Page page,
            SignedIn who,
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            Form form) {
        return orAgain(page, who, slug, form, () -> {
            rostering.remove(who, slug, version, id);
            return led(slug, form.value("shown"), "The duty is off the rota.");
        });
    }

    @AllowedTo({LEAD_INSPECTOR, ADMINISTRATOR, FORCE_LIAISON})
    @PostMapping("/rotas/{slug}/copies")
    Answer copy(
            Page page,
            SignedIn who,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int version,
            Form form) {
        return orAgain(page, who, slug, form, () -> {
            var copied = rostering.copy(who, slug, version, RotaForm.week(form), RotaForm.weeks(form));
            return led(
                    slug,
                    form.value("shown"),
                    Numbers.of(copied.duties(), "duty", "duties") + " added."
                            + (copied.left() == 0
                                    ? ""
                                    : " " + Numbers.of(copied.left(), "duty was", "duties were")
                                            + " left out, as the person can't be on duty any more."));
        });
    }

    @AllowedTo({LEAD_INSPECTOR, ADMINISTRATOR, FORCE_LIAISON})
    @PostMapping("/rotas/{slug}/file")
    Answer take(
            Page page,
            SignedIn who,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Optional<MultipartFile> file,
            Form form) {
        return orAgain(page, who, slug, form, () -> {
            var chosen = file.filter(each -> !each.isEmpty())
                    .orElseThrow(() -> new Refused("file", "Choose the CSV file with the duties"));
            if (chosen.getSize() > LARGEST_FILE) {
                throw new Refused("file", "The file is larger than 1 MB, which no rota is. Choose another");
            }
            try (var content = chosen.getInputStream()) {
                var taken = rostering.take(who, slug, version, content);
                return led(
                        slug,
                        form.value("shown"),
                        Numbers.of(taken.added(), "duty", "duties") + " added, " + taken.already()
                                + " were on the rota already.");
            } catch (IOException lost) {
                throw new Refused("file", "The file could not be read. Choose it again");
            }
        });
    }

    @AllowedTo({LEAD_INSPECTOR, ADMINISTRATOR, FORCE_LIAISON})
    @PostMapping("/rotas/{slug}/hours")
    Answer keep(
            Page page,
            SignedIn who,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int version,
            Form form) {
        return orAgain(page, who, slug, form, () -> {
            rostering.keep(who, slug, version, RotaForm.hours(form), RotaForm.isKept(form));
            return led(slug, form.value("shown"), "It holds from now on.");
        });
    }

    private Answer orAgain(Page page, SignedIn who, String slug, Form form, Supplier<Answer> step) {
        rostering.organisation(who, slug);
        return Answer.orAgain(step, refused -> shown(page, who, slug, form.value("shown"), form.refusing(refused)));
    }

    private static Answer led(String slug, String week, String notice) {
        return Answer.leadTo("/rotas/" + slug + (week.matches("\\d{4}-\\d{2}-\\d{2}") ? "?week=" + week : ""))
                .noting(notice);
    }

    private JteModel shown(Page page, SignedIn who, String slug, String week, Form form) {
        var organisation = rostering.organisation(who, slug);
        var monday = monday(week);
        var rota = rostering.rota(
                organisation,
                new Span(WorkingDays.startOf(monday), WorkingDays.startOf(monday.plusWeeks(WEEKS_SHOWN))));
        boolean editing = Rostering.mayEdit(who, organisation);
        return templates.sentbackRota(
                above(page, who, organisation).titled("Out-of-hours rota"),
                rota,
                outOfHours.watch(organisation),
                monday,
                WEEKS_SHOWN,
                editing,
                editing ? rostering.people(organisation) : List.of(),
                RotaForm.filled(form, rota.keeping(), monday));
    }

    private static Page above(Page page, SignedIn who, Organisation organisation) {
        return who.isAny(ADMINISTRATOR)
                ? page.below("Out-of-hours rotas", "/rotas")
                : page.below("Cases sent straight back", "/sent-back");
    }

    /** The Monday of the week that is asked for, or of this one. */
    private LocalDate monday(String week) {
        LocalDate day;
        try {
            day = LocalDate.parse(week);
        } catch (DateTimeException notADay) {
            day = clock.instant().atZone(Dates.LONDON).toLocalDate();
        }
        var within = day.getYear() < 2000 || day.getYear() > 2200
                ? clock.instant().atZone(Dates.LONDON).toLocalDate()
                : day;
        return within.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}

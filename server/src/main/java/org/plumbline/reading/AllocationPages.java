package org.plumbline.reading;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.plumbline.ledger.Purpose;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.plumbline.sampling.Draws;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The readings of a wave, as lead inspectors allocate and follow them. */
@Controller
class AllocationPages {

    private final Templates templates;
    private final Readings readings;
    private final Yardstick yardstick;
    private final Draws draws;
    private final Allocating allocating;
    private final Exporting exporting;

    AllocationPages(
            Templates templates,
            Readings readings,
            Yardstick yardstick,
            Draws draws,
            Allocating allocating,
            Exporting exporting) {
        this.templates = templates;
        this.readings = readings;
        this.yardstick = yardstick;
        this.draws = draws;
        this.allocating = allocating;
        this.exporting = exporting;
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @GetMapping("/waves/{wave}/readings")
    JteModel readings(Page page, SignedIn who, @PathVariable UUID wave, @RequestParam Optional<String> show) {
        return wave(page, who, wave, WaveReadings.Part.named(show.orElse("")), Form.empty());
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @GetMapping("/waves/{wave}/allocation")
    Answer shares(Page page, SignedIn who, Form form, @PathVariable UUID wave) {
        if (!form.typed().containsKey("readers")) {
            return form.typed().containsKey("shown")
                    ? Answer.refused(shares(
                            page, who, wave, form.refusing(new Refused("readers", "Choose at least one reader"))))
                    : Answer.show(shares(page, who, wave, form));
        }
        return Answer.orAgain(
                () -> Answer.show(templates.readingShares(
                        below(page.titled("Check who gets which cases"), waveReadings(wave)),
                        waveReadings(wave),
                        allocating.evenShares(who, wave, readers(form)))),
                refused -> shares(page, who, wave, form.refusing(refused)));
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/allocation")
    Answer allocateEvenly(Page page, SignedIn who, Form form, @PathVariable UUID wave) {
        return Answer.orAgain(
                () -> {
                    var shares = allocating.allocateEvenly(who, wave, readers(form), form.value("shown"));
                    return Answer.leadTo("/waves/" + wave + "/readings")
                            .noting("%s allocated to %s"
                                    .formatted(
                                            Numbers.of(shares.cases(), "case"),
                                            Numbers.of(shares.shares().size(), "reader")));
                },
                refused -> shares(page, who, wave, form.refusing(refused)));
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @GetMapping("/waves/{wave}/allocation/{caseId}")
    JteModel reader(Page page, SignedIn who, @PathVariable UUID wave, @PathVariable UUID caseId) {
        return reader(page, who, wave, caseId, Form.empty());
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/allocation/{caseId}")
    Answer allocate(Page page, SignedIn who, Form form, @PathVariable UUID wave, @PathVariable UUID caseId) {
        return Answer.orAgain(
                () -> {
                    var reading = allocating.allocate(
                            who,
                            wave,
                            caseId,
                            id(form.value("reader"))
                                    .orElseThrow(() -> new Refused("reader", "Choose who reads this case")));
                    return Answer.leadTo("/waves/" + wave + "/readings")
                            .noting("%s is allocated to %s"
                                    .formatted(reading.file().reference(), reading.readerName()));
                },
                refused -> reader(page, who, wave, caseId, form.refusing(refused)));
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/allocation/{caseId}/withdrawal")
    Answer withdraw(Page page, SignedIn who, Form form, @PathVariable UUID wave, @PathVariable UUID caseId) {
        return Answer.orAgain(
                () -> {
                    var reading = readings.ofCase(caseId);
                    reading.ifPresent(it -> allocating.withdraw(who, it.id()));
                    return Answer.leadTo("/waves/" + wave + "/readings")
                            .noting(reading.map(it -> "%s is no longer allocated to %s. What they wrote is kept"
                                            .formatted(it.file().reference(), it.readerName()))
                                    .orElse("The case has no reader"));
                },
                refused -> reader(page, who, wave, caseId, form.refusing(refused)));
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @GetMapping("/waves/{wave}/readings/export")
    JteModel export(Page page, @PathVariable UUID wave) {
        return export(page, wave, Form.empty());
    }

    @AllowedTo(Role.LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/readings/export")
    Object export(Page page, SignedIn who, Form form, @PathVariable UUID wave) {
        try {
            var purpose = Stream.of(Purpose.values())
                    .filter(it -> form.has("purpose", it.name()))
                    .findFirst();
            return Download.csv("readings-" + wave + ".csv", exporting.export(who, wave, purpose));
        } catch (Refused refused) {
            return Answer.refused(export(page, wave, form.refusing(refused)));
        }
    }

    private JteModel wave(Page page, SignedIn who, UUID wave, WaveReadings.Part part, Form form) {
        var all = waveReadings(wave);
        return templates.readingWave(
                page.titled("Readings of " + all.wave().name())
                        .below("Inspections", "/inspections")
                        .below(
                                all.inspection().title(),
                                "/inspections/" + all.inspection().id())
                        .below(all.wave().name(), "/waves/" + wave),
                all,
                part,
                who);
    }

    private JteModel shares(Page page, SignedIn who, UUID wave, Form form) {
        var all = waveReadings(wave);
        return templates.readingReaders(
                below(page.titled("Allocate cases evenly"), all), all, allocating.readers(who), form);
    }

    private JteModel reader(Page page, SignedIn who, UUID wave, UUID caseId, Form form) {
        var all = waveReadings(wave);
        var row = all.rows().stream()
                .filter(it -> it.file().id().equals(caseId))
                .findFirst()
                .orElseThrow(NotFound::new);
        return templates.readingAllocation(
                below(page.titled("Who reads " + row.file().reference() + "?"), all),
                all,
                row,
                allocating.readers(who),
                form);
    }

    private JteModel export(Page page, UUID wave, Form form) {
        var all = waveReadings(wave);
        return templates.readingExport(below(page.titled("Export the readings"), all), all, Exporting.PURPOSES, form);
    }

    private WaveReadings waveReadings(UUID wave) {
        return WaveReadings.of(yardstick.of(wave), draws.cases(wave), readings.ofWave(wave));
    }

    private static Page below(Page page, WaveReadings all) {
        return page.below(all.wave().name(), "/waves/" + all.wave().id())
                .below("Readings", "/waves/" + all.wave().id() + "/readings");
    }

    private static List<UUID> readers(Form form) {
        return form.values("readers").stream()
                .flatMap(it -> id(it).stream())
                .distinct()
                .toList();
    }

    private static Optional<UUID> id(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}

package org.plumbline.finding;

import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.plumbline.reading.Reading;
import org.plumbline.reading.Readings;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The findings of a wave while they are being written. */
@Controller
class FindingPages {

    private final Templates templates;
    private final Findings findings;
    private final Raising raising;
    private final Readings readings;
    private final Inspections inspections;

    FindingPages(Templates templates, Findings findings, Raising raising, Readings readings, Inspections inspections) {
        this.templates = templates;
        this.findings = findings;
        this.raising = raising;
        this.readings = readings;
        this.inspections = inspections;
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR})
    @GetMapping("/waves/{wave}/findings")
    JteModel ofWave(Page page, SignedIn who, @PathVariable UUID wave) {
        var of = wave(wave);
        return templates.findingOfWave(
                below(page, of).titled("Findings"),
                of,
                findings.ofWave(wave),
                who.isAny(LEAD_INSPECTOR),
                read(wave).size());
    }

    @AllowedTo(LEAD_INSPECTOR)
    @GetMapping("/waves/{wave}/findings/new")
    JteModel blank(Page page, @PathVariable UUID wave, @RequestParam(required = false) List<String> reading) {
        var form = Form.empty().with("id", Ids.next().toString());
        return raisingForm(page, wave, reading == null ? form : form.with("evidence", reading.toArray(String[]::new)));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/findings")
    Answer raise(Page page, SignedIn who, @PathVariable UUID wave, @RequestParam UUID id, Form form) {
        return Answer.orAgain(
                () -> {
                    var finding = raising.raise(who, id, wave, said(form));
                    return Answer.leadTo("/findings/" + finding.id())
                            .noting(
                                    finding.kind() == Finding.Kind.CAUSE_OF_CONCERN
                                            ? "The cause of concern is raised. Add its recommendation now."
                                            : "The area for improvement is raised.");
                },
                refused -> raisingForm(page, wave, form.refusing(refused)));
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR})
    @GetMapping("/findings/{id}")
    JteModel one(Page page, SignedIn who, @PathVariable UUID id) {
        return shown(page, who, id, Form.empty().with("id", Ids.next().toString()));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @GetMapping("/findings/{id}/change")
    JteModel changing(Page page, @PathVariable UUID id) {
        var finding = unpublished(id);
        return changingForm(
                page,
                finding,
                Form.empty()
                        .with("kind", finding.kind().name())
                        .with("title", finding.title())
                        .with("text", finding.text())
                        .with("version", Long.toString(finding.version()))
                        .with(
                                "evidence",
                                finding.evidence().stream().map(UUID::toString).toArray(String[]::new)));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/findings/{id}/change")
    Answer change(Page page, SignedIn who, @PathVariable UUID id, @RequestParam long version, Form form) {
        return Answer.orAgain(
                () -> {
                    raising.change(who, id, version, said(form));
                    return Answer.leadTo("/findings/" + id).noting("The finding is changed.");
                },
                refused -> changingForm(page, unpublished(id), form.refusing(refused)));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/findings/{id}/withdrawal")
    Answer withdraw(SignedIn who, @PathVariable UUID id, @RequestParam long version) {
        var wave = findings.find(id).orElseThrow(NotFound::new).wave();
        raising.withdraw(who, id, version);
        return Answer.leadTo("/waves/" + wave + "/findings").noting("The finding is withdrawn.");
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/findings/{finding}/recommendations")
    Answer recommend(Page page, SignedIn who, @PathVariable UUID finding, @RequestParam UUID id, Form form) {
        return orShownAgain(page, who, finding, form, () -> {
            var timescale = Stream.of(Recommendation.Timescale.values())
                    .filter(each -> each.name().equals(form.value("timescale")))
                    .findFirst();
            var made = raising.recommend(who, id, finding, form.value("text"), timescale, form.date("date"));
            return Answer.leadTo("/findings/" + finding).noting("Recommendation " + made.reference() + " is added.");
        });
    }

    private Answer orShownAgain(Page page, SignedIn who, UUID finding, Form form, Supplier<Answer> step) {
        try {
            return step.get();
        } catch (Refused refused) {
            return Answer.refused(shown(page, who, finding, form.refusing(refused)));
        }
    }

    private JteModel shown(Page page, SignedIn who, UUID id, Form form) {
        var finding = findings.find(id).orElseThrow(NotFound::new);
        var wave = wave(finding.wave());
        var restsOn = readings.ofWave(wave.id()).stream()
                .filter(reading -> finding.evidence().contains(reading.id()))
                .toList();
        return templates.findingOne(
                below(page, wave)
                        .below("Findings", "/waves/" + wave.id() + "/findings")
                        .titled(finding.title()),
                finding,
                restsOn,
                read(wave.id()).size(),
                who.isAny(LEAD_INSPECTOR) && !finding.published(),
                form);
    }

    private JteModel raisingForm(Page page, UUID wave, Form form) {
        var of = wave(wave);
        return templates.findingForm(
                below(page, of)
                        .below("Findings", "/waves/" + wave + "/findings")
                        .titled("Raise a finding"),
                "/waves/" + wave + "/findings",
                "Raise the finding",
                read(wave),
                form);
    }

    private JteModel changingForm(Page page, Finding finding, Form form) {
        return templates.findingForm(
                below(page, wave(finding.wave()))
                        .below(finding.title(), "/findings/" + finding.id())
                        .titled("Change the finding"),
                "/findings/" + finding.id() + "/change",
                "Save the change",
                read(finding.wave()),
                form);
    }

    /** Those that say something: a finding can rest on a reading once it was submitted. */
    private List<Reading> read(UUID wave) {
        return readings.ofWave(wave).stream()
                .filter(reading -> reading.submittedAt().isPresent())
                .toList();
    }

    private Finding unpublished(UUID id) {
        return findings.find(id).filter(finding -> !finding.published()).orElseThrow(NotFound::new);
    }

    private Wave wave(UUID id) {
        return inspections.wave(id).orElseThrow(NotFound::new);
    }

    private static Page below(Page page, Wave wave) {
        return page.below("Inspections", "/inspections").below(wave.name(), "/waves/" + wave.id());
    }

    private static Raising.Said said(Form form) {
        return new Raising.Said(
                Stream.of(Finding.Kind.values())
                        .filter(kind -> kind.name().equals(form.value("kind")))
                        .findFirst(),
                form.value("title"),
                form.value("text"),
                form.ids("evidence"));
    }
}

package org.plumbline.inspection;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Dates;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.plumbline.page.Stale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A wave: its planning, and its task list. */
@Controller
class WavePages {

    private final Templates templates;
    private final Inspections inspections;
    private final Planning planning;
    private final Organisations organisations;
    private final List<TaskList> taskLists;

    WavePages(
            Templates templates,
            Inspections inspections,
            Planning planning,
            Organisations organisations,
            ObjectProvider<TaskList> taskLists) {
        this.templates = templates;
        this.inspections = inspections;
        this.planning = planning;
        this.organisations = organisations;
        this.taskLists = taskLists.stream().toList();
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/waves/{id}")
    JteModel tasks(Page page, SignedIn who, @PathVariable UUID id) {
        var wave = inspections.wave(id).orElseThrow(NotFound::new);
        var inspection = inspections.find(wave.inspection()).orElseThrow(NotFound::new);
        return templates.inspectionWave(
                page.titled(wave.name()).below("Inspections", "/inspections").below(inspection.title(), at(inspection)),
                who,
                inspection,
                organisations.find(wave.force()).map(Organisation::name).orElse(""),
                wave,
                Progress.of(taskLists, who, wave));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @GetMapping("/inspections/{id}/waves/new")
    JteModel blank(Page page, SignedIn who, @PathVariable UUID id) {
        var inspection = mine(who, id);
        var name = WavePlan.usualName(inspections.waves(id).size());
        return newWave(
                page, inspection, Form.empty().with("id", Ids.next().toString()).with("name", name));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/inspections/{id}/waves")
    Answer add(Page page, SignedIn who, @PathVariable UUID id, Form form) {
        var inspection = mine(who, id);
        return Answer.orAgain(
                () -> {
                    var wave = planning.addWave(who, InspectionPages.id(form), id, plan(form));
                    return Answer.leadTo("/waves/" + wave.id()).noting(wave.name() + " is planned");
                },
                refused -> newWave(page, inspection, form.refusing(refused)));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @GetMapping("/waves/{id}/plan")
    JteModel plan(Page page, SignedIn who, @PathVariable UUID id) {
        var wave = wave(who, id);
        var form = Form.empty()
                .with("name", wave.name())
                .with("practiceFrom", wave.practiceFrom())
                .with("practiceTo", wave.practiceTo());
        return changeWave(page, wave, wave.version(), form);
    }

    /** When somebody else was quicker, what was typed stays, beside what is stored now; the person decides. */
    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/waves/{id}/plan")
    Answer replan(Page page, SignedIn who, @PathVariable UUID id, Form form) {
        var wave = wave(who, id);
        try {
            return Answer.orAgain(
                    () -> {
                        planning.replan(who, id, plan(form), InspectionPages.version(form));
                        return Answer.leadTo("/waves/" + id).noting("The wave is changed");
                    },
                    refused -> changeWave(page, wave, InspectionPages.version(form), form.refusing(refused)));
        } catch (Stale stale) {
            var conflict = Refusal.of(
                    "name",
                    stale.getMessage() + ". It is now '" + wave.name() + "', " + Dates.inWords(wave.practiceFrom())
                            + " to " + Dates.inWords(wave.practiceTo()) + ". Save again to replace that with yours");
            return new Answer.Shown(
                    changeWave(page, wave, wave.version(), form.refusing(List.of(conflict))), HttpStatus.CONFLICT);
        }
    }

    private JteModel newWave(Page page, Inspection inspection, Form form) {
        return templates.inspectionNewWave(
                page.titled("Add a wave"), inspection, inspections.waves(inspection.id()), form);
    }

    private JteModel changeWave(Page page, Wave wave, long version, Form form) {
        return templates.inspectionChangeWave(page.titled("Change the wave"), wave, version, form);
    }

    private static WavePlan plan(Form form) {
        return new WavePlan(
                form.value("name"),
                form.date("practiceFrom"),
                form.date("practiceTo"),
                form.has("overlapMeant", "yes"));
    }

    private Wave wave(SignedIn who, UUID id) {
        return inspections
                .wave(id)
                .filter(wave -> wave.inspectorate().equals(who.organisation()))
                .orElseThrow(NotFound::new);
    }

    private Inspection mine(SignedIn who, UUID id) {
        return inspections
                .find(id)
                .filter(inspection -> inspection.inspectorate().equals(who.organisation()))
                .orElseThrow(NotFound::new);
    }

    private static String at(Inspection inspection) {
        return "/inspections/" + inspection.id();
    }
}

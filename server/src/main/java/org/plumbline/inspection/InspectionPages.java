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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.instrument.Instruments;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Option;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.plumbline.page.Stale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The inspections: which there are, and their planning. */
@Controller
class InspectionPages {

    private final Templates templates;
    private final Inspections inspections;
    private final Planning planning;
    private final Instruments instruments;
    private final Organisations organisations;

    InspectionPages(
            Templates templates,
            Inspections inspections,
            Planning planning,
            Instruments instruments,
            Organisations organisations) {
        this.templates = templates;
        this.inspections = inspections;
        this.planning = planning;
        this.instruments = instruments;
        this.organisations = organisations;
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/inspections")
    JteModel list(Page page, SignedIn who) {
        var waves = inspections.waves().stream().collect(Collectors.groupingBy(Wave::inspection));
        var shown = inspections.all().stream()
                .map(inspection -> described(inspection, waves.getOrDefault(inspection.id(), List.of())))
                .toList();
        return templates.inspectionInspections(page.titled("Inspections"), who, shown);
    }

    @AllowedTo(LEAD_INSPECTOR)
    @GetMapping("/inspections/new")
    JteModel blank(Page page) {
        return newInspection(page, Form.empty().with("id", Ids.next().toString()));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/inspections")
    Answer inspect(Page page, SignedIn who, Form form) {
        return Answer.orAgain(
                () -> {
                    var inspection = planning.inspect(
                            who,
                            id(form),
                            form.text("force").flatMap(InspectionPages::uuid),
                            form.value("title"),
                            form.text("instrument").flatMap(InspectionPages::instrument));
                    return Answer.leadTo("/inspections/" + inspection.id())
                            .noting("The inspection is planned. Now add its baseline wave");
                },
                refused -> newInspection(page, form.refusing(refused)));
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/inspections/{id}")
    JteModel show(Page page, SignedIn who, @PathVariable UUID id) {
        var inspection = inspections.find(id).orElseThrow(NotFound::new);
        return templates.inspectionInspection(
                page.titled(inspection.title()).below("Inspections", "/inspections"),
                who,
                described(inspection, inspections.waves(id)));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @GetMapping("/inspections/{id}/title")
    JteModel title(Page page, SignedIn who, @PathVariable UUID id) {
        var inspection = mine(who, id);
        return titleForm(page, inspection, inspection.version(), Form.empty().with("title", inspection.title()));
    }

    /** When somebody else was quicker, what was typed stays, beside what is stored now; the person decides. */
    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/inspections/{id}/title")
    Answer retitle(Page page, SignedIn who, @PathVariable UUID id, Form form) {
        var inspection = mine(who, id);
        try {
            return Answer.orAgain(
                    () -> {
                        planning.retitle(who, id, form.value("title"), version(form));
                        return Answer.leadTo("/inspections/" + id).noting("The title is changed");
                    },
                    refused -> titleForm(page, inspection, version(form), form.refusing(refused)));
        } catch (Stale stale) {
            var conflict = Refusal.of(
                    "title",
                    stale.getMessage() + ". The title is now '" + inspection.title()
                            + "'. Save again to replace it with yours");
            return new Answer.Shown(
                    titleForm(page, inspection, inspection.version(), form.refusing(List.of(conflict))),
                    HttpStatus.CONFLICT);
        }
    }

    private JteModel newInspection(Page page, Form form) {
        var forces = organisations.ofKind(OrganisationKind.FORCE).stream()
                .map(force -> Option.of(force.id().toString(), force.name()))
                .toList();
        var choices = instruments.all().stream()
                .map(instrument -> Option.of(
                        instrument.ref().key() + " " + instrument.ref().version(),
                        instrument.title() + ", version " + instrument.ref().version(),
                        instrument.questions() + " questions; grades: "
                                + instrument.scale().inWords()))
                .toList();
        return templates.inspectionNewInspection(page.titled("Plan an inspection"), form, forces, choices);
    }

    private JteModel titleForm(Page page, Inspection inspection, long version, Form form) {
        return templates.inspectionTitle(page.titled("Change the title"), inspection, version, form);
    }

    private DescribedInspection described(Inspection inspection, List<Wave> waves) {
        return new DescribedInspection(
                inspection,
                name(inspection.force()),
                name(inspection.inspectorate()),
                instruments.find(inspection.instrument()).orElseThrow(),
                waves);
    }

    private String name(UUID organisation) {
        return organisations.find(organisation).map(Organisation::name).orElse("");
    }

    private Inspection mine(SignedIn who, UUID id) {
        return inspections
                .find(id)
                .filter(inspection -> inspection.inspectorate().equals(who.organisation()))
                .orElseThrow(NotFound::new);
    }

    /** The id that the blank form carried, so that sending it twice makes one thing. */
    static UUID id(Form form) {
        return form.text("id").flatMap(InspectionPages::uuid).orElseGet(Ids::next);
    }

    static long version(Form form) {
        return form.text("version")
                .filter(version -> version.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(NotFound::new);
    }

    private static Optional<UUID> uuid(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<InstrumentRef> instrument(String typed) {
        var parts = typed.split(" ", 2);
        try {
            return parts.length == 2 ? Optional.of(new InstrumentRef(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}

package org.plumbline.inspection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.instrument.Instruments;
import org.plumbline.ledger.By;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Dates;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Planning of inspections and their waves by a lead inspector. */
@Component
@Transactional
public class Planning {

    static final int LONGEST_TITLE = 200;

    private final Inspections inspections;
    private final Instruments instruments;
    private final Organisations organisations;
    private final Ledger ledger;
    private final Clock clock;

    Planning(
            Inspections inspections, Instruments instruments, Organisations organisations, Ledger ledger, Clock clock) {
        this.inspections = inspections;
        this.instruments = instruments;
        this.organisations = organisations;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Inspection inspect(SignedIn lead, UUID force, String title, InstrumentRef instrument) {
        return inspect(lead, Ids.next(), Optional.of(force), title, Optional.of(instrument));
    }

    /**
     * Begins an inspection of a force by an instrument, which from now on cannot change.
     *
     * @param id given by whoever asks, so that asking twice makes one inspection
     * @throws Refused when the title is missing or too long, or there is no such force or instrument
     */
    Inspection inspect(SignedIn lead, UUID id, Optional<UUID> force, String title, Optional<InstrumentRef> instrument) {
        mustLead(lead);
        var refusals = new ArrayList<Refusal>();
        var inspected = force.flatMap(organisations::find)
                .filter(organisation -> organisation.kind() == OrganisationKind.FORCE);
        if (inspected.isEmpty()) {
            refusals.add(Refusal.of("force", "Choose the force that is inspected"));
        }
        var line = line(title);
        refuseTitle(line).ifPresent(refusals::add);
        var judgedBy = instrument.flatMap(instruments::find);
        if (judgedBy.isEmpty()) {
            refusals.add(Refusal.of("instrument", "Choose the instrument that the cases are judged by"));
        }
        Refused.ifAny(refusals);
        var ref = judgedBy.orElseThrow().ref();
        var inspection =
                new Inspection(id, lead.organisation(), inspected.orElseThrow().id(), line, ref, now(), 0);
        instruments.use(lead.by(), ref);
        if (inspections.add(inspection)) {
            enter(
                    lead.by(),
                    "inspection.beginning",
                    inspection,
                    Map.of("title", line, "instrument", ref.key(), "instrumentVersion", ref.version()));
        }
        return inspections.find(id).orElseThrow(NotFound::new);
    }

    /**
     * Gives an inspection another title, while none of its waves is drawn.
     *
     * @param version the version that the person saw
     * @throws Refused when the title is missing or too long, or a wave is drawn
     * @throws Stale when somebody else changed it meanwhile
     */
    void retitle(SignedIn lead, UUID id, String title, long version) {
        var inspection = mine(lead, id);
        var line = line(title);
        Refused.ifAny(refuseTitle(line).stream().toList());
        if (!inspection.canBeRetitled(inspections.waves(id))) {
            throw new Refused("", "Cases are drawn under this title, so it can no longer change");
        }
        if (!inspections.retitle(id, line, version)) {
            throw new Stale("Somebody else changed this inspection since you opened the page");
        }
        enter(lead.by(), "inspection.title", inspection, Map.of("title", line));
    }

    /** Adds the next wave: the first is the baseline. */
    public Wave addWave(SignedIn lead, UUID inspection, String name, LocalDate practiceFrom, LocalDate practiceTo) {
        return addWave(lead, Ids.next(), inspection, WavePlan.of(name, practiceFrom, practiceTo));
    }

    /**
     * Adds the next wave.
     *
     * @param id given by whoever asks, so that asking twice makes one wave
     * @throws Refused when the name is missing, too long or used before, or the practice period cannot be right
     */
    Wave addWave(SignedIn lead, UUID id, UUID inspection, WavePlan typed) {
        var of = mine(lead, inspection);
        inspections.lock(inspection);
        var before = inspections.waves(inspection);
        var again = before.stream().filter(wave -> wave.id().equals(id)).findFirst();
        if (again.isPresent()) {
            return again.get();
        }
        var plan = checked(typed, before);
        var wave = new Wave(
                id,
                inspection,
                of.inspectorate(),
                of.force(),
                before.size(),
                plan.name(),
                plan.practiceFrom().orElseThrow(),
                plan.practiceTo().orElseThrow(),
                Wave.Stage.PLANNED,
                0);
        if (!inspections.add(wave)) {
            throw new NotFound();
        }
        enter(lead.by(), "inspection.wave", wave, planned(wave.number(), plan));
        return wave;
    }

    /**
     * Gives a wave another name, while it is not drawn, or another practice period, while its caseload is not confirmed.
     *
     * @param version the version that the person saw
     * @throws Refused when the name or the period cannot be right, or can no longer change
     * @throws Stale when somebody else changed the wave meanwhile, or it has moved on
     */
    void replan(SignedIn lead, UUID id, WavePlan typed, long version) {
        var wave = inspections.wave(id).orElseThrow(NotFound::new);
        mine(lead, wave.inspection());
        inspections.lock(wave.inspection());
        if (!wave.canBeRenamed()) {
            throw new Refused("", "Cases are drawn in this wave, so its name and period can no longer change");
        }
        var others = inspections.waves(wave.inspection()).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        var plan = checked(typed, others);
        var from = plan.practiceFrom().orElseThrow();
        var to = plan.practiceTo().orElseThrow();
        boolean samePeriod =
                wave.practiceFrom().equals(from) && wave.practiceTo().equals(to);
        if (!samePeriod && !wave.canChangePeriod()) {
            throw new Refused(
                    "practiceFrom", "The caseload was checked against this period, so the period can no longer change");
        }
        if (!inspections.replan(id, plan.name(), from, to, version)) {
            throw new Stale("Somebody else changed this wave since you opened the page, or it has moved on");
        }
        enter(lead.by(), "inspection.wave-change", wave, planned(wave.number(), plan));
    }

    /** A wave has come this far; called by the room whose step it was, in its transaction. Going back, or again, does nothing. */
    public void reached(By by, UUID id, Wave.Stage stage) {
        var wave = inspections.wave(id).orElseThrow(NotFound::new);
        if (inspections.moveOn(id, stage)) {
            enter(by, "inspection.stage", wave, Map.of("stage", stage.name()));
        }
    }

    private static Optional<Refusal> refuseTitle(String title) {
        if (title.isEmpty()) {
            return Optional.of(Refusal.of("title", "Enter a title, for example 'Child protection inspection 2026'"));
        }
        if (title.length() > LONGEST_TITLE) {
            return Optional.of(Refusal.of("title", "Enter a title of at most " + LONGEST_TITLE + " characters"));
        }
        return Optional.empty();
    }

    private WavePlan checked(WavePlan typed, List<Wave> others) {
        var plan = new WavePlan(line(typed.name()), typed.practiceFrom(), typed.practiceTo(), typed.overlapMeant());
        Refused.ifAny(plan.refusals(others, LocalDate.ofInstant(clock.instant(), Dates.LONDON)));
        return plan;
    }

    private Inspection mine(SignedIn lead, UUID inspection) {
        mustLead(lead);
        return inspections
                .find(inspection)
                .filter(found -> found.inspectorate().equals(lead.organisation()))
                .orElseThrow(NotFound::new);
    }

    private static void mustLead(SignedIn who) {
        if (!who.isAny(Role.LEAD_INSPECTOR)) {
            throw new NotFound();
        }
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** One line of text as a person meant it: without control characters and superfluous blanks. */
    private static String line(String typed) {
        return typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static Map<String, Object> planned(int number, WavePlan plan) {
        return Map.of(
                "number", number,
                "name", plan.name(),
                "practiceFrom", plan.practiceFrom().orElseThrow().toString(),
                "practiceTo", plan.practiceTo().orElseThrow().toString());
    }

    private void enter(By by, String act, Inspection on, Map<String, ?> facts) {
        ledger.enter(new Entry(
                by,
                act,
                "inspection",
                on.id().toString(),
                on.inspectorate(),
                Optional.of(on.force()),
                facts,
                Map.of()));
    }

    private void enter(By by, String act, Wave on, Map<String, ?> facts) {
        ledger.enter(new Entry(
                by, act, "wave", on.id().toString(), on.inspectorate(), Optional.of(on.force()), facts, Map.of()));
    }
}

package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.caseload.CaseFile;
import org.plumbline.inspection.Inspections;
import org.plumbline.instrument.Instrument;
import org.plumbline.instrument.Instruments;
import org.plumbline.instrument.TimeLimit;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.ledger.Purpose;
import org.plumbline.organisation.Colleague;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.reading.Readings;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.SentBack.State;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a case straight back, and takes each step that follows. Every step names the number of steps that its taker had
 * seen: the same step sent again changes nothing, and whoever comes second is told.
 */
@Component
@Transactional
public class SendingBack {

    static final int LONGEST_TEXT = 4_000;

    private final SentBacks sentBacks;
    private final Readings readings;
    private final Inspections inspections;
    private final Instruments instruments;
    private final Organisations organisations;
    private final WorkingDays workingDays;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final java.time.Clock clock;

    SendingBack(
            SentBacks sentBacks,
            Readings readings,
            Inspections inspections,
            Instruments instruments,
            Organisations organisations,
            WorkingDays workingDays,
            Ledger ledger,
            ApplicationEventPublisher events,
            java.time.Clock clock) {
        this.sentBacks = sentBacks;
        this.readings = readings;
        this.inspections = inspections;
        this.instruments = instruments;
        this.organisations = organisations;
        this.workingDays = workingDays;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sends the case of a reading straight back to its force, at any moment of the reading.
     *
     * @param id made by the page, so that the same sending twice raises one
     * @param ground a key of the instrument's grounds
     * @throws Refused when the ground or the reason is missing, or the case is already sent back and open
     */
    public SentBack raise(SignedIn who, UUID id, UUID reading, String ground, String reason) {
        only(who, INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR);
        var file = readings.find(reading)
                .filter(found -> found.isFor(who) || who.isAny(DUTY_INSPECTOR))
                .orElseThrow(NotFound::new)
                .file();
        sentBacks.holdStill(file.id());
        var already = sentBacks.find(id);
        if (already.isPresent()) {
            return already.get();
        }
        var instrument = instrument(file.wave());
        var refusals = new ArrayList<Refusal>();
        var chosen = instrument.ground(ground);
        if (chosen.isEmpty()) {
            refusals.add(Refusal.of("ground", "Choose the ground for sending this case back"));
        }
        refuseText("reason", reason, "Say what in the file shows that a child may be at risk", refusals);
        sentBacks.ofCase(file.id()).stream()
                .filter(SentBack::isOpen)
                .findFirst()
                .ifPresent(open -> refusals.add(Refusal.of(
                        "ground", "This case was already sent back as " + open.reference() + ", which is still open")));
        Refused.ifAny(refusals);
        var raised = raised(who, id, file, chosen.orElseThrow(), instrument, reason.strip());
        sentBacks.add(raised);
        enter(raised, raised.steps().getFirst());
        events.publishEvent(new CaseSentBack(raised.reference(), raised.inspectorate(), raised.force()));
        return raised;
    }

    /** The force has it: a named person says so. */
    public void acknowledge(SignedIn who, String reference, int seen) {
        only(who, FORCE_LIAISON, CHIEF_OFFICER);
        take(reference, seen, Step.Acknowledgement.AFTER, sentBack -> new Step.Acknowledgement(who(who), now()));
    }

    /**
     * The force gives it to one of its people.
     *
     * @throws Refused when the reviewer is not one of the force who may answer
     */
    public void assign(SignedIn who, String reference, int seen, Optional<UUID> reviewer) {
        only(who, FORCE_LIAISON, CHIEF_OFFICER);
        take(reference, seen, Step.Assignment.AFTER, sentBack -> {
            var colleague = possibleReviewers(who).stream()
                    .filter(person -> reviewer.filter(person.id()::equals).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new Refused("reviewer", "Choose who is to look at the case again"));
            return new Step.Assignment(who(who), now(), colleague.id(), colleague.name());
        });
    }

    /** Those of the force who can be given a case, because they may answer it. */
    @Transactional(readOnly = true)
    public List<Colleague> possibleReviewers(SignedIn who) {
        return organisations.people(who.organisation()).stream()
                .filter(person -> person.active()
                        && (person.roles().contains(CASE_REVIEWER)
                                || person.roles().contains(FORCE_LIAISON)))
                .toList();
    }

    /**
     * The force reports what it did and what came out.
     *
     * @throws Refused when one of the three is missing
     */
    public void answer(
            SignedIn who,
            String reference,
            int seen,
            String whatWasDone,
            Optional<Boolean> furtherRiskFound,
            Optional<Boolean> anyoneChargedOrCautioned) {
        only(who, FORCE_LIAISON, CASE_REVIEWER);
        take(reference, seen, Step.Answer.AFTER, sentBack -> {
            // a case reviewer answers what is theirs
            if (!who.isAny(FORCE_LIAISON)
                    && sentBack.assignment()
                            .filter(given -> given.reviewer().equals(who.person()))
                            .isEmpty()) {
                throw new NotFound();
            }
            var refusals = new ArrayList<Refusal>();
            refuseText("whatWasDone", whatWasDone, "Say what was done for the child", refusals);
            if (furtherRiskFound.isEmpty()) {
                refusals.add(Refusal.of("furtherRisk", "Say whether further risk was found"));
            }
            if (anyoneChargedOrCautioned.isEmpty()) {
                refusals.add(Refusal.of("charged", "Say whether anyone was charged or cautioned"));
            }
            Refused.ifAny(refusals);
            var at = now();
            var verified = start(
                    Clock.Kind.VERIFICATION,
                    at,
                    sentBack,
                    instrument(sentBack.wave()).clocks().verified());
            return new Step.Answer(
                    who(who),
                    at,
                    whatWasDone.strip(),
                    furtherRiskFound.orElseThrow(),
                    anyoneChargedOrCautioned.orElseThrow(),
                    List.of(verified));
        });
    }

    /**
     * The inspectorate looks at the answer. Unless it agrees, the case goes back to the force and its clock runs anew.
     *
     * @throws Refused when the verdict or the reason is missing
     */
    public void verify(SignedIn who, String reference, int seen, Optional<Step.Verdict> verdict, String reason) {
        only(who, DUTY_INSPECTOR, LEAD_INSPECTOR);
        take(reference, seen, Step.Verification.AFTER, sentBack -> {
            var refusals = new ArrayList<Refusal>();
            if (verdict.isEmpty()) {
                refusals.add(Refusal.of("verdict", "Say whether you agree with what the force reported"));
            }
            refuseText("reason", reason, "Say what you looked at and why you come to this", refusals);
            Refused.ifAny(refusals);
            var at = now();
            List<Step.Start> again = verdict.orElseThrow() == Step.Verdict.AGREES
                    ? List.of()
                    : List.of(start(
                            Clock.Kind.ANSWER,
                            at,
                            sentBack,
                            instrument(sentBack.wave()).clocks().answered()));
            return new Step.Verification(who(who), at, verdict.orElseThrow(), reason.strip(), again);
        });
    }

    /** The inspectorate closes what it has verified; nothing closes otherwise. */
    public void close(SignedIn who, String reference, int seen) {
        only(who, DUTY_INSPECTOR, LEAD_INSPECTOR);
        take(reference, seen, Step.Closure.AFTER, sentBack -> new Step.Closure(who(who), now()));
    }

    /** The inspectorate takes it up again; the force's clocks run anew. */
    public void reopen(SignedIn who, String reference, int seen, String reason) {
        only(who, DUTY_INSPECTOR, LEAD_INSPECTOR);
        take(reference, seen, Step.Reopening.AFTER, sentBack -> {
            var refusals = new ArrayList<Refusal>();
            refuseText("reason", reason, "Say why the case is taken up again", refusals);
            Refused.ifAny(refusals);
            var at = now();
            var starts = forceStarts(at, sentBack.force(), sentBack.ground(), instrument(sentBack.wave()));
            return new Step.Reopening(who(who), at, reason.strip(), starts);
        });
    }

    /** The grounds on which a case of this wave can be sent back. */
    @Transactional(readOnly = true)
    public List<Instrument.Ground> grounds(UUID wave) {
        return instrument(wave).grounds();
    }

    @Transactional(readOnly = true)
    String caseTypeInWords(SentBack sentBack) {
        return instrument(sentBack.wave())
                .caseType(sentBack.caseType())
                .map(Instrument.CaseType::label)
                .orElse(sentBack.caseType());
    }

    /** A case reviewer sees those that were given to them, everybody else all of their organisation's. */
    @Transactional(readOnly = true)
    List<SentBack> visibleTo(SignedIn who) {
        return sentBacks.all().stream().filter(each -> isVisible(who, each)).toList();
    }

    /** The same as a table that is taken away, which is entered as one look at all of them. */
    List<SentBack> export(SignedIn who) {
        var all = visibleTo(who);
        all.stream()
                .collect(Collectors.groupingBy(each -> new Sides(each.inspectorate(), each.force())))
                .forEach((sides, ofBoth) -> ledger.enter(new Entry(
                        who.by(),
                        "sent-back.export",
                        "sent-back",
                        sides.force().toString(),
                        sides.inspectorate(),
                        Optional.of(sides.force()),
                        Map.of("cases", ofBoth.size(), "purpose", Purpose.SENT_STRAIGHT_BACK),
                        Map.of())));
        return all;
    }

    private record Sides(UUID inspectorate, UUID force) {}

    /** Finds a case for a person of either side, and enters that they looked at it. */
    public SentBack look(SignedIn who, String reference) {
        var sentBack =
                sentBacks.find(reference).filter(found -> isVisible(who, found)).orElseThrow(NotFound::new);
        ledger.lookedAt(
                who.by(),
                "case-file",
                sentBack.caseId().toString(),
                sentBack.inspectorate(),
                Optional.of(sentBack.force()),
                Purpose.SENT_STRAIGHT_BACK);
        return sentBack;
    }

    private static boolean isVisible(SignedIn who, SentBack sentBack) {
        return who.isInspectorate() || who.isAny(FORCE_LIAISON, CHIEF_OFFICER) || NextStep.isReviewer(who, sentBack);
    }

    private void take(String reference, int seen, Set<State> after, Function<SentBack, Step> taking) {
        var sentBack = sentBacks.find(reference).orElseThrow(NotFound::new);
        var state = sentBack.state();
        if (seen > 0 && seen < sentBack.version() && isTaken(sentBack, seen, taking)) {
            return;
        }
        if (seen != sentBack.version() || !after.contains(state)) {
            throw new Stale(reference + " was taken further while you were looking at it, and is now "
                    + state.inWords().toLowerCase(Locale.UK)
                    + ". Nothing of yours was taken: read what was done, then go on.");
        }
        var step = taking.apply(sentBack);
        sentBacks.append(sentBack, seen + 1, step);
        enter(sentBack, step);
        events.publishEvent(
                new SentBackTakenFurther(reference, step.leadsTo(), sentBack.inspectorate(), sentBack.force()));
    }

    /** Whether the step that is sent is the one that followed then: the same form, sent twice. */
    private static boolean isTaken(SentBack sentBack, int seen, Function<SentBack, Step> taking) {
        return sentBack.steps().get(seen).isSameAs(taking.apply(sentBack.after(seen)));
    }

    private SentBack raised(
            SignedIn who, UUID id, CaseFile file, Instrument.Ground ground, Instrument instrument, String reason) {
        var at = now();
        return new SentBack(
                id,
                Reference.next(),
                file.wave(),
                file.id(),
                file.reference(),
                file.caseType(),
                file.inspectorate(),
                file.force(),
                ground,
                List.of(new Step.Raising(who(who), at, reason, forceStarts(at, file.force(), ground, instrument))));
    }

    private List<Step.Start> forceStarts(Instant at, UUID force, Instrument.Ground ground, Instrument instrument) {
        var clocks = instrument.clocks();
        var nation = nation(force);
        return List.of(
                workingDays.start(
                        Clock.Kind.ACKNOWLEDGEMENT,
                        at,
                        ground.immediateDanger() ? clocks.acknowledgedInDanger() : clocks.acknowledged(),
                        nation),
                workingDays.start(Clock.Kind.ANSWER, at, clocks.answered(), nation));
    }

    private Step.Start start(Clock.Kind kind, Instant at, SentBack sentBack, TimeLimit limit) {
        return workingDays.start(kind, at, limit, nation(sentBack.force()));
    }

    private Nation nation(UUID force) {
        return organisations.find(force).map(Organisation::nation).orElseThrow(NotFound::new);
    }

    private Instrument instrument(UUID wave) {
        return inspections
                .wave(wave)
                .flatMap(found -> inspections.find(found.inspection()))
                .flatMap(inspection -> instruments.find(inspection.instrument()))
                .orElseThrow(NotFound::new);
    }

    private void enter(SentBack sentBack, Step step) {
        ledger.enter(StepEntry.of(sentBack, step));
    }

    private static void refuseText(String field, String text, String missing, List<Refusal> refusals) {
        if (text.isBlank()) {
            refusals.add(Refusal.of(field, missing));
        } else if (text.length() > LONGEST_TEXT) {
            refusals.add(Refusal.of(
                    field, "Shorten this to 4,000 characters or fewer: it has " + Numbers.inWords(text.length())));
        }
    }

    private static void only(SignedIn who, Role... roles) {
        if (!who.isAny(roles)) {
            throw new NotFound();
        }
    }

    private static Step.Who who(SignedIn who) {
        return new Step.Who(who.person(), who.name(), who.organisation());
    }

    // as precise as the database keeps it
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

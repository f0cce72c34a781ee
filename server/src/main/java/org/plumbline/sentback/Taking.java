package org.plumbline.sentback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.plumbline.inspection.Inspections;
import org.plumbline.instrument.Instrument;
import org.plumbline.instrument.Instruments;
import org.plumbline.instrument.TimeLimit;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Refusal;
import org.plumbline.page.Stale;
import org.plumbline.sentback.SentBack.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * How every step is taken, whoever takes it: by somebody who may, after the steps that they had seen, once, with its
 * clocks, its ledger entry and its event.
 */
@Component
class Taking {

    static final int LONGEST_TEXT = 4_000;

    private final SentBacks sentBacks;
    private final Standings standings;
    private final Inspections inspections;
    private final Instruments instruments;
    private final Organisations organisations;
    private final WorkingDays workingDays;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final java.time.Clock clock;

    Taking(
            SentBacks sentBacks,
            Standings standings,
            Inspections inspections,
            Instruments instruments,
            Organisations organisations,
            WorkingDays workingDays,
            Ledger ledger,
            ApplicationEventPublisher events,
            java.time.Clock clock) {
        this.sentBacks = sentBacks;
        this.standings = standings;
        this.inspections = inspections;
        this.instruments = instruments;
        this.organisations = organisations;
        this.workingDays = workingDays;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** The first step, which is somebody's of the inspectorate. */
    void first(SentBack raised) {
        sentBacks.add(raised);
        standings.write(raised);
        ledger.enter(StepEntry.of(raised, raised.steps().getFirst(), raised.state()));
        events.publishEvent(new CaseSentBack(raised.reference(), raised.inspectorate(), raised.force()));
        events.publishEvent(Telling.of(raised, 1, raised.steps().getFirst(), raised.state()));
    }

    /**
     * Takes a further step.
     *
     * @param seen the number of steps that the person had seen
     * @throws NotFound when there is no such case for this person, or the step is not theirs
     * @throws Stale when somebody took another step since, or the case is not where this step can be taken
     */
    void further(SignedIn who, String reference, int seen, StepKind kind, Function<SentBack, Step> taking) {
        var sentBack = sentBacks
                .find(reference)
                .filter(found -> kind.isFor(who, found))
                .orElseThrow(NotFound::new);
        if (seen > 0 && seen < sentBack.version() && isTaken(sentBack, seen, kind, taking)) {
            return;
        }
        if (seen != sentBack.version() || !kind.after().contains(sentBack.state())) {
            throw new Stale(reference + " was taken further while you were looking at it, and is now "
                    + sentBack.state().inWords().toLowerCase(Locale.UK)
                    + ". Nothing of yours was taken: read what was done, then go on.");
        }
        var step = taking.apply(sentBack);
        var state = step.leadsTo(sentBack.state());
        sentBacks.append(sentBack, seen + 1, step);
        standings.write(sentBack.with(step));
        ledger.enter(StepEntry.of(sentBack, step, state));
        events.publishEvent(new SentBackTakenFurther(reference, state, sentBack.inspectorate(), sentBack.force()));
        events.publishEvent(Telling.of(sentBack, seen + 1, step, state));
    }

    /** Whether the step that is sent is the one that followed then: the same form, sent twice. */
    private static boolean isTaken(SentBack sentBack, int seen, StepKind kind, Function<SentBack, Step> taking) {
        var next = sentBack.steps().get(seen);
        return next.kind() == kind && next.isSameAs(taking.apply(sentBack.after(seen)));
    }

    /** The clocks of the force, all of which run anew when a case is sent back or reopened. */
    List<Step.Start> forceStarts(Instant at, UUID force, Instrument.Ground ground, Instrument instrument) {
        var clocks = instrument.clocks();
        var nation = nation(force);
        return List.of(
                workingDays.start(
                        Clock.Kind.ACKNOWLEDGEMENT,
                        at,
                        ground.immediateDanger() ? clocks.acknowledgedInDanger() : clocks.acknowledged(),
                        nation),
                workingDays.start(Clock.Kind.SAFETY, at, clocks.safetyConfirmed(), nation),
                workingDays.start(Clock.Kind.ANSWER, at, clocks.answered(), nation));
    }

    Step.Start start(Clock.Kind kind, Instant at, SentBack sentBack, TimeLimit limit) {
        return workingDays.start(kind, at, limit, nation(sentBack.force()));
    }

    Instrument instrument(UUID wave) {
        return inspections
                .wave(wave)
                .flatMap(found -> inspections.find(found.inspection()))
                .flatMap(inspection -> instruments.find(inspection.instrument()))
                .orElseThrow(NotFound::new);
    }

    private Nation nation(UUID force) {
        return organisations.find(force).map(Organisation::nation).orElseThrow(NotFound::new);
    }

    // as precise as the database keeps it
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static Step.Who who(SignedIn who) {
        return new Step.Who(who.person(), who.name(), who.organisation());
    }

    static void only(SignedIn who, StepKind kind) {
        if (kind.roles().stream().noneMatch(who::isAny)) {
            throw new NotFound();
        }
    }

    static void refuseText(String field, String text, String missing, List<Refusal> refusals) {
        if (text.isBlank()) {
            refusals.add(Refusal.of(field, missing));
        } else {
            refuseLong(field, text, refusals);
        }
    }

    static void refuseLong(String field, String text, List<Refusal> refusals) {
        if (text.length() > LONGEST_TEXT) {
            refusals.add(Refusal.of(
                    field, "Shorten this to 4,000 characters or fewer: it has " + Numbers.inWords(text.length())));
        }
    }
}

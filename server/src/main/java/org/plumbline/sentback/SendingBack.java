package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.caseload.CaseFile;
import org.plumbline.instrument.Instrument;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.ledger.Purpose;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.reading.Readings;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.SentBack.Side;
import org.plumbline.sentback.SentBack.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a case straight back, and takes the steps of the inspectorate that follow. Every step names the number of steps
 * that its taker had seen: the same step sent again changes nothing, and whoever comes second is told.
 */
@Component
@Transactional
public class SendingBack {

    private final SentBacks sentBacks;
    private final Standings standings;
    private final BoardRows boardRows;
    private final Readings readings;
    private final Taking taking;
    private final Ledger ledger;

    SendingBack(
            SentBacks sentBacks,
            Standings standings,
            BoardRows boardRows,
            Readings readings,
            Taking taking,
            Ledger ledger) {
        this.sentBacks = sentBacks;
        this.standings = standings;
        this.boardRows = boardRows;
        this.readings = readings;
        this.taking = taking;
        this.ledger = ledger;
    }

    /**
     * Sends the case of a reading straight back to its force, at any moment of the reading.
     *
     * @param id made by the page, so that the same sending twice raises one
     * @param ground a key of the instrument's grounds
     * @throws Refused when the ground or the reason is missing, or the case is already sent back and open
     */
    public SentBack raise(SignedIn who, UUID id, UUID reading, String ground, String reason) {
        Taking.only(who, StepKind.RAISING);
        var file = readings.find(reading)
                .filter(found -> found.isFor(who) || who.isAny(DUTY_INSPECTOR))
                .orElseThrow(NotFound::new)
                .file();
        sentBacks.holdStill(file.id());
        var already = sentBacks.find(id);
        if (already.isPresent()) {
            return already.get();
        }
        var instrument = taking.instrument(file.wave());
        var refusals = new ArrayList<Refusal>();
        var chosen = instrument.ground(ground);
        if (chosen.isEmpty()) {
            refusals.add(Refusal.of("ground", "Choose the ground for sending this case back"));
        }
        Taking.refuseText("reason", reason, "Say what in the file shows that a child may be at risk", refusals);
        sentBacks.ofCase(file.id()).stream()
                .filter(SentBack::isOpen)
                .findFirst()
                .ifPresent(open -> refusals.add(Refusal.of(
                        "ground", "This case was already sent back as " + open.reference() + ", which is still open")));
        Refused.ifAny(refusals);
        var raised = raised(who, id, file, chosen.orElseThrow(), instrument, reason.strip());
        taking.first(raised);
        return raised;
    }

    private SentBack raised(
            SignedIn who, UUID id, CaseFile file, Instrument.Ground ground, Instrument instrument, String reason) {
        var at = taking.now();
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
                List.of(new Step.Raising(
                        Taking.who(who), at, reason, taking.forceStarts(at, file.force(), ground, instrument))));
    }

    /**
     * The inspectorate looks at the answer. Unless it agrees, the case goes back to the force and its clock runs anew.
     *
     * @param safetyAnew the child may still be at risk, so that the force's clocks for that run anew as well
     * @throws Refused when the verdict or the reason is missing, or agreement comes with a child who may be at risk
     */
    public void verify(
            SignedIn who,
            String reference,
            int seen,
            Optional<Step.Verdict> verdict,
            boolean safetyAnew,
            String reason) {
        taking.further(who, reference, seen, StepKind.VERIFICATION, sentBack -> {
            var refusals = new ArrayList<Refusal>();
            if (verdict.isEmpty()) {
                refusals.add(Refusal.of("verdict", "Say whether you agree with what the force reported"));
            }
            boolean agrees = verdict.filter(Step.Verdict.AGREES::equals).isPresent();
            if (agrees && safetyAnew) {
                refusals.add(Refusal.of(
                        "safetyAnew",
                        "Either agree, or have the child's safety confirmed anew: a child who may be at risk is not an"
                                + " answer to agree with"));
            }
            Taking.refuseText("reason", reason, "Say what you looked at and why you come to this", refusals);
            Refused.ifAny(refusals);
            var at = taking.now();
            return new Step.Verification(
                    Taking.who(who),
                    at,
                    verdict.orElseThrow(),
                    reason.strip(),
                    agrees ? List.of() : startsAnew(sentBack, at, safetyAnew));
        });
    }

    private List<Step.Start> startsAnew(SentBack sentBack, Instant at, boolean safetyAnew) {
        var instrument = taking.instrument(sentBack.wave());
        return safetyAnew
                ? taking.forceStarts(at, sentBack.force(), sentBack.ground(), instrument)
                : List.of(taking.start(
                        Clock.Kind.ANSWER, at, sentBack, instrument.clocks().answered()));
    }

    /** The inspectorate closes what it has verified; nothing closes otherwise. */
    public void close(SignedIn who, String reference, int seen) {
        taking.further(
                who, reference, seen, StepKind.CLOSURE, sentBack -> new Step.Closure(Taking.who(who), taking.now()));
    }

    /** The inspectorate takes it up again; the force's clocks run anew. */
    public void reopen(SignedIn who, String reference, int seen, String reason) {
        taking.further(who, reference, seen, StepKind.REOPENING, sentBack -> {
            refuseWithout("reason", reason, "Say why the case is taken up again");
            var at = taking.now();
            var starts =
                    taking.forceStarts(at, sentBack.force(), sentBack.ground(), taking.instrument(sentBack.wave()));
            return new Step.Reopening(Taking.who(who), at, reason.strip(), starts);
        });
    }

    /** A lead inspector withdraws what was sent in error; it stays where both sides find it, with the reason. */
    public void withdraw(SignedIn who, String reference, int seen, String reason) {
        taking.further(who, reference, seen, StepKind.WITHDRAWAL, sentBack -> {
            refuseWithout("withdrawal", reason, "Say why it was an error to send this case back");
            return new Step.Withdrawal(Taking.who(who), taking.now(), reason.strip());
        });
    }

    private static void refuseWithout(String field, String reason, String missing) {
        var refusals = new ArrayList<Refusal>();
        Taking.refuseText(field, reason, missing, refusals);
        Refused.ifAny(refusals);
    }

    /** The grounds on which a case of this wave can be sent back. */
    @Transactional(readOnly = true)
    public List<Instrument.Ground> grounds(UUID wave) {
        return taking.instrument(wave).grounds();
    }

    @Transactional(readOnly = true)
    String caseTypeInWords(SentBack sentBack) {
        return taking.instrument(sentBack.wave())
                .caseType(sentBack.caseType())
                .map(Instrument.CaseType::label)
                .orElse(sentBack.caseType());
    }

    /**
     * A page of each part of the board; a case reviewer's holds what was given to them.
     *
     * @param ours the number of the page of that part, and so on; beyond the last one the last
     */
    @Transactional(readOnly = true)
    Board board(SignedIn who, BoardFilter filter, int ours, int theirs, int ended) {
        var mySide = who.isForce() ? Side.FORCE : Side.INSPECTORATE;
        var otherSide = who.isForce() ? Side.INSPECTORATE : Side.FORCE;
        var now = taking.now();
        var counts = boardRows.counts(whose(who), filter, now);
        var states = Board.InState.of(counts);
        return new Board(
                filter,
                boardRows.choices(whose(who), counts),
                states,
                boardRows.dueNext(whose(who), now),
                part(who, filter, now, mySide, ours, states),
                part(who, filter, now, otherSide, theirs, states),
                part(who, filter, now, Side.NOBODY, ended, states));
    }

    /** A page of those that wait for one side. */
    @Transactional(readOnly = true)
    Board.Part part(SignedIn who, Side side, int asked) {
        var now = taking.now();
        return part(
                who,
                BoardFilter.NONE,
                now,
                side,
                asked,
                Board.InState.of(boardRows.counts(whose(who), BoardFilter.NONE, now)));
    }

    /** @param asked the number of the page; beyond the last one the last */
    private Board.Part part(
            SignedIn who, BoardFilter filter, Instant now, Side side, int asked, List<Board.InState> states) {
        int total = states.stream()
                .filter(each -> each.state().waitsFor() == side)
                .mapToInt(Board.InState::matching)
                .sum();
        int number = Math.clamp(asked, 1, Board.Part.last(total));
        var cases = total == 0
                ? List.<Standing>of()
                : boardRows.page(side, whose(who), filter, now, (number - 1) * Board.PAGE, Board.PAGE);
        return new Board.Part(cases, number, total);
    }

    /** The clocks that run on the cases which this person sees, what is due first on top. */
    @Transactional(readOnly = true)
    List<RunningClock> runningClocks(SignedIn who, int most) {
        return standings.runningClocks(onlyOf(who), most);
    }

    /** The cases whose next step is this person's, what is due first on top. */
    @Transactional(readOnly = true)
    List<Standing> waitingFor(SignedIn who, int most) {
        var states = EnumSet.allOf(State.class).stream()
                .filter(state -> state.next().stream().anyMatch(kind -> kind.isFor(who, Optional.of(who.person()))))
                .collect(Collectors.toSet());
        return states.isEmpty()
                ? List.of()
                : standings.in(states, onlyOf(who), most).stream()
                        .filter(each -> each.waitsFor(who))
                        .toList();
    }

    private static BoardRows.Whose whose(SignedIn who) {
        return new BoardRows.Whose(who.isForce(), who.organisation(), onlyOf(who));
    }

    /** A case reviewer sees those that were given to them, everybody else all of their organisation's. */
    private static Optional<UUID> onlyOf(SignedIn who) {
        return who.isForce() && !who.isAny(FORCE_LIAISON, CHIEF_OFFICER) ? Optional.of(who.person()) : Optional.empty();
    }

    /** Those that the filter lets through, as a table that is taken away: entered as one look at all of them. */
    List<SentBack> export(SignedIn who, BoardFilter filter) {
        var all = sentBacks.of(boardRows.ids(whose(who), filter, taking.now()));
        enterExport(who, all);
        return all;
    }

    /** Enters that somebody took a table of these cases away. */
    void enterExport(SignedIn who, List<SentBack> cases) {
        cases.stream()
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

    static boolean isVisible(SignedIn who, SentBack sentBack) {
        return who.isInspectorate() || who.isAny(FORCE_LIAISON, CHIEF_OFFICER) || StepKind.isReviewer(who, sentBack);
    }
}

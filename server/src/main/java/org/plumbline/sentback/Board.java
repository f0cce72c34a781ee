package org.plumbline.sentback;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static org.plumbline.sentback.Step.Consequence.ARRESTED;
import static org.plumbline.sentback.Step.Consequence.CAUTIONED;
import static org.plumbline.sentback.Step.Consequence.CHARGED;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.organisation.SignedIn;

/**
 * The cases sent straight back as one side sees them.
 *
 * @param ours those on which the person's own side has to act, what is due first on top
 * @param theirs those that wait for the other side
 * @param closed the last closed first
 */
public record Board(List<SentBack> ours, List<SentBack> theirs, List<SentBack> closed, int overdue) {

    static final Comparator<SentBack> DUE_FIRST =
            comparing(sentBack -> sentBack.dueNext().map(SentBack.Clock::due).orElse(Instant.MAX));

    static Board of(List<SentBack> all, SignedIn who, Instant now) {
        var mySide = who.isForce() ? SentBack.Side.FORCE : SentBack.Side.INSPECTORATE;
        var open = all.stream().filter(SentBack::isOpen).sorted(DUE_FIRST).toList();
        return new Board(
                open.stream().filter(each -> each.state().waitsFor() == mySide).toList(),
                open.stream().filter(each -> each.state().waitsFor() != mySide).toList(),
                all.stream()
                        .filter(each -> !each.isOpen())
                        .sorted(comparing((SentBack each) -> each.closedAt().orElse(now), reverseOrder()))
                        .toList(),
                (int) open.stream().filter(each -> each.isOverdue(now)).count());
    }

    public boolean isEmpty() {
        return ours.isEmpty() && theirs.isEmpty() && closed.isEmpty();
    }

    static Stream<List<String>> rows(List<SentBack> all, Instant now) {
        var header = List.of(
                "reference",
                "case",
                "case_type",
                "ground",
                "sent_back_at",
                "state",
                "waits_for",
                "due_next",
                "overdue",
                "childs_safety_confirmed_at",
                "reported_further_risk_found",
                "reported_anyone_arrested",
                "reported_anyone_charged",
                "reported_anyone_cautioned",
                "reported_other_children_found",
                "verified",
                "closed_at");
        return Stream.concat(
                Stream.of(header),
                all.stream()
                        .map(each -> List.of(
                                each.reference(),
                                each.caseReference(),
                                each.caseType(),
                                each.ground().label(),
                                each.raisedAt().toString(),
                                each.state().inWords(),
                                each.state().waitsFor().name().toLowerCase(java.util.Locale.ROOT),
                                each.dueNext()
                                        .map(clock -> clock.due().toString())
                                        .orElse(""),
                                each.isOverdue(now) ? "yes" : "no",
                                each.safetyConfirmed()
                                        .map(confirmed -> confirmed.at().toString())
                                        .orElse(""),
                                reported(each, Step.Answer::furtherRiskFound),
                                reported(each, answer -> answer.consequences().contains(ARRESTED)),
                                reported(each, answer -> answer.consequences().contains(CHARGED)),
                                reported(each, answer -> answer.consequences().contains(CAUTIONED)),
                                each.reported()
                                        .map(answer -> Integer.toString(answer.otherChildrenFound()))
                                        .orElse(""),
                                each.verified()
                                        .map(verification ->
                                                verification.verdict().inWords())
                                        .orElse(""),
                                each.closedAt().map(Instant::toString).orElse(""))));
    }

    private static String reported(SentBack sentBack, Function<Step.Answer, Boolean> what) {
        return sentBack.reported()
                .map(answer -> what.apply(answer) ? "yes" : "no")
                .orElse("");
    }
}

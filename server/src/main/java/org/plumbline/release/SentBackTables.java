package org.plumbline.release;

import static org.plumbline.release.Table.Cell.count;
import static org.plumbline.release.Table.Cell.notGiven;
import static org.plumbline.release.Table.Cell.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.plumbline.release.Table.Cell;
import org.plumbline.release.Table.Column;
import org.plumbline.release.Table.Kind;
import org.plumbline.sentback.SentBack;
import org.plumbline.sentback.Step;

/** What became of the cases sent straight back. What the force reported and what was verified are kept apart. */
final class SentBackTables {

    private SentBackTables() {}

    /** A case that was sent back again after it was closed is one case, as it stands now. */
    static List<SentBack> newestOfEach(List<SentBack> all) {
        var newest = new LinkedHashMap<UUID, SentBack>();
        all.forEach(each -> newest.put(each.caseId(), each));
        return List.copyOf(newest.values());
    }

    static Table steps(List<SentBack> everyTime, Instant now) {
        var all = newestOfEach(everyTime);
        var rows = new ArrayList<List<Cell>>();
        rows.add(row("Sent straight back", all, each -> true));
        rows.add(row("Withdrawn: sent in error", all, each -> each.withdrawn().isPresent()));
        rows.add(row("Acknowledged by the force", all, each -> has(each, Step.Acknowledgement.class)));
        rows.add(row(
                "Acknowledged within the time set",
                all,
                each -> isInTime(each, SentBack.Clock.Kind.ACKNOWLEDGEMENT, now)));
        rows.add(row(
                "Child's safety confirmed by the force",
                all,
                each -> each.safetyConfirmed().isPresent()));
        rows.add(row(
                "Child's safety confirmed within the time set",
                all,
                each -> isInTime(each, SentBack.Clock.Kind.SAFETY, now)));
        rows.add(row("Reviewed by the force", all, each -> each.reviewed().isPresent()));
        rows.add(row("Answered by the force", all, each -> each.reported().isPresent()));
        rows.add(row("Answered within the time set", all, each -> isInTime(each, SentBack.Clock.Kind.ANSWER, now)));
        rows.add(
                row("Verified by the inspectorate", all, each -> each.verified().isPresent()));
        rows.add(row("Closed", all, each -> each.state() == SentBack.State.CLOSED));
        rows.add(row("Still open", all, SentBack::isOpen));
        rows.add(row("Open past a due time", all, each -> each.isOverdue(now)));
        return new Table(
                "sent-back-steps",
                "Cases sent straight back: how far they have come",
                columns("step", "Step"),
                rows,
                "As it stood when this report was signed.");
    }

    static Table outcomes(List<SentBack> everyTime) {
        var all = newestOfEach(everyTime);
        var rows = new ArrayList<List<Cell>>();
        rows.add(row("Reported by the force: further risk found", all, reported(Step.Answer::furtherRiskFound)));
        rows.add(row(
                "Reported by the force: no further risk found", all, reported(answer -> !answer.furtherRiskFound())));
        rows.add(row(
                "Reported by the force: somebody arrested",
                all,
                reported(answer -> answer.consequences().contains(Step.Consequence.ARRESTED))));
        rows.add(row(
                "Reported by the force: somebody charged or cautioned",
                all,
                reported(Step.Answer::anyoneChargedOrCautioned)));
        rows.add(row(
                "Reported by the force: nobody charged or cautioned",
                all,
                reported(answer -> !answer.anyoneChargedOrCautioned())));
        rows.add(row(
                "Reported by the force: other children found",
                all,
                reported(answer -> answer.otherChildrenFound() > 0)));
        for (var verdict : Step.Verdict.values()) {
            rows.add(row(
                    "Verified by the inspectorate: " + verdict.inWords().toLowerCase(java.util.Locale.UK),
                    all,
                    each -> each.verified()
                            .filter(verification -> verification.verdict() == verdict)
                            .isPresent()));
        }
        rows.add(row("Not answered yet", all, each -> each.reported().isEmpty()));
        return new Table(
                "sent-back-outcomes",
                "Cases sent straight back: what came out",
                columns("outcome", "Outcome"),
                rows,
                "What the force reported and what the inspectorate verified after looking are two different things.");
    }

    private static List<Column> columns(String name, String label) {
        return List.of(
                new Column(name, label, Kind.WORDS),
                new Column("cases", "Cases", Kind.COUNT),
                new Column("of", "Of cases sent back", Kind.COUNT),
                new Column("share", "Share", Kind.SHARE));
    }

    private static List<Cell> row(String label, List<SentBack> all, Predicate<SentBack> what) {
        long number = all.stream().filter(what).count();
        return List.of(
                words(label),
                count(number),
                count(all.size()),
                all.isEmpty() ? notGiven("none sent back") : Cell.share((double) number / all.size()));
    }

    private static Predicate<SentBack> reported(Predicate<Step.Answer> what) {
        return each -> each.reported().filter(what).isPresent();
    }

    private static boolean has(SentBack sentBack, Class<? extends Step> kind) {
        return sentBack.steps().stream().anyMatch(kind::isInstance);
    }

    /** Whether every clock of this kind was stopped in its time. */
    private static boolean isInTime(SentBack sentBack, SentBack.Clock.Kind kind, Instant now) {
        return sentBack.withdrawn().isEmpty()
                && sentBack.clocks().stream()
                        .filter(clock -> clock.kind() == kind)
                        .allMatch(clock -> clock.isStopped() && !clock.isLate(now));
    }
}

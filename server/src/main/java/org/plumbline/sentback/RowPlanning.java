package org.plumbline.sentback;

import static org.plumbline.sentback.AnswerColumn.DONE;
import static org.plumbline.sentback.AnswerColumn.NOTES;
import static org.plumbline.sentback.AnswerColumn.REFERENCE;
import static org.plumbline.sentback.AnswerColumn.SAFETY;
import static org.plumbline.sentback.AnswerColumn.SEEN;
import static org.plumbline.sentback.StepKind.ANSWER;
import static org.plumbline.sentback.StepKind.REVIEW;
import static org.plumbline.sentback.StepKind.SAFETY_CONFIRMATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.sentback.SentBack.Side;
import org.plumbline.sentback.SentBack.State;

/**
 * Says of a row which steps it takes, by the machine and by what {@link Answering} asks of each: no rule of either is
 * written here.
 */
final class RowPlanning {

    /** The steps that a table can take, in the order in which they follow one another. */
    static final List<StepKind> STEPS = List.of(SAFETY_CONFIRMATION, REVIEW, ANSWER);

    private final AnswerRow row;
    private final SignedIn who;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();

    private RowPlanning(AnswerRow row, SignedIn who, Instant now) {
        this.row = row;
        this.who = who;
        this.now = now;
    }

    /** @param found the case of the row's reference, as it is now, when there is one for this person */
    static RowPlan of(AnswerRow row, Optional<SentBack> found, SignedIn who, Instant now) {
        var planning = new RowPlanning(row, who, now);
        var taken = !row.isFilledIn()
                ? 0
                : found.filter(sentBack -> mayAnswer(who, sentBack))
                        .map(planning::plan)
                        .orElseGet(planning::notFound);
        return new RowPlan(row.number(), RowFault.shortened(row.reference()), planning.steps, taken, planning.faults);
    }

    /** For a row whose case stands in an earlier row as well. */
    static RowPlan twice(AnswerRow row, int earlier) {
        return new RowPlan(
                row.number(),
                RowFault.shortened(row.reference()),
                List.of(),
                0,
                List.of(RowFault.of(
                        row, REFERENCE, "Row " + earlier + " has the same case. Keep one row for each case")));
    }

    static boolean mayAnswer(SignedIn who, SentBack sentBack) {
        return ANSWER.isFor(who, sentBack);
    }

    private int notFound() {
        fault(REFERENCE, "There is no such case for you to answer. Keep the reference as it was downloaded");
        return 0;
    }

    /** @return how many of the steps were taken already */
    private int plan(SentBack sentBack) {
        row.lost()
                .forEach(
                        column -> fault(
                                column,
                                "Your spreadsheet took what was typed for a formula and lost it. Type it again, beginning with a letter"));
        row.unreadable()
                .forEach(
                        column -> fault(column, "A sign in it was lost. Save the file as 'CSV UTF-8' and upload that"));
        var seen = row.seen().filter(number -> number >= 1 && number <= sentBack.version());
        if (seen.isEmpty()) {
            fault(SEEN, "No such version of this case was downloaded. Keep the number as it was");
            return 0;
        }
        var stands = sentBack.after(seen.get());
        for (var kind : STEPS) {
            if (row.isFilledIn(kind) && isNext(kind, stands.state())) {
                stands = stands.with(step(kind, stands));
            }
        }
        return taken(sentBack, seen.get());
    }

    private boolean isNext(StepKind kind, State state) {
        if (kind.after().contains(state)) {
            return true;
        }
        var filledIn = AnswerColumn.of(kind)
                .filter(column -> !row.cell(column).isEmpty())
                .findFirst()
                .orElseThrow();
        fault(filledIn, whyNot(kind, state));
        return false;
    }

    private static String whyNot(StepKind kind, State state) {
        if (state.waitsFor() != Side.FORCE) {
            return "The case no longer waits for your force: it is '" + state.inWords() + "'. Leave the cell empty";
        }
        return STEPS.stream()
                .filter(state.next()::contains)
                .filter(next -> next.compareTo(kind) < 0)
                .max(Comparator.naturalOrder())
                .map(next ->
                        "First comes the " + RowPlan.inWords(next) + ". Fill that in too, or leave this cell empty")
                .orElse("The case is '" + state.inWords() + "': this step is taken already. Leave the cell empty");
    }

    /** The step as it is filled in; where that is refused, an empty one in its place, so that the next can be looked at. */
    private Step step(StepKind kind, SentBack stands) {
        try {
            var step = filledIn(kind, stands);
            steps.add(step);
            return step;
        } catch (Refused refused) {
            refused.refusals().forEach(refusal -> faults(kind, refusal));
            return empty(kind);
        }
    }

    private Step filledIn(StepKind kind, SentBack stands) {
        var by = Taking.who(who);
        return switch (kind) {
            case SAFETY_CONFIRMATION -> Answering.safetyConfirmation(by, now, row.cell(SAFETY));
            case REVIEW -> Answering.review(by, now, stands, done(stands), row.cell(NOTES));
            case ANSWER -> Answering.answer(by, now, row.outcome(), List.of());
            case RAISING, ACKNOWLEDGEMENT, ASSIGNMENT, VERIFICATION, CLOSURE, REOPENING, WITHDRAWAL ->
                throw new IllegalArgumentException("not taken by a table: " + kind);
        };
    }

    private Step empty(StepKind kind) {
        var by = Taking.who(who);
        return switch (kind) {
            case SAFETY_CONFIRMATION -> new Step.SafetyConfirmation(by, now, "");
            case REVIEW -> new Step.Review(by, now, List.of(), "");
            case ANSWER -> new Step.Answer(by, now, "", false, Set.of(), 0, List.of());
            case RAISING, ACKNOWLEDGEMENT, ASSIGNMENT, VERIFICATION, CLOSURE, REOPENING, WITHDRAWAL ->
                throw new IllegalArgumentException("not taken by a table: " + kind);
        };
    }

    private Set<Integer> done(SentBack stands) {
        int items = stands.ground().checklist().size();
        return row.done(items).orElseGet(() -> {
            fault(
                    DONE,
                    "Write the numbers of the items that are done with spaces between, up to " + items
                            + ", for example '1 2', or 'all', or 'none'");
            // what is not understood is said once, not also that something is missing
            return IntStream.range(0, items).boxed().collect(Collectors.toSet());
        });
    }

    private void faults(StepKind kind, Refusal refusal) {
        AnswerColumn.of(kind)
                .filter(column -> column.isField(refusal.field()))
                .filter(column -> !AnswerColumn.YES_OR_NO.contains(column)
                        || row.yesOrNo(column).isEmpty())
                .forEach(column -> fault(
                        column,
                        refusal.message() + (AnswerColumn.YES_OR_NO.contains(column) ? ": write yes or no" : "")));
    }

    /** One fault for each cell: what is wrong with it first. */
    private void fault(AnswerColumn column, String why) {
        if (faults.stream().noneMatch(fault -> fault.column().equals(column.heading()))) {
            faults.add(RowFault.of(row, column, why));
        }
    }

    /** Whether the steps that were taken since are these: then the row was sent before, and goes on from there. */
    private int taken(SentBack sentBack, int seen) {
        var since = sentBack.steps().subList(seen, sentBack.version());
        boolean mine = since.size() <= steps.size()
                && IntStream.range(0, since.size()).allMatch(n -> since.get(n).isSameAs(steps.get(n)));
        if (!mine) {
            fault(
                    SEEN,
                    sentBack.reference() + " was taken further since the table was downloaded, and is now "
                            + sentBack.state().inWords().toLowerCase(Locale.UK)
                            + ". Download the table again for this case");
        }
        return since.size();
    }
}

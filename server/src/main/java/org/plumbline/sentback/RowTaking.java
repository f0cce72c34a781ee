package org.plumbline.sentback;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides one row of a table in one transaction: all of its steps are taken with the note that they were, or none is. */
@Component
@Transactional
class RowTaking {

    private final AnswerTables tables;
    private final SentBacks sentBacks;
    private final Answering answering;
    private final Clock clock;

    RowTaking(AnswerTables tables, SentBacks sentBacks, Answering answering, Clock clock) {
        this.tables = tables;
        this.sentBacks = sentBacks;
        this.answering = answering;
        this.clock = clock;
    }

    /**
     * Takes the steps of a row; nothing when it was decided before.
     *
     * @throws Stale when somebody took a step on the case at the same moment; nothing of the row is taken
     */
    public void take(SignedIn who, AnswerTable table, int number) {
        tables.takeOut(table.id(), number).ifPresent(row -> {
            var found = sentBacks.find(row.reference());
            var plan = RowPlanning.of(row, found, who, clock.instant());
            if (plan.isWrong()) {
                tables.decide(table, RowOutcome.notTaken(number, plan.reference(), why(plan), clock.instant()));
                return;
            }
            found.ifPresent(sentBack -> take(who, row, sentBack, plan));
            tables.decide(table, RowOutcome.taken(plan, clock.instant()));
        });
    }

    private void take(SignedIn who, AnswerRow row, SentBack sentBack, RowPlan plan) {
        int seen = row.seen().orElse(0);
        for (var step : plan.steps()) {
            take(who, row, sentBack, seen++, step.kind());
        }
    }

    private void take(SignedIn who, AnswerRow row, SentBack sentBack, int seen, StepKind kind) {
        switch (kind) {
            case SAFETY_CONFIRMATION ->
                answering.confirmSafety(who, sentBack.reference(), seen, row.cell(AnswerColumn.SAFETY));
            case REVIEW ->
                answering.review(
                        who,
                        sentBack.reference(),
                        seen,
                        row.done(sentBack.ground().checklist().size()).orElse(Set.of()),
                        row.cell(AnswerColumn.NOTES));
            case ANSWER -> answering.answer(who, sentBack.reference(), seen, row.outcome());
            case RAISING, ACKNOWLEDGEMENT, ASSIGNMENT, VERIFICATION, CLOSURE, REOPENING, WITHDRAWAL ->
                throw new IllegalArgumentException("not taken by a table: " + kind);
        }
    }

    /** Notes of a row that is not taken; nothing when it was decided before. */
    public void refuse(AnswerTable table, int number, String why) {
        tables.takeOut(table.id(), number)
                .ifPresent(row -> tables.decide(
                        table, RowOutcome.notTaken(number, RowFault.shortened(row.reference()), why, clock.instant())));
    }

    static String why(RowPlan plan) {
        return plan.faults().stream()
                .map(fault -> fault.column() + ": " + fault.why())
                .collect(Collectors.joining("; "));
    }
}

package org.plumbline.sentback;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The columns of a table by which several cases are answered, in their order: what is downloaded, then what is filled in. */
public enum AnswerColumn {
    REFERENCE("Reference"),
    SEEN("Version seen"),
    STATE("State"),
    CASE("Case"),
    GROUND("Ground"),
    DUE("Due next"),
    CHECKLIST("Checklist"),
    SAFETY("Safety: who saw the child, when, and what makes the child safe today", StepKind.SAFETY_CONFIRMATION, "how"),
    DONE("Review: numbers of the items that are done", StepKind.REVIEW, "done"),
    NOTES("Review: why the others are not done, and what else was seen", StepKind.REVIEW, "notes"),
    WHAT_WAS_DONE("Answer: what was done for the child", StepKind.ANSWER, "whatWasDone"),
    FURTHER_RISK("Answer: further risk found (yes or no)", StepKind.ANSWER, "furtherRisk"),
    ARRESTED("Answer: anyone arrested (yes or no)", StepKind.ANSWER, "consequences"),
    CHARGED("Answer: anyone charged (yes or no)", StepKind.ANSWER, "consequences"),
    CAUTIONED("Answer: anyone cautioned (yes or no)", StepKind.ANSWER, "consequences"),
    OTHER_CHILDREN("Answer: how many other children at risk were found", StepKind.ANSWER, "otherChildren");

    /** Those that are answered with yes or no. */
    static final Set<AnswerColumn> YES_OR_NO = Set.of(FURTHER_RISK, ARRESTED, CHARGED, CAUTIONED);

    private final String heading;
    private final Optional<StepKind> step;
    private final String field;

    AnswerColumn(String heading) {
        this.heading = heading;
        this.step = Optional.empty();
        this.field = "";
    }

    AnswerColumn(String heading, StepKind step, String field) {
        this.heading = heading;
        this.step = Optional.of(step);
        this.field = field;
    }

    public String heading() {
        return heading;
    }

    /** The columns that a step is filled in by. */
    static Stream<AnswerColumn> of(StepKind step) {
        return Stream.of(values())
                .filter(column -> column.step.filter(step::equals).isPresent());
    }

    /** Whether it is this column that a refusal of that field of a form is about. */
    boolean isField(String field) {
        return this.field.equals(field);
    }

    boolean isFilledIn() {
        return step.isPresent();
    }

    /** Without it a file is no table of answers; what else was downloaded is for its reader alone. */
    boolean isNeeded() {
        return this == REFERENCE || this == SEEN || isFilledIn();
    }
}

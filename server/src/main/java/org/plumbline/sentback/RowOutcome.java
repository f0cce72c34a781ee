package org.plumbline.sentback;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was decided of a row of a table, once.
 *
 * @param reference as it stood in the row, shortened
 * @param steps that it took; empty when it took none
 * @param why it was not taken, and what to do; empty when it was
 */
public record RowOutcome(int row, String reference, Kind kind, List<StepKind> steps, String why, Instant at) {

    public RowOutcome {
        steps = List.copyOf(steps);
    }

    static RowOutcome taken(RowPlan plan, Instant at) {
        var steps = plan.steps().stream().map(Step::kind).toList();
        return new RowOutcome(
                plan.row(), plan.reference(), steps.isEmpty() ? Kind.LEFT_ALONE : Kind.TAKEN, steps, "", at);
    }

    static RowOutcome notTaken(int row, String reference, String why, Instant at) {
        return new RowOutcome(row, reference, Kind.NOT_TAKEN, List.of(), why, at);
    }

    /** For example 'Review and answer'. */
    public String stepsInWords() {
        var words = steps.stream().map(RowPlan::inWords).collect(Collectors.joining(", then "));
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    public enum Kind {
        TAKEN("Taken"),
        LEFT_ALONE("Nothing filled in"),
        NOT_TAKEN("Not taken");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String inWords() {
            return words;
        }
    }
}

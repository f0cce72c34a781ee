package org.plumbline.sentback;

import java.util.List;

/**
 * What comes of a row of a table: the steps that it takes, in their order, or what is wrong with it.
 *
 * @param reference as it stands in the row, shortened
 * @param steps as they would be taken now; empty when nothing is filled in or something is wrong
 * @param taken how many of the steps, from the first, were taken already: the same row, sent again
 * @param faults empty when the row can be taken
 */
public record RowPlan(int row, String reference, List<Step> steps, int taken, List<RowFault> faults) {

    public RowPlan {
        steps = faults.isEmpty() ? List.copyOf(steps) : List.of();
        faults = List.copyOf(faults);
    }

    public boolean isWrong() {
        return !faults.isEmpty();
    }

    /** Whether nothing was filled in, so that nothing is done. */
    public boolean isLeftAlone() {
        return faults.isEmpty() && steps.isEmpty();
    }

    /** Whether all of its steps were taken before. */
    public boolean isTaken() {
        return !steps.isEmpty() && taken == steps.size();
    }

    /** For example 'review'. */
    public static String inWords(StepKind step) {
        return switch (step) {
            case SAFETY_CONFIRMATION -> "confirmation of the child's safety";
            case REVIEW -> "review";
            case ANSWER -> "answer";
            case RAISING, ACKNOWLEDGEMENT, ASSIGNMENT, VERIFICATION, CLOSURE, REOPENING, WITHDRAWAL ->
                throw new IllegalArgumentException("not taken by a table: " + step);
        };
    }

    /** For example 'Review'. */
    public static String titled(Step step) {
        var words = inWords(step.kind());
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package org.plumbline.statistics;

/**
 * Why two results can't be compared.
 *
 * @param kind what kind of difference
 * @param sentence one plain sentence that says it
 */
public record Reason(Kind kind, String sentence) {

    public enum Kind {
        OTHER_GRADE_SCALE,
        OTHER_MEASURE,
        CHOSEN_BY_HAND,
        OTHER_ASSESSOR,
        OTHER_CASE_TYPES,
        OVERLAPPING_PERIOD,
        NOTHING_READ
    }
}

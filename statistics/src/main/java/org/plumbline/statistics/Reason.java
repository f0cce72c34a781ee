package org.plumbline.statistics;

/**
 * Why a result can't be given, or two can't be compared.
 *
 * @param kind what kind of reason
 * @param sentence one plain sentence that says it
 */
public record Reason(Kind kind, String sentence) {

    /** What kind of reason, for a program; the sentence is for a reader. */
    public enum Kind {
        OTHER_GRADE_SCALE,
        OTHER_MEASURE,
        CHOSEN_BY_HAND,
        OTHER_ASSESSOR,
        OTHER_CASE_TYPES,
        OVERLAPPING_PERIOD,
        /** Forces were looked at in times that have no day in common. */
        OTHER_PERIOD,
        NOTHING_READ,
        /** Cases drawn at different rates were to be taken together without their weights. */
        NOT_EQUALLY_LIKELY,
        /** They were standardised to different mixtures of kinds. */
        OTHER_STANDARD,
        /** Everybody gave every case the same grade. */
        ALL_THE_SAME_GRADE,
        /** Of what takes time, nothing was done yet. */
        NOTHING_DONE,
        /** Groups were not open at the same time, so nothing sets them against one another. */
        NEVER_TOGETHER,
        /** A limit lies beyond what was observed. */
        NOT_SEEN_SO_LONG,
        /** A grade of the scale was given to no case, so its place on the scale has no limit. */
        EMPTY_GRADE,
        /** What was to be adjusted for can't be told apart. */
        NOT_TOLD_APART,
        /** Something goes with one side of the grades alone, so its odds have no limit. */
        SEPARATED,
        /** Too few cases for all that was to be adjusted for. */
        TOO_FEW_CASES,
        /** A value is not a finite number, or a sum of them is none. */
        NOT_A_NUMBER,
        /** What is to be divided by is estimated at zero. */
        NOTHING_TO_DIVIDE_BY,
        /** How many cases there are, or another figure of the whole caseload that is needed, is not known. */
        NOT_KNOWN,
        /** No weights meet what the margins are said to be. */
        MARGINS_NOT_MET,
        /** The method is not made for how the cases were drawn. */
        OTHER_DESIGN,
        /** Two readers graded no case in common, and no chain of others links them. */
        NO_SHARED_CASES,
        /** Readers differ no more than chance would make them, so no two are told apart. */
        READERS_ALIKE,
        /** All cases read were alike, or just one was read, so nothing tells how far others may differ. */
        NO_SPREAD,
        /** An integral or an iteration didn't come to rest. */
        NOT_SETTLED
    }
}

package org.plumbline.statistics;

/**
 * Something that a reader of an estimate must know beside it.
 *
 * @param kind what kind of thing
 * @param sentence one plain sentence that says it
 */
public record Warning(Kind kind, String sentence) {

    /** What kind of warning, for a program; the sentence is for a reader. */
    public enum Kind {
        /** Cases that were drawn were not read; they are taken to be like those that were. */
        NOT_ALL_READ,
        /** Nothing was read of a stratum; the estimate speaks for the others only. */
        STRATUM_LEFT_OUT,
        /** One case was read of a stratum; how much that stratum varies is taken from the others. */
        SINGLE_CASE_STRATUM,
        /** The interval is 30 points wide or wider. */
        TOO_FEW,
        /** A chart has fewer than twelve points; its limits will move. */
        FEW_POINTS,
        /** Fewer than ten forces hardly show how much forces differ. */
        FEW_FORCES,
        /** The forces differ no more than chance would make them, so they have no order. */
        NO_DIFFERENCE,
        /** The cases are too few or too alike to show how far others may differ from them. */
        NO_SPREAD,
        /** So little was to be expected in a group that a p is a rough guide. */
        FEW_EVENTS,
        /** Fewer than ten cases for each thing that was adjusted for; the limits are a rough guide. */
        FEW_FOR_TERMS,
        /** The odds don't shift alike between all grades; one odds ratio is an average that may hide something. */
        NOT_PROPORTIONAL,
        /** The estimate of a variance, which is right on average, came out below zero. */
        NEGATIVE_VARIANCE,
        /** Bootstrap replicates without a case of the domain were left out. */
        REPLICATES_LEFT_OUT,
        /** Fewer than five readers hardly show how far readers differ. */
        FEW_READERS,
        /** Readers fall into groups that share no cases. */
        NOT_LINKED,
        /** Fewer than five strata hardly show how far strata differ. */
        FEW_STRATA
    }

    /** Of the cases chosen so many were not read. */
    public static Warning notAllRead(long missing, long chosen) {
        return new Warning(
                Kind.NOT_ALL_READ,
                "%s of the %s chosen %s not read; they are taken to be like those that were."
                        .formatted(Words.count(missing), Words.cases(chosen), missing == 1 ? "was" : "were"));
    }

    /** Nothing was read of the stratum. */
    public static Warning leftOut(Design.Stratum stratum) {
        return new Warning(
                Kind.STRATUM_LEFT_OUT,
                "None of the %s of '%s' was read; the estimate is for the other cases."
                        .formatted(Words.cases(stratum.population()), stratum.name()));
    }

    /** One case of the stratum was read, and it holds more. */
    public static Warning singleCase(Design.Stratum stratum) {
        return new Warning(Kind.SINGLE_CASE_STRATUM, "One case only of '%s' was read.".formatted(stratum.name()));
    }

    /** The interval of a share is as wide as {@link Estimate#TOO_WIDE} or wider. */
    public static Warning tooFew(Interval interval) {
        return new Warning(
                Kind.TOO_FEW,
                "Too few cases were read to tell: the interval is %s wide.".formatted(Words.points(interval.width())));
    }
}

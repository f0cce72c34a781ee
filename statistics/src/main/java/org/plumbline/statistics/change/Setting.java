package org.plumbline.statistics.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Words;

/**
 * All that decides whether what was found may be compared with something else.
 *
 * @param measure what was counted or estimated: {@code "good"}
 * @param scale the grade scale it belongs to, with its version
 * @param assessor who judged: {@code "inspector"}, {@code "force"}
 * @param caseTypes the kinds of cases that the caseload held; none where they make no difference
 * @param from first day of the practice looked at
 * @param to last day of the practice looked at
 * @param isRandom whether chance alone decided which cases were read
 * @param isOfSome whether anything was read
 */
public record Setting(
        String measure,
        String scale,
        String assessor,
        Set<String> caseTypes,
        LocalDate from,
        LocalDate to,
        boolean isRandom,
        boolean isOfSome) {

    /** What a result was found in. */
    public static Setting of(Result result) {
        return new Setting(
                result.measure(),
                result.scale(),
                result.assessor(),
                result.caseTypes(),
                result.from(),
                result.to(),
                result.estimate().design().isRandom(),
                result.estimate().interval().isPresent());
    }

    /** Why a later one can't be compared with this; empty where it can. */
    public List<Reason> against(Setting later) {
        List<Reason> reasons = new ArrayList<>();
        if (!scale.equals(later.scale)) {
            add(
                    reasons,
                    Reason.Kind.OTHER_GRADE_SCALE,
                    "They were graded on different scales: %s, then %s.",
                    scale,
                    later.scale);
        } else if (!measure.equals(later.measure)) {
            add(
                    reasons,
                    Reason.Kind.OTHER_MEASURE,
                    "They count different things: %s, then %s.",
                    measure,
                    later.measure);
        }
        if (!assessor.equals(later.assessor)) {
            add(
                    reasons,
                    Reason.Kind.OTHER_ASSESSOR,
                    "They were judged by different assessors: %s, then %s.",
                    assessor,
                    later.assessor);
        }
        if (!isRandom || !later.isRandom) {
            add(
                    reasons,
                    Reason.Kind.CHOSEN_BY_HAND,
                    "The cases were chosen by hand in %s, so they don't speak for the caseload.",
                    handChosen(later),
                    "");
        } else if (!isOfSome || !later.isOfSome) {
            add(reasons, Reason.Kind.NOTHING_READ, "No case was read in one of the two waves.", "", "");
        }
        if (!caseTypes.equals(later.caseTypes)) {
            add(
                    reasons,
                    Reason.Kind.OTHER_CASE_TYPES,
                    "They hold different kinds of cases: %s; then %s.",
                    types(),
                    later.types());
        }
        if (!later.from.isAfter(to)) {
            add(
                    reasons,
                    Reason.Kind.OVERLAPPING_PERIOD,
                    "Their practice periods overlap or are out of order: the earlier ends on %s, the later begins on %s.",
                    Words.date(to),
                    Words.date(later.from));
        }
        return reasons;
    }

    private static void add(List<Reason> reasons, Reason.Kind kind, String sentence, String first, String second) {
        reasons.add(new Reason(kind, sentence.formatted(first, second)));
    }

    private String handChosen(Setting later) {
        if (later.isRandom) {
            return "the earlier wave";
        }
        return isRandom ? "the later wave" : "both waves";
    }

    private String types() {
        return caseTypes.isEmpty() ? "none told" : Words.list(List.copyOf(new TreeSet<>(caseTypes)));
    }
}

package org.plumbline.statistics.forces;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.forces.Funnel.NotPlotted;
import org.plumbline.statistics.forces.Ranks.NotRanked;
import org.plumbline.statistics.forces.Ranks.Order;

/**
 * Compares forces without a league table: limits within which chance alone would put them, and the places that each may have.
 *
 * <p>What part of a force's caseload was read makes no difference: the question is what so many cases could have shown of a
 * force like all others. Formulas, edge cases and sources: {@code docs/method/forces.md}.
 */
public final class Forces {

    /** From fewer forces than this nobody can tell how much forces differ: Spiegelhalter 2005 works with dozens. */
    private static final int ENOUGH = 10;

    private Forces() {}

    /**
     * A funnel plot around what was found of all forces together, with limits widened by how much more they differ than chance
     * would make them. Spiegelhalter 2005, Stat. Med. 24:1185–1202.
     *
     * @throws IllegalArgumentException when there are fewer than two, one is there twice, or one has more than 2,147,483,647
     *     cases read
     */
    public static Funnel funnel(List<Force> forces) {
        check(forces);
        List<Reason> reasons = reasons(forces);
        return reasons.isEmpty() ? Funnels.plotted(forces, warnings(forces)) : new NotPlotted(reasons);
    }

    /**
     * The places that each force may have, by a beta-binomial model of all of them whose two parameters are the most likely
     * ones, integrated numerically and so the same each time.
     *
     * @throws IllegalArgumentException when there are fewer than two, one is there twice, or one has more than 2,147,483,647
     *     cases read
     */
    public static Ranks ranks(List<Force> forces, Order order, Level level) {
        check(forces);
        List<Reason> reasons = reasons(forces);
        return reasons.isEmpty() ? Ranking.ranked(forces, order, level, warnings(forces)) : new NotRanked(reasons);
    }

    static String refused(List<Reason> reasons) {
        return reasons.stream()
                .map(Reason::sentence)
                .collect(Collectors.joining(" ", "These forces can't be compared. ", ""));
    }

    private static void check(List<Force> forces) {
        if (forces.size() < 2) {
            throw new IllegalArgumentException("Two forces at least are compared, not " + forces.size());
        }
        if (forces.stream().map(Force::name).distinct().count() < forces.size()) {
            throw new IllegalArgumentException("A force is there twice");
        }
        if (forces.stream().anyMatch(force -> force.counted().of() > Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("A force has 2,147,483,647 cases read at most");
        }
    }

    private static List<Warning> warnings(List<Force> forces) {
        List<Warning> warnings = new ArrayList<>();
        if (forces.size() < ENOUGH) {
            warnings.add(new Warning(
                    Warning.Kind.FEW_FORCES,
                    "%s forces are few to tell how much forces differ.".formatted(Words.count(forces.size()))));
        }
        for (Force force : forces) {
            force.result().estimate().warnings().stream()
                    .filter(warning -> warning.kind() != Warning.Kind.TOO_FEW)
                    .map(warning -> new Warning(warning.kind(), force.name() + ": " + warning.sentence()))
                    .forEach(warnings::add);
        }
        return warnings;
    }

    private static List<Reason> reasons(List<Force> forces) {
        List<Reason> reasons = new ArrayList<>();
        differing(forces, Result::scale)
                .ifPresent(scales -> add(
                        reasons, Reason.Kind.OTHER_GRADE_SCALE, "They were graded on different scales: %s.", scales));
        differing(forces, Result::measure)
                .ifPresent(measures ->
                        add(reasons, Reason.Kind.OTHER_MEASURE, "They count different things: %s.", measures));
        differing(forces, Result::assessor)
                .ifPresent(assessors -> add(
                        reasons,
                        Reason.Kind.OTHER_ASSESSOR,
                        "They were judged by different assessors: %s.",
                        assessors));
        those(forces, force -> !force.result().estimate().design().isRandom())
                .ifPresent(names -> add(
                        reasons,
                        Reason.Kind.CHOSEN_BY_HAND,
                        "The cases were chosen by hand in %s, so they don't speak for the caseload.",
                        names));
        those(forces, force -> isWeighted(force.result().estimate().design()))
                .ifPresent(names -> add(
                        reasons,
                        Reason.Kind.NOT_EQUALLY_LIKELY,
                        "The cases were not equally likely to be drawn in %s; compare each stratum alone.",
                        names));
        those(forces, force -> force.counted().isOfNone())
                .ifPresent(names -> add(reasons, Reason.Kind.NOTHING_READ, "No case was read of %s.", names));
        if (forces.stream().map(force -> force.result().caseTypes()).distinct().count() > 1) {
            add(reasons, Reason.Kind.OTHER_CASE_TYPES, "They hold different kinds of cases%s.", "");
        }
        LocalDate from = forces.stream()
                .map(force -> force.result().from())
                .max(LocalDate::compareTo)
                .orElseThrow();
        LocalDate to = forces.stream()
                .map(force -> force.result().to())
                .min(LocalDate::compareTo)
                .orElseThrow();
        if (from.isAfter(to)) {
            add(reasons, Reason.Kind.OTHER_PERIOD, "Their practice periods have no day in common%s.", "");
        }
        return reasons;
    }

    private static boolean isWeighted(Design design) {
        return design.isRandom() && !(design instanceof Design.SimpleRandom || design instanceof Design.Census);
    }

    private static Optional<String> differing(List<Force> forces, Function<Result, String> of) {
        var values = new TreeSet<>(
                forces.stream().map(force -> of.apply(force.result())).toList());
        return values.size() < 2 ? Optional.empty() : Optional.of(Words.list(List.copyOf(values)));
    }

    private interface Which {
        boolean holds(Force force);
    }

    private static Optional<String> those(List<Force> forces, Which which) {
        List<String> names =
                forces.stream().filter(which::holds).map(Force::name).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(Words.list(names));
    }

    private static void add(List<Reason> reasons, Reason.Kind kind, String sentence, String what) {
        reasons.add(new Reason(kind, sentence.formatted(what)));
    }
}

package org.plumbline.statistics.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Students;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.change.Standardisation.NotStandardised;
import org.plumbline.statistics.change.Standardisation.Standardised;

/**
 * Direct standardisation: takes the change in the mixture of kinds of cases out of a change of the share.
 *
 * <p>Formulas, edge cases and sources: {@code docs/method/change.md}.
 */
public final class Standardising {

    private Standardising() {}

    /**
     * Σ w_k p_k, where w_k is the part of kind k in the standard and p_k its share here; with the limits of Korn and Graubard
     * on the variance Σ w_k² (1−f_k) p_k(1−p_k)/(n_k−1).
     *
     * @param byKind what was counted of each kind, which of a stratified design is its stratum; in a simple random sample each
     *     kind is taken as drawn at the rate of the whole
     * @param standard how many cases of each kind the standard holds; 0 leaves a kind out, with a warning
     * @throws IllegalArgumentException when the standard holds nothing or a negative number, a kind is there twice, a tally is
     *     of a domain of its kind, or one fits no stratum of the design or has more cases read than were chosen
     */
    public static Standardisation direct(Design design, List<Tally> byKind, Map<String, Long> standard, Level level) {
        check(byKind, standard);
        List<Reason> reasons = reasons(design, byKind, standard);
        if (!reasons.isEmpty()) {
            return new NotStandardised(reasons);
        }
        List<Warning> warnings = new ArrayList<>();
        double rate = rate(design, byKind, warnings);
        double whole = standard.values().stream().mapToDouble(Long::doubleValue).sum();
        List<Kind> kinds = new ArrayList<>();
        for (Tally tally : byKind) {
            long weight = standard.getOrDefault(tally.stratum(), 0L);
            if (weight > 0) {
                kinds.add(new Kind(tally, weight / whole, unread(design, tally, rate)));
            } else if (tally.read() > 0) {
                warnings.add(new Warning(
                        Warning.Kind.STRATUM_LEFT_OUT,
                        "The %s read of '%s' are left out; the standard doesn't count them."
                                .formatted(Words.cases(tally.read()), tally.stratum())));
            }
        }
        return standardised(design, kinds, standard, level, warnings);
    }

    private record Kind(Tally tally, double weight, double unread) {

        double variance(double whole) {
            double share = tally.share().value();
            double spread =
                    tally.read() == 1 ? (share - whole) * (share - whole) : share * (1 - share) / (tally.read() - 1);
            return weight * weight * unread * spread;
        }

        boolean isAlike() {
            return unread == 0 || tally.found() == 0 || tally.found() == tally.read();
        }
    }

    private static Standardisation standardised(
            Design design, List<Kind> kinds, Map<String, Long> standard, Level level, List<Warning> warnings) {
        Share counted = kinds.stream().map(kind -> kind.tally().share()).reduce(Share.of(0, 0), Share::plus);
        double share = Math.clamp(
                kinds.stream()
                        .mapToDouble(
                                kind -> kind.weight() * kind.tally().share().value())
                        .sum(),
                0,
                1);
        double variance =
                kinds.stream().mapToDouble(kind -> kind.variance(share)).sum();
        boolean all = kinds.stream().allMatch(kind -> kind.unread() == 0);
        for (Kind kind : kinds) {
            if (kind.tally().read() == 1 && kind.unread() > 0) {
                warnings.add(new Warning(
                        Warning.Kind.SINGLE_CASE_STRATUM,
                        "One case only of '%s' was read.".formatted(kind.tally().stratum())));
            }
        }
        long freedom = counted.of() - kinds.size();
        Interval interval;
        Method method;
        if (all) {
            interval = new Interval(share, share);
            method = Method.CENSUS;
        } else if (freedom < 1) {
            interval = new Interval(0, 1);
            method = Method.EVERYTHING_POSSIBLE;
        } else {
            double worth = kinds.stream().allMatch(Kind::isAlike)
                    ? 1
                            / kinds.stream()
                                    .mapToDouble(kind -> kind.weight()
                                            * kind.weight()
                                            / kind.tally().read())
                                    .sum()
                    : share * (1 - share) / variance;
            double tail = level.tail();
            interval = Proportions.clopperPearson(share, worth * Students.ratio(counted.of() - 1, freedom, tail), tail);
            method = Method.KORN_GRAUBARD;
        }
        if (interval.width() >= Estimate.TOO_WIDE) {
            warnings.add(Warning.tooFew(interval));
        }
        return new Standardised(
                new TreeMap<>(standard),
                counted,
                share,
                counted.of() == 1 && !all ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(variance)),
                interval,
                level,
                method,
                design,
                warnings);
    }

    private static void check(List<Tally> byKind, Map<String, Long> standard) {
        if (standard.values().stream().anyMatch(count -> count < 0)
                || standard.values().stream().allMatch(count -> count == 0)) {
            throw new IllegalArgumentException("A standard holds cases, and none less than 0, not " + standard);
        }
        if (byKind.stream().map(Tally::stratum).distinct().count() < byKind.size()
                || !byKind.stream().allMatch(Tally::isOfAll)) {
            throw new IllegalArgumentException("Each kind is there once, and all its cases are asked about");
        }
    }

    private static List<Reason> reasons(Design design, List<Tally> byKind, Map<String, Long> standard) {
        List<Reason> reasons = new ArrayList<>();
        if (!design.isRandom()) {
            reasons.add(new Reason(
                    Reason.Kind.CHOSEN_BY_HAND,
                    "The cases were chosen by hand, so they don't speak for the caseload."));
        } else if (!(design instanceof Design.SimpleRandom
                || design instanceof Design.Stratified
                || design instanceof Design.Census)) {
            reasons.add(new Reason(
                    Reason.Kind.NOT_EQUALLY_LIKELY, "The cases of a kind were not equally likely to be drawn."));
        }
        Map<String, Long> read = new HashMap<>();
        byKind.forEach(tally -> read.put(tally.stratum(), tally.read()));
        new TreeMap<>(standard).forEach((kind, count) -> {
            if (count > 0 && read.getOrDefault(kind, 0L) == 0) {
                reasons.add(new Reason(
                        Reason.Kind.NOTHING_READ,
                        "No case of '%s' was read, which the standard counts.".formatted(kind)));
            }
        });
        for (Tally tally : byKind) {
            if (tally.read() > 0 && !standard.containsKey(tally.stratum())) {
                reasons.add(new Reason(
                        Reason.Kind.OTHER_CASE_TYPES, "The standard knows no '%s'.".formatted(tally.stratum())));
            }
        }
        return reasons;
    }

    /** The part of all cases that was read. */
    private static double rate(Design design, List<Tally> byKind, List<Warning> warnings) {
        long read = byKind.stream().mapToLong(Tally::read).sum();
        if (read > design.chosen()) {
            throw new IllegalArgumentException(
                    "%s cannot be read of %s".formatted(Words.cases(read), design.described()));
        }
        if (read < design.chosen()) {
            warnings.add(Warning.notAllRead(design.chosen() - read, design.chosen()));
        }
        return switch (design) {
            case Design.SimpleRandom simple -> (double) read / simple.population();
            case Design.Census census -> (double) read / census.population();
            default -> 0;
        };
    }

    private static double unread(Design design, Tally tally, double rate) {
        if (!(design instanceof Design.Stratified stratified)) {
            return 1 - rate;
        }
        Design.SimpleRandom stratum = stratified.of(tally.stratum());
        if (tally.read() > stratum.chosen()) {
            throw new IllegalArgumentException("%s of '%s' cannot be read of %s"
                    .formatted(Words.cases(tally.read()), tally.stratum(), stratum.described()));
        }
        return 1 - (double) tally.read() / stratum.population();
    }
}

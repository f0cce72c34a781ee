package org.plumbline.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.statistics.Design.Census;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;

/**
 * What the cases read say about the caseload, by the way in which they were chosen.
 *
 * <p>Formulas, rules for strata with one case or none, edge cases and sources: {@code docs/method/estimates.md}.
 */
public final class Estimation {

    private Estimation() {}

    /** The share of the caseload, with a 95% interval where the design allows one. */
    public static Estimate share(Design design, List<Tally> tallies) {
        return share(design, tallies, Level.NINETY_FIVE);
    }

    /** The share of the caseload from a sample without strata, with a 95% interval where the design allows one. */
    public static Estimate share(Design design, Share counted) {
        return share(design, List.of(Tally.of(counted.found(), counted.of())), Level.NINETY_FIVE);
    }

    /**
     * The share of the caseload, or of a domain of it, with an interval where the design allows one.
     *
     * @param tallies one for each stratum that was read; just one for a design without strata
     * @throws IllegalArgumentException when a tally fits no stratum of the design, or has more cases read than were chosen
     */
    public static Estimate share(Design design, List<Tally> tallies, Level level) {
        Share counted = tallies.stream().map(Tally::share).reduce(Share.of(0, 0), Share::plus);
        List<Warning> warnings = new ArrayList<>();
        Parts parts = new Parts(parts(design, tallies, warnings));
        if (counted.isOfNone() || !design.isRandom()) {
            return countsOnly(design, counted, level, warnings);
        }
        Limits limits = parts.isReadWhole() ? census(parts) : limits(design, parts, level);
        Interval interval = limits.interval()
                .within(parts.possible().lower(), parts.possible().upper());
        if (interval.width() >= Estimate.TOO_WIDE) {
            warnings.add(tooFew(interval));
        }
        return new Estimate(
                counted,
                OptionalDouble.of(parts.share()),
                parts.standardError(),
                Optional.of(interval),
                level,
                limits.method(),
                parts.spokenFor(),
                design,
                warnings);
    }

    private record Limits(Interval interval, Method method) {}

    private static Estimate countsOnly(Design design, Share counted, Level level, List<Warning> warnings) {
        return new Estimate(
                counted,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                level,
                Method.NONE,
                OptionalLong.empty(),
                design,
                warnings);
    }

    private static Limits census(Parts parts) {
        return new Limits(new Interval(parts.share(), parts.share()), Method.CENSUS);
    }

    private static Limits limits(Design design, Parts parts, Level level) {
        return design instanceof Stratified ? stratified(parts, level) : simpleRandom(parts, level);
    }

    private static Limits simpleRandom(Parts parts, Level level) {
        Share counted = parts.counted();
        Part whole = parts.parts().getFirst();
        if (parts.isOfAll() && whole.isPure()) {
            return new Limits(Proportions.hypergeometric(counted, whole.population(), level), Method.HYPERGEOMETRIC);
        }
        // The cases of a domain are worth more than their number by the same factor as the whole sample.
        double read = whole.tally().read();
        double worth = counted.of() * Proportions.worth(read, whole.population()) / read;
        return new Limits(Proportions.wilson(counted.value(), worth, level), Method.WILSON);
    }

    private static Limits stratified(Parts parts, Level level) {
        long freedom = parts.degreesOfFreedom();
        if (freedom < 1) {
            return new Limits(new Interval(0, 1), Method.EVERYTHING_POSSIBLE);
        }
        double worth = (parts.areAlike() ? parts.worthByWeights() : parts.worth())
                * Students.ratio(parts.counted().of() - 1, freedom, level);
        return new Limits(Proportions.clopperPearson(parts.share(), worth, level), Method.KORN_GRAUBARD);
    }

    private static List<Part> parts(Design design, List<Tally> tallies, List<Warning> warnings) {
        long read = tallies.stream().mapToLong(Tally::read).sum();
        if (read > design.chosen()) {
            throw new IllegalArgumentException(
                    "%s cannot be read of %s".formatted(Words.cases(read), design.described()));
        }
        if (read < design.chosen()) {
            warnings.add(notAllRead(design.chosen() - read, design.chosen()));
        }
        return switch (design) {
            case Purposive _ -> List.of();
            case Census census -> whole(tallies, census.population());
            case SimpleRandom simple -> whole(tallies, simple.population());
            case Stratified stratified -> strata(tallies, stratified, warnings);
        };
    }

    private static List<Part> whole(List<Tally> tallies, long population) {
        if (tallies.size() > 1) {
            throw new IllegalArgumentException("Without strata there is one tally, not " + tallies.size());
        }
        return tallies.stream().map(tally -> new Part(tally, population)).toList();
    }

    private static List<Part> strata(List<Tally> tallies, Stratified design, List<Warning> warnings) {
        Map<String, Tally> byName = new HashMap<>();
        for (Tally tally : tallies) {
            if (tally.read() > design.of(tally.stratum()).chosen() || byName.put(tally.stratum(), tally) != null) {
                throw new IllegalArgumentException(
                        "The tally of '%s' is there twice, or has more cases than were chosen"
                                .formatted(tally.stratum()));
            }
        }
        List<Part> parts = new ArrayList<>();
        for (Stratum stratum : design.strata()) {
            Tally tally = byName.getOrDefault(stratum.name(), Tally.of(stratum.name(), 0, 0));
            if (tally.read() == 0) {
                warnings.add(leftOut(stratum));
                continue;
            }
            if (tally.read() == 1 && stratum.population() > 1) {
                warnings.add(singleCase(stratum));
            }
            parts.add(new Part(tally, stratum.population()));
        }
        return parts;
    }

    private static Warning notAllRead(long missing, long chosen) {
        return new Warning(
                Warning.Kind.NOT_ALL_READ,
                "%s of the %s chosen %s not read; they are taken to be like those that were."
                        .formatted(Words.count(missing), Words.cases(chosen), missing == 1 ? "was" : "were"));
    }

    private static Warning leftOut(Stratum stratum) {
        return new Warning(
                Warning.Kind.STRATUM_LEFT_OUT,
                "None of the %s of '%s' was read; the estimate is for the other cases."
                        .formatted(Words.cases(stratum.population()), stratum.name()));
    }

    private static Warning singleCase(Stratum stratum) {
        return new Warning(
                Warning.Kind.SINGLE_CASE_STRATUM, "One case only of '%s' was read.".formatted(stratum.name()));
    }

    private static Warning tooFew(Interval interval) {
        return new Warning(
                Warning.Kind.TOO_FEW,
                "Too few cases were read to tell: the interval is %s wide.".formatted(Words.points(interval.width())));
    }
}

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
        return share(design, tallies, level, (parts, tail) -> limits(design, parts, tail));
    }

    /**
     * The share of the caseload, with the interval of one's choice: {@code WILSON}, {@code CLOPPER_PEARSON}, {@code JEFFREYS},
     * {@code LOGIT} or {@code HYPERGEOMETRIC} for a simple random sample, {@code KORN_GRAUBARD} within strata. What was read
     * whole, and what was chosen by hand, has no interval to choose. Where a method has none of its own (the logit where none
     * was found), the estimate says which one stands for it.
     *
     * @throws IllegalArgumentException when a tally fits no stratum of the design, when the method doesn't fit the design, or
     *     when it is {@code HYPERGEOMETRIC} and the tally is of a domain, whose size in the caseload nobody knows
     */
    public static Estimate share(Design design, List<Tally> tallies, Level level, Method method) {
        return share(design, tallies, level, (parts, tail) -> chosen(method, design, parts, tail));
    }

    /** The share that there is at most, with all of {@code level} on that side. */
    public static Bound atMost(Design design, List<Tally> tallies, Level level) {
        return bound(design, tallies, level, Bound.Side.AT_MOST);
    }

    /** The share that there is at least, with all of {@code level} on that side. */
    public static Bound atLeast(Design design, List<Tally> tallies, Level level) {
        return bound(design, tallies, level, Bound.Side.AT_LEAST);
    }

    private static Bound bound(Design design, List<Tally> tallies, Level level, Bound.Side side) {
        Share counted = counted(tallies);
        List<Warning> warnings = new ArrayList<>();
        Parts parts = new Parts(parts(design, tallies, warnings));
        if (counted.isOfNone() || !design.isRandom()) {
            return new Bound(
                    side, counted, OptionalDouble.empty(), level, Method.NONE, OptionalLong.empty(), design, warnings);
        }
        Limits limits = parts.isReadWhole() ? census(parts) : bound(design, parts, level.oneTail());
        Interval interval = limits.within(parts.possible());
        return new Bound(
                side,
                counted,
                OptionalDouble.of(side == Bound.Side.AT_MOST ? interval.upper() : interval.lower()),
                level,
                limits.method(),
                parts.spokenFor(),
                design,
                warnings);
    }

    /** A bound is there to be relied on, so it is the exact one. */
    private static Limits bound(Design design, Parts parts, double tail) {
        if (design instanceof Stratified) {
            return stratified(parts, tail);
        }
        return parts.isOfAll()
                ? hypergeometric(parts, tail)
                : new Limits(Proportions.clopperPearson(parts.share(), worth(parts), tail), Method.CLOPPER_PEARSON);
    }

    private interface Limiting {
        Limits limits(Parts parts, double tail);
    }

    private static Estimate share(Design design, List<Tally> tallies, Level level, Limiting limiting) {
        Share counted = counted(tallies);
        List<Warning> warnings = new ArrayList<>();
        Parts parts = new Parts(parts(design, tallies, warnings));
        if (counted.isOfNone() || !design.isRandom()) {
            return countsOnly(design, counted, level, warnings);
        }
        Limits limits = parts.isReadWhole() ? census(parts) : limiting.limits(parts, level.tail());
        Interval interval = limits.within(parts.possible());
        if (interval.width() >= Estimate.TOO_WIDE) {
            warnings.add(Warning.tooFew(interval));
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

    private record Limits(Interval interval, Method method) {

        Interval within(Interval possible) {
            return interval.within(possible.lower(), possible.upper());
        }
    }

    private static Share counted(List<Tally> tallies) {
        return tallies.stream().map(Tally::share).reduce(Share.of(0, 0), Share::plus);
    }

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

    private static Limits limits(Design design, Parts parts, double tail) {
        if (design instanceof Stratified) {
            return stratified(parts, tail);
        }
        return parts.isOfAll() && parts.parts().getFirst().isPure()
                ? hypergeometric(parts, tail)
                : new Limits(Proportions.wilson(parts.counted().value(), worth(parts), tail), Method.WILSON);
    }

    private static Limits chosen(Method method, Design design, Parts parts, double tail) {
        boolean within = design instanceof Stratified;
        if (within != (method == Method.KORN_GRAUBARD)) {
            throw new IllegalArgumentException(
                    "There is no %s for %s".formatted(method.title(), within ? "strata" : "a sample without strata"));
        }
        double share = parts.share();
        return switch (method) {
            case KORN_GRAUBARD -> stratified(parts, tail);
            case WILSON -> new Limits(Proportions.wilson(share, worth(parts), tail), method);
            case CLOPPER_PEARSON -> new Limits(Proportions.clopperPearson(share, worth(parts), tail), method);
            case JEFFREYS -> new Limits(Proportions.jeffreys(share, worth(parts), tail), method);
            case LOGIT ->
                new Limits(
                        Proportions.logit(share, worth(parts), tail),
                        share == 0 || share == 1 ? Method.CLOPPER_PEARSON : method);
            case HYPERGEOMETRIC -> {
                if (!parts.isOfAll()) {
                    throw new IllegalArgumentException("There is no exact interval for a domain of unknown size");
                }
                yield hypergeometric(parts, tail);
            }
            default -> throw new IllegalArgumentException("%s is no method for a share".formatted(method.title()));
        };
    }

    private static Limits hypergeometric(Parts parts, double tail) {
        return new Limits(Proportions.hypergeometric(parts.counted(), parts.population(), tail), Method.HYPERGEOMETRIC);
    }

    /** The cases of a domain are worth more than their number by the same factor as the whole sample. */
    private static double worth(Parts parts) {
        Part whole = parts.parts().getFirst();
        double read = whole.tally().read();
        return parts.counted().of() * Proportions.worth(read, whole.population()) / read;
    }

    private static Limits stratified(Parts parts, double tail) {
        long freedom = parts.degreesOfFreedom();
        if (freedom < 1) {
            return new Limits(new Interval(0, 1), Method.EVERYTHING_POSSIBLE);
        }
        double worth = (parts.areAlike() ? parts.worthByWeights() : parts.worth())
                * Students.ratio(parts.counted().of() - 1, freedom, tail);
        return new Limits(Proportions.clopperPearson(parts.share(), worth, tail), Method.KORN_GRAUBARD);
    }

    private static List<Part> parts(Design design, List<Tally> tallies, List<Warning> warnings) {
        long read = tallies.stream().mapToLong(Tally::read).sum();
        if (read > design.chosen()) {
            throw new IllegalArgumentException(
                    "%s cannot be read of %s".formatted(Words.cases(read), design.described()));
        }
        if (read < design.chosen()) {
            warnings.add(Warning.notAllRead(design.chosen() - read, design.chosen()));
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
                warnings.add(Warning.leftOut(stratum));
                continue;
            }
            if (tally.read() == 1 && stratum.population() > 1) {
                warnings.add(Warning.singleCase(stratum));
            }
            parts.add(new Part(tally, stratum.population()));
        }
        return parts;
    }
}

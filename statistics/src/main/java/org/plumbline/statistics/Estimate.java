package org.plumbline.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A share of a caseload: what was counted, what that says about the cases that were not read, how sure it is, and how it was
 * worked out.
 *
 * @param counted what was found in the cases read; its {@code of} is n
 * @param share the estimated share of the population, 0 to 1; empty where nothing may be said of cases not read
 * @param standardError of {@code share}; empty where it can't be worked out
 * @param interval for the share of the population; empty where nothing may be said of cases not read
 * @param level of the interval
 * @param method by which the interval was made
 * @param population how many cases the estimate speaks for, N; empty for a purposive sample and for a domain of unknown size
 * @param design how the cases were chosen
 * @param warnings what a reader must know beside the figures
 */
public record Estimate(
        Share counted,
        OptionalDouble share,
        OptionalDouble standardError,
        Optional<Interval> interval,
        Level level,
        Method method,
        OptionalLong population,
        Design design,
        List<Warning> warnings) {

    /**
     * Intervals as wide as this say too little to be published as an estimate: Parker et al. 2017, National Center for Health
     * Statistics data presentation standards for proportions, Vital Health Stat 2(175).
     */
    public static final double TOO_WIDE = 0.30;

    public Estimate {
        warnings = List.copyOf(warnings);
    }

    /** Whether the interval is so wide, {@link #TOO_WIDE} or wider, that the estimate says too little. */
    public boolean isTooFewToTell() {
        return warnings.stream().anyMatch(warning -> warning.kind() == Warning.Kind.TOO_FEW);
    }

    /**
     * Says the estimate in one plain sentence.
     *
     * @param what was found, to stand after 'were': {@code "graded inadequate"}, {@code "sent straight back"}
     */
    public String sentence(String what) {
        if (counted.isOfNone()) {
            return "No case was read, so nothing can be said.";
        }
        return "Of the %s read, %s %s; %s."
                .formatted(
                        Words.cases(counted.of()),
                        countedInWords(),
                        wasOrWere(what),
                        interval.map(this::forAll).orElseGet(this::forNoOthers));
    }

    private String wasOrWere(String what) {
        return (counted.found() <= 1 ? "was " : "were ") + what;
    }

    private String countedInWords() {
        String number = counted.found() == 0 ? "none" : Words.count(counted.found());
        return isWeighted() || counted.found() == 0 ? number : number + " (" + Words.percent(counted) + ")";
    }

    private String forNoOthers() {
        return switch (design) {
            case Design.Purposive _ -> "they were chosen by hand, so this says nothing of the cases that were not read";
            case Design.SimpleRandom _, Design.Stratified _, Design.Census _ ->
                "nothing can be said of the cases that were not read";
        };
    }

    private String forAll(Interval limits) {
        if (method == Method.CENSUS) {
            return "these are all the cases there are" + (isPartly() ? " of the kinds that were read" : "");
        }
        if (isTooFewToTell()) {
            return "too few to tell %s: it could be anything between %s".formatted(population("for"), between(limits));
        }
        if (isWeighted()) {
            return "weighted for how they were drawn, that is %s %s, between %s"
                    .formatted(Words.percent(share.orElseThrow()), population("of"), between(limits));
        }
        return "%s between %s".formatted(population("for"), between(limits));
    }

    private String population(String preposition) {
        if (population.isEmpty()) {
            return preposition + " all such cases";
        }
        return "%s %s %s".formatted(preposition, isPartly() ? "the" : "all", Words.cases(population.getAsLong()))
                + (isPartly() ? " of the kinds that were read" : "");
    }

    private boolean isPartly() {
        return warnings.stream().anyMatch(warning -> warning.kind() == Warning.Kind.STRATUM_LEFT_OUT);
    }

    private String between(Interval limits) {
        return "%s and %s (%s interval)".formatted(Words.percent(limits.lower()), Words.percent(limits.upper()), level);
    }

    private boolean isWeighted() {
        return design instanceof Design.Stratified && interval.isPresent() && method != Method.CENSUS;
    }
}

package org.plumbline.statistics;

import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How large a share of a caseload is at most, or at least: an interval open on one side, for whoever must know only that it
 * isn't worse.
 *
 * <p>Exact for a simple random sample (hypergeometric), so that it holds at least as often as its level says; of Korn and
 * Graubard within strata. Formulas and edge cases: {@code docs/method/proportions.md}.
 *
 * @param side which limit
 * @param counted what was found in the cases read; its {@code of} is n
 * @param limit the share of the population, 0 to 1; empty where nothing may be said of cases not read
 * @param level how often such a limit holds the truth
 * @param method by which it was made
 * @param population how many cases it speaks for, N; empty for a purposive sample and for a domain of unknown size
 * @param design how the cases were chosen
 * @param warnings what a reader must know beside it
 */
public record Bound(
        Side side,
        Share counted,
        OptionalDouble limit,
        Level level,
        Method method,
        OptionalLong population,
        Design design,
        List<Warning> warnings) {

    /** Which limit it is: all of the level stands on that side. */
    public enum Side {
        /** The share is so large at most. */
        AT_MOST,
        /** The share is so large at least. */
        AT_LEAST
    }

    public Bound {
        warnings = List.copyOf(warnings);
    }

    /**
     * Says the bound in one plain sentence.
     *
     * @param what was found, to stand after 'were': {@code "graded inadequate"}, {@code "sent straight back"}
     */
    public String sentence(String what) {
        if (counted.isOfNone()) {
            return "No case was read, so nothing can be said.";
        }
        return "Of the %s read, %s %s %s; %s."
                .formatted(
                        Words.cases(counted.of()),
                        counted.found() == 0 ? "none" : Words.count(counted.found()),
                        counted.found() <= 1 ? "was" : "were",
                        what,
                        others());
    }

    private String others() {
        if (limit.isEmpty()) {
            return "they were chosen by hand, so this says nothing of the cases that were not read";
        }
        if (method == Method.CENSUS) {
            return "these are all the cases there are" + (isPartly() ? " of the kinds that were read" : "");
        }
        return switch (side) {
                    case AT_MOST -> "at most %s of %s could be".formatted(percent(RoundingMode.CEILING), whom());
                    case AT_LEAST -> "at least %s of %s are".formatted(percent(RoundingMode.FLOOR), whom());
                }
                + " (%s bound on one side)".formatted(level);
    }

    private String percent(RoundingMode rounding) {
        return Words.percent(limit.orElseThrow(), rounding);
    }

    private String whom() {
        if (population.isEmpty()) {
            return "all such cases";
        }
        return isPartly()
                ? "the %s of the kinds that were read".formatted(Words.cases(population.getAsLong()))
                : "all %s".formatted(Words.cases(population.getAsLong()));
    }

    private boolean isPartly() {
        return warnings.stream().anyMatch(warning -> warning.kind() == Warning.Kind.STRATUM_LEFT_OUT);
    }
}

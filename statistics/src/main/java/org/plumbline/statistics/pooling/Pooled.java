package org.plumbline.statistics.pooling;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** Either what each stratum's share may be, the others taken into account, or why that can't be said. */
public sealed interface Pooled {

    /** What can be told of the strata, or why nothing can, in plain words. */
    String sentence(String what);

    /**
     * The strata, each drawn towards the others as far as it has few cases of its own and they are alike.
     *
     * @param strata in the order of the design
     * @param typical the mean of the strata's shares, each stratum counting once, 0 to 1
     * @param spread the standard deviation of the strata's shares around it, 0 to 0.5
     * @param counted what was found in all cases read; its {@code of} is n
     * @param population how many cases there are, N
     * @param tallies what was counted in each stratum
     * @param prior what was held of the strata before
     * @param level of the intervals
     * @param method by which they were made
     * @param design how the cases were chosen
     * @param warnings what a reader must know beside the figures
     */
    record StrataPooled(
            List<PooledStratum> strata,
            double typical,
            double spread,
            Share counted,
            long population,
            List<Tally> tallies,
            Prior prior,
            Level level,
            Method method,
            Design.Stratified design,
            List<Warning> warnings)
            implements Pooled {

        public StrataPooled {
            strata = List.copyOf(strata);
            tallies = List.copyOf(tallies);
            warnings = List.copyOf(warnings);
        }

        /** Whether there is a stratum of that name. */
        public boolean has(String name) {
            return strata.stream().anyMatch(stratum -> stratum.name().equals(name));
        }

        /**
         * The stratum of that name.
         *
         * @throws IllegalArgumentException when there is none
         */
        public PooledStratum of(String name) {
            return strata.stream()
                    .filter(stratum -> stratum.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No stratum is named '%s'".formatted(name)));
        }

        @Override
        public String sentence(String what) {
            return "Of the %s read in %s, %s %s %s; by all strata together a stratum's share is typically %s, and strata differ from one another by %s (standard deviation)."
                    .formatted(
                            Words.cases(counted.of()),
                            strata.size() == 1 ? "1 stratum" : Words.count(strata.size()) + " strata",
                            Words.countOrNone(counted.found()),
                            counted.found() <= 1 ? "was" : "were",
                            what,
                            Words.percent(typical),
                            Words.points(spread));
        }
    }

    /**
     * One stratum.
     *
     * @param population how many cases it holds, N
     * @param counted what was found in the cases read; its {@code of} is n
     * @param share what is to be expected of all its cases, 0 to 1
     * @param standardError the standard deviation of what that share may be
     * @param interval in which the share of all its cases lies with the chance of {@code level} (equal tails; exact counts)
     * @param borrowed how much of {@code share} comes from the other strata and the prior: 0 where the cases read decide alone, 1
     *     where none was read
     * @param level of the interval
     */
    record PooledStratum(
            String name,
            long population,
            Share counted,
            double share,
            double standardError,
            Interval interval,
            double borrowed,
            Level level) {

        /** Whether the interval is so wide that nothing should be said of the stratum: 30 points or more. */
        public boolean isTooFewToTell() {
            return interval.width() >= Estimate.TOO_WIDE;
        }

        /** What was found, and what that and the other strata leave possible. */
        public String sentence(String what) {
            String found = counted.isOfNone()
                    ? "no case was read"
                    : "of the %s read, %s %s %s"
                            .formatted(
                                    Words.cases(counted.of()),
                                    Words.countOrNone(counted.found()),
                                    counted.found() <= 1 ? "was" : "were",
                                    what);
            return "In '%s' %s%s."
                    .formatted(
                            name, found, counted.of() == population ? "; these are all the cases there are" : rest());
        }

        private String rest() {
            String possible = "between %s and %s (%s credible interval)"
                    .formatted(Words.percent(interval.lower()), Words.percent(interval.upper()), level);
            String others = counted.isOfNone() ? "by what the other strata show" : "with what the other strata show";
            return isTooFewToTell()
                    ? "; even %s, too few to tell for all %s: it could be anything %s"
                            .formatted(others, Words.cases(population), possible)
                    : "; %s, %s of all %s, %s"
                            .formatted(others, Words.percent(share), Words.cases(population), possible);
        }
    }

    /**
     * Nothing can be pooled.
     *
     * @param reasons at least one
     */
    record NotPooled(List<Reason> reasons) implements Pooled {

        public NotPooled {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, strata can be pooled");
            }
        }

        @Override
        public String sentence(String what) {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "The strata can't be taken together. ", ""));
        }
    }
}

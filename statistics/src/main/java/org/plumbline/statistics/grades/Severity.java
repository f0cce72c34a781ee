package org.plumbline.statistics.grades;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.grades.GradeModel.Term;
import org.plumbline.statistics.grades.GradeModel.Threshold;

/** Either how readers differ in how high they grade, or why that can't be told. */
public sealed interface Severity {

    /** What was found, or why nothing can be told, in plain words. */
    String sentence();

    /**
     * How readers differ: logit P(grade ≤ j) = θ_j − x'β − b, b normal with the standard deviation σ between readers.
     *
     * @param spread how far readers differ
     * @param readers each with their lean, in the order of the ratings
     * @param thresholds θ, for a reader in the middle; log odds
     * @param terms β, one for each value of a trait but the first
     * @param logLikelihood at the top
     * @param grades how many were given
     * @param cases how many were graded, n
     * @param groups readers who are linked by cases that both graded; between groups nothing can be compared
     * @param level of the intervals
     * @param method by which they were made
     * @param warnings what a reader of this must know beside the figures
     */
    record Measured(
            Spread spread,
            List<Reader> readers,
            List<Threshold> thresholds,
            List<Term> terms,
            double logLikelihood,
            long grades,
            long cases,
            List<Set<String>> groups,
            Level level,
            Method method,
            List<Warning> warnings)
            implements Severity {

        public Measured {
            readers = List.copyOf(readers);
            thresholds = List.copyOf(thresholds);
            terms = List.copyOf(terms);
            groups = groups.stream().map(Set::copyOf).toList();
            warnings = List.copyOf(warnings);
        }

        @Override
        public String sentence() {
            if (spread.interval().isEmpty()) {
                return "%s of %s by %s: they differ no more than chance would make them."
                        .formatted(count(grades, "grade"), Words.cases(cases), count(readers.size(), "reader"));
            }
            List<Reader> leaning =
                    readers.stream().filter(Reader::isMoreThanChance).toList();
            return "%s of %s by %s: one reader in six gives odds of a higher grade that are at least %s times those of a reader in the middle. %s"
                    .formatted(
                            count(grades, "grade"),
                            Words.cases(cases),
                            count(readers.size(), "reader"),
                            Words.factor(Math.exp(spread.value())),
                            leaning.isEmpty()
                                    ? "No single one leans more than chance could make it."
                                    : leaning.stream()
                                            .map(reader -> reader.told(level))
                                            .collect(Collectors.joining("; ", "", ".")));
        }

        private static String count(long count, String what) {
            return "%s %s%s".formatted(Words.count(count), what, count == 1 ? "" : "s");
        }

        /**
         * How far one reader grades higher than another.
         *
         * @throws IllegalArgumentException when one of the two gave no grade, or they are the same
         */
        public ReaderDifference between(String reader, String other) {
            return ReaderDifference.between(this, reader, other);
        }

        Reader reader(String name) {
            return readers.stream()
                    .filter(reader -> reader.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'%s' gave no grade".formatted(name)));
        }
    }

    /**
     * How far readers differ.
     *
     * @param value σ, the standard deviation between readers in log odds; 0 where they differ no more than chance would make
     *     them
     * @param standardError of log σ; 0 where σ is 0
     * @param interval for σ, normal on the scale of its logarithm; empty where σ is 0
     */
    record Spread(double value, double standardError, Optional<Interval> interval) {}

    /**
     * One reader.
     *
     * @param grades how many they gave
     * @param lean the likeliest b, given the grades and the model: above 0 for one who grades higher. In log odds, drawn
     *     towards 0 the more, the fewer grades they gave
     * @param standardDeviation of b, given the grades and the model
     * @param odds e^lean: by how many times the odds of a higher grade are those of a reader in the middle
     * @param interval for the odds, the model taken as known; empty where readers differ no more than by chance
     */
    record Reader(
            String name, long grades, double lean, double standardDeviation, double odds, Optional<Interval> interval) {

        /** Whether the reader's interval leaves the middle out. */
        public boolean isMoreThanChance() {
            return interval.isPresent() && !interval.get().holds(1);
        }

        private String told(Level level) {
            Interval limits = interval.orElseThrow();
            return "'%s' grades %s: the odds of a higher grade are %s times those of a reader in the middle (between %s and %s, %s interval)"
                    .formatted(
                            name,
                            lean > 0 ? "higher" : "lower",
                            Words.factor(odds),
                            Words.factor(limits.lower()),
                            Words.factor(limits.upper()),
                            level);
        }
    }

    /**
     * Nothing can be measured.
     *
     * @param reasons at least one
     */
    record NotMeasured(List<Reason> reasons) implements Severity {

        public NotMeasured {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, readers can be compared");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "How readers differ can't be told. ", ""));
        }
    }
}

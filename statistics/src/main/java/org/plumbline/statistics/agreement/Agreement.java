package org.plumbline.statistics.agreement;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** Either how far readers agree, or why that can't be said. */
public sealed interface Agreement {

    /** What is measured, and where it was published. */
    enum Coefficient {
        PERCENT("percent agreement", "the share of pairs of readers that agree, averaged over cases"),
        COHEN(
                "Cohen's kappa",
                "Cohen 1960, Educ. Psychol. Meas. 20:37–46; 1968, Psychol. Bull. 70:213–220; error: Fleiss, Cohen and Everitt 1969"),
        FLEISS("Fleiss' kappa", "Fleiss 1971, Psychol. Bull. 76:378–382; error, weights and missing grades: Gwet 2014"),
        KRIPPENDORFF("Krippendorff's alpha", "Krippendorff 2011, Computing Krippendorff's Alpha-Reliability"),
        GWET(
                "Gwet's AC",
                "Gwet 2008, Br. J. Math. Stat. Psychol. 61:29–48 (AC1); 2014, Handbook of Inter-Rater Reliability (AC2)");

        private final String title;
        private final String source;

        Coefficient(String title, String source) {
            this.title = title;
            this.source = source;
        }

        /** The name by which it is told. */
        public String title() {
            return title;
        }

        /** Where it was published. */
        public String source() {
            return source;
        }
    }

    /** The agreement, or why there is none to tell, in plain words. */
    String sentence();

    /**
     * How far readers agree.
     *
     * @param coefficient what was measured
     * @param weighting how a near miss counts
     * @param value 1 where all agree; for percent agreement 0 at least, for the others 0 where there is no more agreement
     *     than chance would bring, and below 0 where there is less
     * @param standardError of {@code value}; empty where it can't be worked out, and where no chance was at work
     * @param interval for the caseload; empty for cases chosen by hand, and where the cases are too few or too alike
     * @param level of the interval
     * @param method by which the interval was made
     * @param cases graded at least twice, n
     * @param population how many cases it speaks for, N; empty for cases chosen by hand
     * @param design how the cases that were to be graded twice were chosen
     * @param warnings what a reader must know beside the figures
     */
    record Measured(
            Coefficient coefficient,
            String weighting,
            double value,
            OptionalDouble standardError,
            Optional<Interval> interval,
            Level level,
            Method method,
            long cases,
            OptionalLong population,
            Design design,
            List<Warning> warnings)
            implements Agreement {

        public Measured {
            warnings = List.copyOf(warnings);
        }

        @Override
        public String sentence() {
            String measured = coefficient == Coefficient.PERCENT
                    ? "readers agreed in %s of comparisons (%s)".formatted(told(value), weighting)
                    : "agreement is %s, where 1 is complete and 0 is no more than chance would bring (%s, %s)"
                            .formatted(told(value), coefficient.title(), weighting);
            return "On the %s graded at least twice, %s; %s.".formatted(Words.cases(cases), measured, others());
        }

        private String others() {
            if (method == Method.CENSUS) {
                return "these are all the cases there are";
            }
            if (!design.isRandom()) {
                return "they were chosen by hand, so this says nothing of other cases";
            }
            return interval.map(limits -> "for all %s between %s and %s (%s interval)"
                            .formatted(
                                    Words.cases(population.orElseThrow()),
                                    told(limits.lower()),
                                    told(limits.upper()),
                                    level))
                    .orElse("they are too few or too alike to tell how sure that is");
        }

        private String told(double number) {
            return coefficient == Coefficient.PERCENT ? Words.percent(number) : Words.coefficient(number);
        }
    }

    /**
     * Nothing can be measured.
     *
     * @param reasons at least one
     */
    record NotMeasured(List<Reason> reasons) implements Agreement {

        public NotMeasured {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, agreement can be measured");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "Agreement can't be measured. ", ""));
        }
    }
}

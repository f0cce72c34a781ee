package org.plumbline.statistics.grades;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** Either how grades go with something, by a proportional-odds model, or why that can't be told. */
public sealed interface GradeModel {

    /** What was found, or why nothing can be told, in plain words. */
    String sentence();

    /**
     * A fitted model: logit P(grade ≤ j) = θ_j − x'β.
     *
     * @param thresholds θ, one fewer than grades, each with its standard error; log odds
     * @param terms β, in the order given
     * @param covariance of the thresholds and then the terms: the inverse of the observed information, row by row
     * @param logLikelihood at the top
     * @param cases read, n
     * @param proportionality whether the odds shift alike between all grades; empty for two grades, and where the cases don't
     *     tell
     * @param level of the intervals
     * @param method by which the intervals were made
     * @param warnings what a reader must know beside the figures
     */
    record Fitted(
            List<Threshold> thresholds,
            List<Term> terms,
            List<List<Double>> covariance,
            double logLikelihood,
            long cases,
            Optional<Proportionality> proportionality,
            Level level,
            Method method,
            List<Warning> warnings)
            implements GradeModel {

        public Fitted {
            thresholds = List.copyOf(thresholds);
            terms = List.copyOf(terms);
            covariance = covariance.stream().map(List::copyOf).toList();
            warnings = List.copyOf(warnings);
        }

        @Override
        public String sentence() {
            return "By %s with their grades: %s."
                    .formatted(
                            Words.cases(cases),
                            terms.isEmpty()
                                    ? "nothing was taken into account"
                                    : terms.stream()
                                            .map(term -> term.told(level))
                                            .collect(Collectors.joining("; ")));
        }

        double[] parameters() {
            double[] parameters = new double[thresholds.size() + terms.size()];
            Arrays.setAll(
                    parameters,
                    i -> i < thresholds.size()
                            ? thresholds.get(i).value()
                            : terms.get(i - thresholds.size()).value());
            return parameters;
        }

        /** The standard error of a sum of parameters, each times its part in the gradient. */
        double standardError(double[] gradient) {
            double variance = 0;
            for (int i = 0; i < gradient.length; i++) {
                for (int j = 0; j < gradient.length; j++) {
                    variance += gradient[i] * covariance.get(i).get(j) * gradient[j];
                }
            }
            return Math.sqrt(Math.max(0, variance));
        }
    }

    /**
     * Between two grades.
     *
     * @param below the grade below it
     * @param value in log odds, where all covariates are 0
     * @param standardError of {@code value}
     */
    record Threshold(String below, double value, double standardError) {}

    /**
     * How grades go with one covariate, all others alike.
     *
     * @param name of the covariate
     * @param value in log odds of a higher grade for one more of it
     * @param standardError of {@code value}
     * @param oddsRatio e^value: how many times the odds of a higher grade are
     * @param interval for the odds ratio
     * @param p how likely chance alone would make it as far from 1 or further, by Wald's test
     */
    record Term(String name, double value, double standardError, double oddsRatio, Interval interval, double p) {

        private String told(Level level) {
            return "%s: the odds of a higher grade are %s times as high (between %s and %s, %s interval)"
                    .formatted(
                            name,
                            Words.factor(oddsRatio),
                            Words.factor(interval.lower()),
                            Words.factor(interval.upper()),
                            level);
        }
    }

    /**
     * The score test of the proportional-odds assumption: Peterson and Harrell 1990, Appl. Stat. 39:205–217.
     *
     * @param statistic a chi-squared where the odds shift alike between all grades
     * @param freedom its degrees of freedom
     * @param p how likely chance alone would make it as large or larger; it errs to the small side with few cases in a grade
     */
    record Proportionality(double statistic, long freedom, double p) {}

    /**
     * Nothing can be fitted.
     *
     * @param reasons at least one
     */
    record NotFitted(List<Reason> reasons) implements GradeModel {

        public NotFitted {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, a model can be fitted");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "How the grades go with this can't be told. ", ""));
        }
    }
}

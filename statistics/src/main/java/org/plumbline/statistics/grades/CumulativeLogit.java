package org.plumbline.statistics.grades;

import java.util.List;
import org.plumbline.statistics.grades.Ascent.Slope;

/**
 * The log-likelihood of a cumulative logit model: logit P(grade ≤ j) = θ_j − x'β, so that a covariate above 0 with a term
 * above 0 makes higher grades likelier. McCullagh 1980, J. R. Stat. Soc. B 42:109–142.
 *
 * <p>Parameters are the thresholds θ, rising, and then the terms β. It is concave in both: Pratt 1981, JASA 76:103.
 *
 * @param grades how many there are, at least two
 * @param terms how many covariates each has
 * @param data with as many counts as grades, and as many covariates as terms
 */
record CumulativeLogit(int grades, int terms, List<GradeCounts> data) implements Ascent.Likelihood {

    int size() {
        return grades - 1 + terms;
    }

    @Override
    public double value(double[] parameters) {
        for (int j = 1; j < grades - 1; j++) {
            if (!(parameters[j] > parameters[j - 1])) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double sum = 0;
        for (GradeCounts row : data) {
            double predictor = predictor(row.covariates(), parameters);
            for (int j = 0; j < grades; j++) {
                long count = row.counts().get(j);
                if (count > 0) {
                    sum += count * chance(j, predictor, parameters).value();
                }
            }
        }
        return sum;
    }

    @Override
    public Slope slope(double[] parameters) {
        var sums = new SlopeSums(size());
        for (GradeCounts row : data) {
            double predictor = predictor(row.covariates(), parameters);
            for (int j = 0; j < grades; j++) {
                long count = row.counts().get(j);
                if (count > 0) {
                    sums.add(
                            count,
                            chance(j, predictor, parameters),
                            direction(j, row.covariates()),
                            direction(j - 1, row.covariates()));
                }
            }
        }
        return sums.slope();
    }

    /** x'β. */
    double predictor(List<Double> covariates, double[] parameters) {
        double sum = 0;
        for (int k = 0; k < terms; k++) {
            sum += covariates.get(k) * parameters[grades - 1 + k];
        }
        return sum;
    }

    LogChance chance(int grade, double predictor, double[] parameters) {
        return LogChance.between(
                grade == grades - 1 ? Double.POSITIVE_INFINITY : parameters[grade] - predictor,
                grade == 0 ? Double.NEGATIVE_INFINITY : parameters[grade - 1] - predictor);
    }

    /** How θ_j − x'β changes with the parameters; what is no threshold changes nothing that counts. */
    double[] direction(int threshold, List<Double> covariates) {
        double[] direction = new double[size()];
        if (threshold >= 0 && threshold < grades - 1) {
            direction[threshold] = 1;
            for (int k = 0; k < terms; k++) {
                direction[grades - 1 + k] = -covariates.get(k);
            }
        }
        return direction;
    }

    /** The thresholds that the grades alone give, and terms of 0. Every grade was given. */
    double[] start() {
        double[] start = new double[size()];
        double all = data.stream().mapToLong(GradeCounts::cases).sum();
        long sum = 0;
        for (int j = 0; j < grades - 1; j++) {
            int grade = j;
            sum += data.stream().mapToLong(row -> row.counts().get(grade)).sum();
            start[j] = Math.log(sum / (all - sum));
        }
        return start;
    }

    /** By how much one unit of each parameter moves a linear predictor at most, reckoned from the middle of the covariates. */
    double[] reach() {
        double[] reach = new double[size()];
        for (int k = 0; k < terms; k++) {
            int term = k;
            var range = data.stream()
                    .filter(row -> row.cases() > 0)
                    .mapToDouble(row -> row.covariates().get(term))
                    .summaryStatistics();
            reach[grades - 1 + k] = range.getMax() - range.getMin();
        }
        return reach;
    }
}

package org.plumbline.statistics.grades;

import java.util.List;
import java.util.Optional;
import org.plumbline.statistics.ChiSquared;
import org.plumbline.statistics.grades.GradeModel.Proportionality;

/**
 * Whether the odds shift alike between all grades: the score test of a model in which each threshold has terms of its own,
 * where they are all the same. Peterson and Harrell 1990, Appl. Stat. 39:205–217; by the expected information.
 *
 * <p>Nothing more is fitted for it, so it stands where single thresholds would have no top of their own.
 */
final class ParallelShift {

    private ParallelShift() {}

    /**
     * Tests at the top of a proportional-odds model.
     *
     * @return empty for two grades, without terms, and where no threshold could have terms of its own
     */
    static Optional<Proportionality> test(CumulativeLogit model, double[] top) {
        int thresholds = model.grades() - 1;
        if (thresholds < 2 || model.terms() == 0) {
            return Optional.empty();
        }
        int size = thresholds * (1 + model.terms());
        double[] score = new double[size];
        double[][] information = new double[size][size];
        for (GradeCounts row : model.data()) {
            double predictor = model.predictor(row.covariates(), top);
            for (int j = 0; j < model.grades(); j++) {
                LogChance chance = model.chance(j, predictor, top);
                double[] direction = direction(j, chance, row.covariates(), thresholds);
                double expected = row.cases() * Math.exp(chance.value());
                for (int a = 0; a < size; a++) {
                    if (direction[a] != 0) {
                        score[a] += row.counts().get(j) * direction[a];
                        for (int b = 0; b < size; b++) {
                            information[a][b] += expected * direction[a] * direction[b];
                        }
                    }
                }
            }
        }
        ChiSquared all = squaredLength(score, information);
        long freedom = all.freedom() - model.size();
        if (freedom < 1) {
            return Optional.empty();
        }
        ChiSquared test = ChiSquared.of(all.value(), freedom);
        return Optional.of(new Proportionality(test.value(), test.freedom(), test.p()));
    }

    /** How the logarithm of a grade's chance changes with the thresholds and with the terms of each. */
    private static double[] direction(int grade, LogChance chance, List<Double> covariates, int thresholds) {
        double[] direction = new double[thresholds * (1 + covariates.size())];
        if (grade < thresholds) {
            add(direction, grade, chance.byUpper(), covariates, thresholds);
        }
        if (grade > 0) {
            add(direction, grade - 1, chance.byLower(), covariates, thresholds);
        }
        return direction;
    }

    private static void add(double[] direction, int j, double slope, List<Double> covariates, int thresholds) {
        direction[j] = slope;
        for (int k = 0; k < covariates.size(); k++) {
            direction[thresholds + j * covariates.size() + k] = -slope * covariates.get(k);
        }
    }

    /** Each direction in its own unit, so that none is taken for nothing because it is small. */
    private static ChiSquared squaredLength(double[] score, double[][] information) {
        int size = score.length;
        double[] scaled = new double[size];
        double[][] correlation = new double[size][size];
        for (int a = 0; a < size; a++) {
            scaled[a] = information[a][a] > 0 ? score[a] / Math.sqrt(information[a][a]) : 0;
            for (int b = 0; b < size; b++) {
                double unit = Math.sqrt(information[a][a] * information[b][b]);
                correlation[a][b] = unit > 0 ? information[a][b] / unit : 0;
            }
        }
        return ChiSquared.squaredLength(scaled, correlation);
    }
}

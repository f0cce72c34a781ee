package org.plumbline.statistics.grades;

import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.plumbline.statistics.grades.Ascent.Slope;

/**
 * The log-likelihood of a cumulative logit model in which each reader leans by a normal amount of their own:
 * logit P(grade ≤ j) = θ_j − x'β − σu, u standard normal for each reader.
 *
 * <p>The lean is integrated out by adaptive Gauss–Hermite quadrature, around each reader's mode and in the width there:
 * Pinheiro and Bates 1995, J. Comput. Graph. Stat. 4:12–35. Derivatives are the mean over the lean, given the grades, of
 * those with the lean known (Louis 1982, J. R. Stat. Soc. B 44:226), by the same points.
 *
 * <p>Parameters are the thresholds, the terms and log σ.
 *
 * @param grades how many there are
 * @param terms how many covariates each case has
 * @param readers the grades that each gave
 */
record ReaderLikelihood(int grades, int terms, List<List<GradeCounts>> readers) implements Ascent.Likelihood {

    /** So many that more change nothing in the ninth digit, for σ up to 5 and readers of two cases. */
    private static final int POINTS = 41;

    private static final GaussIntegrator HERMITE = new GaussIntegratorFactory().hermite(POINTS);

    private static final double FOUND = 1e-12;

    /**
     * Where a reader's lean is likeliest.
     *
     * @param at in standard deviations between readers
     * @param width standard deviation there
     */
    record Mode(double at, double width) {}

    @Override
    public double value(double[] parameters) {
        for (int j = 1; j < grades - 1; j++) {
            if (!(parameters[j] > parameters[j - 1])) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double sum = 0;
        for (List<GradeCounts> reader : readers) {
            var model = new CumulativeLogit(grades, terms, reader);
            sum += new Lean(model, parameters).integral();
        }
        return sum;
    }

    @Override
    public Slope slope(double[] parameters) {
        int size = parameters.length;
        double[] gradient = new double[size];
        double[][] curvature = new double[size][size];
        for (List<GradeCounts> reader : readers) {
            new Lean(new CumulativeLogit(grades, terms, reader), parameters).add(gradient, curvature);
        }
        return new Slope(gradient, curvature);
    }

    List<Mode> modes(double[] parameters) {
        return readers.stream()
                .map(reader -> new Lean(new CumulativeLogit(grades, terms, reader), parameters).mode)
                .toList();
    }

    /** The same with a spread that stands fixed: concave in what is left, since the integral of a log-concave function is. */
    Ascent.Likelihood withSpread(double logSpread) {
        return new Ascent.Likelihood() {
            @Override
            public double value(double[] parameters) {
                return ReaderLikelihood.this.value(with(parameters, logSpread));
            }

            @Override
            public Slope slope(double[] parameters) {
                Slope whole = ReaderLikelihood.this.slope(with(parameters, logSpread));
                int size = parameters.length;
                double[] gradient = new double[size];
                double[][] curvature = new double[size][size];
                System.arraycopy(whole.gradient(), 0, gradient, 0, size);
                for (int i = 0; i < size; i++) {
                    System.arraycopy(whole.curvature()[i], 0, curvature[i], 0, size);
                }
                return new Slope(gradient, curvature);
            }
        };
    }

    static double[] with(double[] parameters, double logSpread) {
        double[] all = new double[parameters.length + 1];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = logSpread;
        return all;
    }

    /**
     * Twice the derivative of the log-likelihood by σ² where that is 0: above 0 where readers differ more than chance would
     * make them.
     *
     * @param fixed the thresholds and terms of a model without readers
     */
    double leaning(double[] fixed) {
        double sum = 0;
        for (List<GradeCounts> reader : readers) {
            var at = new Lean(new CumulativeLogit(grades, terms, reader), with(fixed, 0)).along(0);
            // without the normal's own part, which is −u²/2
            sum += at.first * at.first + at.second + 1;
        }
        return sum;
    }

    /** First and second derivative by the lean. */
    private record Along(double first, double second) {}

    /** One reader's lean, given the parameters. */
    private static final class Lean {

        private final CumulativeLogit model;
        private final double[] parameters;
        private final double spread;
        private final Mode mode;

        Lean(CumulativeLogit model, double[] parameters) {
            this.model = model;
            this.parameters = parameters;
            this.spread = Math.exp(parameters[parameters.length - 1]);
            this.mode = mode();
        }

        /** Logarithm of the chance of the reader's grades and a lean. */
        private double joint(double u) {
            double sum = -u * u / 2;
            for (GradeCounts row : model.data()) {
                double predictor = model.predictor(row.covariates(), parameters) + spread * u;
                for (int j = 0; j < model.grades(); j++) {
                    if (row.counts().get(j) > 0) {
                        sum += row.counts().get(j)
                                * model.chance(j, predictor, parameters).value();
                    }
                }
            }
            return sum;
        }

        Along along(double u) {
            double first = -u;
            double second = -1;
            for (GradeCounts row : model.data()) {
                double predictor = model.predictor(row.covariates(), parameters) + spread * u;
                for (int j = 0; j < model.grades(); j++) {
                    long count = row.counts().get(j);
                    if (count > 0) {
                        LogChance chance = model.chance(j, predictor, parameters);
                        first -= count * spread * (chance.byUpper() + chance.byLower());
                        second += count
                                * spread
                                * spread
                                * (chance.upperTwice() + chance.lowerTwice() + 2 * chance.byBoth());
                    }
                }
            }
            return new Along(first, second);
        }

        /** By Newton's steps, halved where they go too far; the joint chance is log-concave, so there is just one. */
        private Mode mode() {
            double u = 0;
            double height = joint(u);
            Along along = along(u);
            for (int i = 0; i < 100; i++) {
                double step = -along.first / along.second;
                double next = u + step;
                double there = joint(next);
                while (Math.abs(step) > FOUND && !(there >= height - 1e-12 * Math.abs(height))) {
                    step /= 2;
                    next = u + step;
                    there = joint(next);
                }
                u = next;
                height = there;
                along = along(u);
                if (Math.abs(step) <= FOUND) {
                    break;
                }
            }
            return new Mode(u, 1 / Math.sqrt(-along.second));
        }

        private double point(int q) {
            return mode.at + Math.sqrt(2) * mode.width * HERMITE.getPoint(q);
        }

        /** Logarithm of what a point adds to the integral over the lean. */
        private double[] pieces() {
            double[] pieces = new double[POINTS];
            for (int q = 0; q < POINTS; q++) {
                double x = HERMITE.getPoint(q);
                pieces[q] = Math.log(HERMITE.getWeight(q)) + x * x + joint(point(q));
            }
            return pieces;
        }

        /** Logarithm of the integral. */
        double integral() {
            return logSum(pieces()) + Math.log(mode.width / Math.sqrt(Math.PI));
        }

        private static double logSum(double[] logs) {
            double most = Double.NEGATIVE_INFINITY;
            for (double each : logs) {
                most = Math.max(most, each);
            }
            double sum = 0;
            for (double each : logs) {
                sum += Math.exp(each - most);
            }
            return most + Math.log(sum);
        }

        void add(double[] gradient, double[][] curvature) {
            double[] pieces = pieces();
            double all = logSum(pieces);
            int size = gradient.length;
            double[] mean = new double[size];
            for (int q = 0; q < POINTS; q++) {
                double weight = Math.exp(pieces[q] - all);
                Slope known = known(point(q));
                for (int i = 0; i < size; i++) {
                    mean[i] += weight * known.gradient()[i];
                    for (int j = 0; j < size; j++) {
                        curvature[i][j] +=
                                weight * (known.curvature()[i][j] + known.gradient()[i] * known.gradient()[j]);
                    }
                }
            }
            for (int i = 0; i < size; i++) {
                gradient[i] += mean[i];
                for (int j = 0; j < size; j++) {
                    curvature[i][j] -= mean[i] * mean[j];
                }
            }
        }

        /** The slope where the lean is known. */
        private Slope known(double u) {
            int last = parameters.length - 1;
            var sums = new SlopeSums(parameters.length);
            double bent = 0;
            for (GradeCounts row : model.data()) {
                double predictor = model.predictor(row.covariates(), parameters) + spread * u;
                for (int j = 0; j < model.grades(); j++) {
                    long count = row.counts().get(j);
                    if (count > 0) {
                        LogChance chance = model.chance(j, predictor, parameters);
                        sums.add(count, chance, direction(j, row, u), direction(j - 1, row, u));
                        bent -= count * spread * u * (chance.byUpper() + chance.byLower());
                    }
                }
            }
            Slope slope = sums.slope();
            // σ = e^τ bends as much as it rises
            slope.curvature()[last][last] += bent;
            return slope;
        }

        private double[] direction(int threshold, GradeCounts row, double u) {
            double[] direction = new double[parameters.length];
            if (threshold >= 0 && threshold < model.grades() - 1) {
                System.arraycopy(model.direction(threshold, row.covariates()), 0, direction, 0, model.size());
                direction[parameters.length - 1] = -spread * u;
            }
            return direction;
        }
    }
}

package org.plumbline.statistics.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.draw.Seed;

/**
 * Estimates from the values of a sample's rows.
 *
 * <p>Every column has a value for each row, in the order of the sample's rows. A value that is not finite, a group without rows
 * and a division by nothing are refused; so are groups for which something is not known. No estimate is ever NaN. Formulas,
 * edge cases and sources: {@code docs/method/survey.md}.
 *
 * @param sample the rows and how they were drawn
 * @param level of the intervals
 */
public record Estimating(Sample sample, Level level) {

    /** With 95% intervals. */
    public static Estimating of(Sample sample) {
        return new Estimating(sample, Level.NINETY_FIVE);
    }

    /** The sum of {@code y} over all cases: Σ w y. */
    public Outcome total(double[] y) {
        return whole(totals(y, all()));
    }

    /** The sum of {@code y} over the cases of each group, by its name. */
    public Map<String, Outcome> totals(double[] y, Groups by) {
        Linear linear = new Linear(sample, by, y, ones());
        double[] zeros = new double[by.size()];
        return findings(by, Quantity.TOTAL, estimator(Estimator.HORVITZ_THOMPSON))
                .of(linear, linear.numerators(), zeros, filled(by, 1));
    }

    /** The mean of {@code y}: Σ w y / Σ w. */
    public Outcome mean(double[] y) {
        return whole(means(y, all()));
    }

    /** The mean of {@code y} in each group. */
    public Map<String, Outcome> means(double[] y, Groups by) {
        return ratios(y, ones(), by, Quantity.MEAN);
    }

    /** The share of cases of which it is so, with the interval of Korn and Graubard. */
    public Outcome share(boolean[] isSo) {
        return whole(shares(isSo, all()));
    }

    /** The share in each group. */
    public Map<String, Outcome> shares(boolean[] isSo, Groups by) {
        double[] y = new double[isSo.length];
        Arrays.setAll(y, row -> isSo[row] ? 1 : 0);
        return ratios(y, ones(), by, Quantity.SHARE);
    }

    /** The sum of {@code y} over the sum of {@code x}: Σ w y / Σ w x. */
    public Outcome ratio(double[] y, double[] x) {
        return whole(ratios(y, x, all()));
    }

    /** The ratio in each group. */
    public Map<String, Outcome> ratios(double[] y, double[] x, Groups by) {
        return ratios(y, x, by, Quantity.RATIO);
    }

    private Map<String, Outcome> ratios(double[] y, double[] x, Groups by, Quantity quantity) {
        Linear linear = new Linear(sample, by, y, x);
        double[] below = linear.denominators();
        double[] ratios = linear.numerators();
        double[] scales = new double[below.length];
        for (int group = 0; group < below.length; group++) {
            ratios[group] /= below[group];
            scales[group] = 1 / below[group];
        }
        return findings(by, quantity, estimator(Estimator.HAJEK)).of(linear, ratios, ratios, scales);
    }

    /** The mean of {@code y} over the known number of cases: Σ w y / N. Refused where N is not known. */
    public Outcome horvitzThompsonMean(double[] y) {
        OptionalLong population = sample.population();
        if (population.isEmpty() || population.getAsLong() == 0) {
            return Outcome.Refused.because(Reason.Kind.NOT_KNOWN, "How many cases there are is not known.");
        }
        Linear linear = new Linear(sample, all(), y, ones());
        double scale = 1.0 / population.getAsLong();
        double[] means = linear.numerators();
        means[0] *= scale;
        return whole(findings(all(), Quantity.MEAN, estimator(Estimator.HORVITZ_THOMPSON))
                .of(linear, means, new double[1], new double[] {scale}));
    }

    /**
     * The sum of {@code y} by what was expected of each case: the known sum, and the estimated total of {@code y − expected}.
     *
     * @param expected what a score or a model says of each row, made without looking at {@code y}
     * @param known its sum over all cases of the caseload, those not read too
     */
    public Outcome difference(double[] y, double[] expected, double known) {
        if (!Double.isFinite(known)) {
            return notFinite();
        }
        Linear linear = new Linear(sample, all(), y, expected);
        double[] value = {
            known
                    + Arrays.stream(linear.terms(new double[] {1}, new double[] {1}))
                            .sum()
        };
        return whole(findings(all(), Quantity.TOTAL, Estimator.DIFFERENCE)
                .of(linear, value, new double[] {1}, new double[] {1}));
    }

    /**
     * The sum of {@code y} by its ratio to {@code x}, the sum of which is known; where there are strata, the combined ratio
     * estimator.
     *
     * @param known the sum of {@code x} over all cases of the caseload
     */
    public Outcome ratioTotal(double[] y, double[] x, double known) {
        if (!Double.isFinite(known)) {
            return notFinite();
        }
        Linear linear = new Linear(sample, all(), y, x);
        double below = linear.denominators()[0];
        double ratio = linear.numerators()[0] / below;
        return whole(findings(all(), Quantity.TOTAL, Estimator.RATIO)
                .of(linear, new double[] {ratio * known}, new double[] {ratio}, new double[] {known / below}));
    }

    /**
     * The sum of the ratio estimators of each stratum; for strata with enough rows, some twenty, since each ratio is a little
     * biased.
     *
     * @param known the sum of {@code x} over all cases of each stratum, by its name
     */
    public Outcome separateRatioTotal(double[] y, double[] x, Map<String, Double> known) {
        return SeparateRatio.total(this, y, x, known);
    }

    /** The same estimates with the spread of so many bootstrap replicates; the same seed gives the same replicates. */
    public Bootstrap bootstrap(int replicates, Seed seed) {
        return new Bootstrap(this, replicates, seed);
    }

    static Outcome notFinite() {
        return Outcome.Refused.because(
                Reason.Kind.NOT_A_NUMBER, "What all cases are said to add up to is not a finite number.");
    }

    Findings findings(Groups by, Quantity quantity, Estimator estimator) {
        return new Findings(this, by, quantity, estimator);
    }

    Groups all() {
        return Groups.all(sample.rows());
    }

    double[] ones() {
        double[] ones = new double[sample.rows()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private Estimator estimator(Estimator byDesign) {
        return switch (sample.fitted()) {
            case BY_DESIGN -> byDesign;
            case TO_STRATA -> Estimator.POST_STRATIFIED;
            case TO_MARGINS -> Estimator.RAKED;
        };
    }

    static Outcome whole(Map<String, Outcome> outcomes) {
        return List.copyOf(outcomes.values()).getFirst();
    }

    private static double[] filled(Groups by, double value) {
        double[] filled = new double[by.size()];
        Arrays.fill(filled, value);
        return filled;
    }
}

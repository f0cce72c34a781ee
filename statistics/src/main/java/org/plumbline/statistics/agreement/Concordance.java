package org.plumbline.statistics.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.agreement.Agreement.Coefficient;
import org.plumbline.statistics.agreement.Agreement.NotMeasured;

/**
 * How far those who graded the same cases agree.
 *
 * <p>The design is that by which the cases to be graded twice were chosen: a simple random sample of a caseload, or all of
 * it, has an interval for the caseload; cases chosen by hand have none. Cases drawn within strata were not equally likely to
 * be there: look at each stratum alone. Formulas, edge cases and sources: {@code docs/method/agreement.md}.
 */
public final class Concordance {

    private Concordance() {}

    /** How different two grades are to Krippendorff's alpha. */
    public enum Metric {
        NOMINAL,
        /** By how often the grades between them were given. */
        ORDINAL,
        /** By the square of the difference of their values. */
        INTERVAL,
        /** By the square of that difference in proportion to their sum; for values that count from 0. */
        RATIO
    }

    /**
     * The share of pairs of readers who gave the same grade, or near ones by their weight; averaged over the cases that were
     * graded at least twice. Where each was graded just twice and only the same grade counts, the interval is Wilson's.
     *
     * @throws IllegalArgumentException when more cases were graded than chosen
     */
    public static Agreement percent(Ratings ratings, Weighting weighting, Design design, Level level) {
        Graded graded = new Graded(ratings);
        var basis = Basis.of(design, graded.twice(), level);
        if (basis.refusal().isPresent()) {
            return basis.refusal().get();
        }
        double[] agreed = graded.agreed(weighting.of(ratings.scale()));
        double value = mean(agreed);
        if (weighting == Weighting.IDENTITY && graded.isInPairs()) {
            return basis.wilson(Share.of(Math.round(value * agreed.length), agreed.length), weighting.title());
        }
        return basis.byCase(Coefficient.PERCENT, weighting.title(), value, agreed);
    }

    /**
     * Cohen's kappa, of two assessors who each graded every case, with the large-sample error of Fleiss, Cohen and Everitt
     * 1969 (Psychol. Bull. 72:323–327).
     *
     * @throws IllegalArgumentException when more cases were graded than chosen
     */
    public static Agreement cohen(CrossTable table, Weighting weighting, Design design, Level level) {
        var basis = Basis.of(design, table.cases(), level);
        if (basis.refusal().isPresent()) {
            return basis.refusal().get();
        }
        double[][] weights = weighting.of(table.scale());
        int size = table.scale().size();
        double n = table.cases();
        double[] first =
                IntStream.range(0, size).mapToDouble(k -> table.first(k) / n).toArray();
        double[] second =
                IntStream.range(0, size).mapToDouble(k -> table.second(k) / n).toArray();
        if (IntStream.range(0, size).anyMatch(k -> first[k] == 1 && second[k] == 1)) {
            return allTheSame();
        }
        double[] nearFirst = times(weights, second);
        double[] nearSecond = times(weights, first);
        double chance = dot(first, nearFirst);
        double observed = 0;
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                observed += weights[k][l] * table.count(k, l) / n;
            }
        }
        double kappa = (observed - chance) / (1 - chance);
        double squares = 0;
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                double term = weights[k][l] - (1 - kappa) * (nearFirst[k] + nearSecond[l]);
                squares += table.count(k, l) / n * term * term;
            }
        }
        double middle = kappa - chance * (1 - kappa);
        double variance = Math.max(0, squares - middle * middle) / (n * (1 - chance) * (1 - chance));
        return basis.measured(
                Coefficient.COHEN, weighting.title(), kappa, Math.sqrt(variance), table.cases(), Method.LARGE_SAMPLE);
    }

    /**
     * Fleiss' kappa, of any number of readers, who need not be the same from case to case. A case that was graded once tells
     * how often grades are given, not whether readers agree.
     *
     * @throws IllegalArgumentException when more cases were graded than chosen
     */
    public static Agreement fleiss(Ratings ratings, Weighting weighting, Design design, Level level) {
        Graded graded = new Graded(ratings);
        var basis = Basis.of(design, graded.twice(), level);
        if (basis.refusal().isPresent()) {
            return basis.refusal().get();
        }
        if (graded.isAllTheSame()) {
            return allTheSame();
        }
        double[][] weights = weighting.of(ratings.scale());
        double[] shares = graded.shares();
        double[] near = times(weights, shares);
        return beyondChance(
                basis, Coefficient.FLEISS, weighting, graded, weights, dot(shares, near), graded.perCase(near));
    }

    /**
     * Gwet's AC1, or with weights AC2, which doesn't fall where nearly all cases are given one grade. Of any number of
     * readers, as {@link #fleiss}.
     *
     * @throws IllegalArgumentException when more cases were graded than chosen
     */
    public static Agreement gwet(Ratings ratings, Weighting weighting, Design design, Level level) {
        Graded graded = new Graded(ratings);
        var basis = Basis.of(design, graded.twice(), level);
        if (basis.refusal().isPresent()) {
            return basis.refusal().get();
        }
        double[][] weights = weighting.of(ratings.scale());
        double size = ratings.scale().size();
        double share = Arrays.stream(weights).flatMapToDouble(Arrays::stream).sum() / (size * (size - 1));
        double[] shares = graded.shares();
        double[] others = Arrays.stream(shares).map(each -> share * (1 - each)).toArray();
        return beyondChance(
                basis, Coefficient.GWET, weighting, graded, weights, dot(shares, others), graded.perCase(others));
    }

    /**
     * Krippendorff's alpha, of any number of readers, who need not be the same from case to case; with an error from leaving
     * out each case in turn.
     *
     * @throws IllegalArgumentException when more cases were graded than chosen, or a ratio is asked for of values below 0
     */
    public static Agreement krippendorff(Ratings ratings, Metric metric, Design design, Level level) {
        Coincidences all = Coincidences.of(ratings);
        var basis = Basis.of(design, all.cases().size(), level);
        if (basis.refusal().isPresent()) {
            return basis.refusal().get();
        }
        if (all.isAllTheSame()) {
            return allTheSame();
        }
        double[] left = all.leavingOutEach(metric);
        return basis.leavingOut(
                Coefficient.KRIPPENDORFF, metric.name().toLowerCase(Locale.ROOT) + " metric", all.alpha(metric), left);
    }

    /** (agreement − chance) / (1 − chance), linearised case by case: Gwet 2014, Handbook of Inter-Rater Reliability, 5.4. */
    private static Agreement beyondChance(
            Basis basis,
            Coefficient coefficient,
            Weighting weighting,
            Graded graded,
            double[][] weights,
            double chance,
            double[] chances) {
        double value = (mean(graded.agreed(weights)) - chance) / (1 - chance);
        double[] linearised = new double[chances.length];
        double factor = (double) chances.length / graded.twice();
        for (int i = 0; i < chances.length; i++) {
            double beyond = graded.isTwice(i) ? factor * (graded.agreed(i, weights) - chance) : 0;
            linearised[i] = (beyond - 2 * (1 - value) * (chances[i] - chance)) / (1 - chance);
        }
        return basis.byCase(coefficient, weighting.title(), value, linearised);
    }

    private static Agreement allTheSame() {
        return new NotMeasured(List.of(new Reason(
                Reason.Kind.ALL_THE_SAME_GRADE,
                "Every case was given the same grade by everybody, so agreement can't be told from chance.")));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
    }
}

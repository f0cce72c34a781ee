package org.plumbline.statistics.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.survey.Calibration.Calibrated;
import org.plumbline.statistics.survey.Calibration.NotCalibrated;
import org.plumbline.statistics.survey.Sample.Fitted;

/**
 * Post-stratification (Holt and Smith 1979, J. R. Stat. Soc. A 142:33–46) and raking (Deming and Stephan 1940, Ann. Math. Stat.
 * 11:427–444; Deville, Särndal and Sautory 1993, J. Am. Stat. Assoc. 88:1013–1020).
 */
final class Calibrating {

    private static final double CLOSE = 1e-12;
    private static final int ROUNDS = 1000;

    private Calibrating() {}

    static Calibration postStratified(Sample sample, Margin margin) {
        return fitted(sample, List.of(margin), Fitted.TO_STRATA);
    }

    static Calibration raked(Sample sample, List<Margin> margins) {
        return fitted(sample, margins, Fitted.TO_MARGINS);
    }

    private static Calibration fitted(Sample sample, List<Margin> margins, Fitted how) {
        List<Reason> reasons = new ArrayList<>();
        if (sample.fitted() != Fitted.BY_DESIGN) {
            reasons.add(new Reason(
                    Reason.Kind.OTHER_DESIGN, "The weights were fitted before; fit to all margins at once."));
        }
        if (sample.rows() == 0) {
            reasons.add(new Reason(Reason.Kind.NOTHING_READ, "No case was read."));
        }
        if (margins.isEmpty()) {
            reasons.add(cannot("There is no margin to meet."));
        }
        margins.forEach(margin -> check(sample, margin, reasons));
        if (margins.stream().mapToLong(Margin::total).distinct().count() > 1) {
            reasons.add(cannot("The margins add to different numbers of cases: "
                    + Words.list(margins.stream()
                            .map(margin -> Words.count(margin.total()))
                            .toList())
                    + "."));
        }
        return reasons.isEmpty() ? fit(sample, margins, how) : new NotCalibrated(reasons);
    }

    private static void check(Sample sample, Margin margin, List<Reason> reasons) {
        if (margin.of().rows() != sample.rows()) {
            throw new IllegalArgumentException("A margin has %d rows and the sample %d"
                    .formatted(margin.of().rows(), sample.rows()));
        }
        int[] counts = margin.of().counts();
        if (Arrays.stream(counts).sum() < sample.rows()) {
            reasons.add(cannot("Some of the cases read are in no category."));
        }
        for (int group = 0; group < counts.length; group++) {
            String name = margin.of().names().get(group);
            long known = margin.population().getOrDefault(name, 0L);
            if (counts[group] > 0 && known < counts[group]) {
                reasons.add(cannot("%s of '%s' %s read, and it is said to hold %s."
                        .formatted(
                                Words.cases(counts[group]),
                                name,
                                counts[group] == 1 ? "was" : "were",
                                Words.count(known))));
            }
        }
        for (String name : new TreeSet<>(margin.population().keySet())) {
            int group = margin.of().names().indexOf(name);
            long known = margin.population().getOrDefault(name, 0L);
            if (known != 0 && (group < 0 || counts[group] == 0)) {
                reasons.add(cannot("None of the %s of '%s' was read; take it together with another."
                        .formatted(Words.cases(known), name)));
            }
        }
        if (sample.population().isPresent() && sample.population().getAsLong() != margin.total()) {
            reasons.add(cannot("A margin adds to %s, and the cases read speak for %s."
                    .formatted(
                            Words.cases(margin.total()),
                            Words.count(sample.population().getAsLong()))));
        }
    }

    private static Reason cannot(String sentence) {
        return new Reason(Reason.Kind.MARGINS_NOT_MET, sentence);
    }

    private static Calibration fit(Sample sample, List<Margin> margins, Fitted how) {
        double[] weights = sample.weights().clone();
        double furthest = Double.POSITIVE_INFINITY;
        int rounds = 0;
        while (furthest > CLOSE && rounds < ROUNDS) {
            margins.forEach(margin -> meet(weights, margin));
            furthest = margins.stream()
                    .mapToDouble(margin -> missedBy(weights, margin))
                    .max()
                    .orElse(0);
            rounds++;
        }
        if (!(furthest <= CLOSE)) {
            String missed = Double.isFinite(furthest) ? " by %.2g of itself".formatted(furthest) : "";
            return new NotCalibrated(List.of(cannot("After %s a margin is still missed%s: no weights meet all of them."
                    .formatted(rounds == 1 ? "1 round" : Words.count(rounds) + " rounds", missed))));
        }
        double[] factors = new double[weights.length];
        Arrays.setAll(factors, row -> weights[row] / sample.weights()[row]);
        Sample calibrated = new Sample(
                weights,
                new Residuals(
                        sample.spread(),
                        weights,
                        Projection.on(margins.stream().map(Margin::of).toList(), sample.weights())),
                OptionalLong.of(margins.getFirst().total()),
                sample.described(),
                sample.warnings(),
                sample.strata(),
                how);
        return new Calibrated(
                calibrated,
                rounds,
                furthest,
                Arrays.stream(factors).min().orElse(1),
                Arrays.stream(factors).max().orElse(1));
    }

    private static void meet(double[] weights, Margin margin) {
        double[] factors = margin.inOrder();
        double[] sums = sums(weights, margin);
        for (int group = 0; group < factors.length; group++) {
            factors[group] /= sums[group];
        }
        for (int row = 0; row < weights.length; row++) {
            weights[row] *= factors[margin.of().of(row)];
        }
    }

    private static double missedBy(double[] weights, Margin margin) {
        double[] known = margin.inOrder();
        double[] sums = sums(weights, margin);
        double missed = 0;
        for (int group = 0; group < known.length; group++) {
            if (known[group] > 0) {
                missed = Math.max(missed, Math.abs(sums[group] / known[group] - 1));
            }
        }
        return missed;
    }

    private static double[] sums(double[] weights, Margin margin) {
        double[] sums = new double[margin.of().size()];
        for (int row = 0; row < weights.length; row++) {
            sums[margin.of().of(row)] += weights[row];
        }
        return sums;
    }
}

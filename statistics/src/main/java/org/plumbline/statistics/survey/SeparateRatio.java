package org.plumbline.statistics.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.survey.Outcome.Refused;
import org.plumbline.statistics.survey.Sample.Fitted;

/** Σ_h X_h ŷ_h/x̂_h, Cochran 1977, Sampling Techniques, 6.10; every stratum has a ratio of its own. */
final class SeparateRatio {

    private SeparateRatio() {}

    static Outcome total(Estimating estimating, double[] y, double[] x, Map<String, Double> known) {
        Sample sample = estimating.sample();
        Optional<Strata> drawn = sample.strata().filter(_ -> sample.fitted() == Fitted.BY_DESIGN);
        if (drawn.isEmpty()) {
            return Refused.because(Reason.Kind.OTHER_DESIGN, "Only a stratified sample has a ratio for each stratum.");
        }
        Strata strata = drawn.get();
        List<String> names = strata.strata().stream().map(Stratum::name).toList();
        Optional<String> missing =
                names.stream().filter(name -> !known.containsKey(name)).findFirst();
        if (missing.isPresent()) {
            return Refused.because(
                    Reason.Kind.NOT_KNOWN,
                    "What the whole stratum '%s' adds up to is not known.".formatted(missing.get()));
        }
        for (String name : names) {
            if (!Double.isFinite(known.getOrDefault(name, 0.0))) {
                return Estimating.notFinite();
            }
        }
        Linear linear = new Linear(sample, strata.of(), y, x);
        double[] ratios = linear.numerators();
        double[] scales = linear.denominators();
        for (int h = 0; h < ratios.length; h++) {
            ratios[h] /= scales[h];
            scales[h] = known.getOrDefault(names.get(h), 0.0) / scales[h];
        }
        if (linear.notFinite() < 0 && !Arrays.stream(scales).allMatch(Double::isFinite)) {
            return Refused.because(
                    Reason.Kind.NOTHING_TO_DIVIDE_BY, "What is to be divided by is estimated at zero in a stratum.");
        }
        double total = 0;
        for (int h = 0; h < ratios.length; h++) {
            total += ratios[h] * known.getOrDefault(names.get(h), 0.0);
        }
        // as a sum over the whole sample: each row's residual from the ratio of its own stratum
        double[] residuals = linear.terms(ratios, scales);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] /= sample.weight(i);
        }
        Groups all = estimating.all();
        Linear asOne = new Linear(sample, all, residuals, estimating.ones());
        return Estimating.whole(estimating
                .findings(all, Quantity.TOTAL, Estimator.SEPARATE_RATIO)
                .of(asOne, new double[] {total}, new double[1], new double[] {1}));
    }
}

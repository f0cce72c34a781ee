package org.plumbline.statistics.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.survey.Outcome.Refused;

/** Puts estimates and their variances into words and limits, one for each group. */
record Findings(Estimating estimating, Groups by, Quantity quantity, Estimator estimator) {

    /** Of a spread that is as good as none, floating point leaves this part of the estimate. */
    private static final double A_HAIR = 1e-12;

    /**
     * @param values the estimates
     * @param ratios of the linearised values
     * @param scales of the linearised values
     */
    Map<String, Outcome> of(Linear linear, double[] values, double[] ratios, double[] scales) {
        int notFinite = linear.notFinite();
        if (notFinite >= 0) {
            return refused("Row %s has a value that is not a finite number.".formatted(Words.count(notFinite)));
        }
        double[] terms = linear.terms(ratios, scales);
        Sample sample = estimating.sample();
        double[] variances = sample.spread().variances(terms, by);
        double[] simple = linear.simpleVariances(terms);
        return each(linear, values, variances, simple, Method.LINEARISED, List.of());
    }

    /**
     * @param variances of the estimates
     * @param simple what they would be in a simple random sample; not above 0 or NaN where that is not told
     * @param further a warning for each group, or none at all
     */
    Map<String, Outcome> each(
            Linear linear,
            double[] values,
            double[] variances,
            double[] simple,
            Method method,
            List<Optional<Warning>> further) {
        int[] read = by.counts();
        int[] freedom = estimating.sample().spread().freedom(by);
        double[] worths = linear.worths();
        int[] found = quantity == Quantity.SHARE ? found(linear) : new int[by.size()];
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (int group = 0; group < by.size(); group++) {
            String name = by.names().get(group);
            Optional<Refused> refused = refusal(name, read[group], values[group], variances[group]);
            if (refused.isPresent()) {
                outcomes.put(name, refused.get());
                continue;
            }
            List<Warning> warnings = new ArrayList<>(estimating.sample().warnings());
            if (!further.isEmpty()) {
                further.get(group).ifPresent(warnings::add);
            }
            outcomes.put(
                    name,
                    one(
                            name,
                            values[group],
                            variances[group],
                            simple[group],
                            freedom[group],
                            worths[group],
                            new Limits.Counted(found[group], read[group], population()),
                            method,
                            warnings));
        }
        return Collections.unmodifiableMap(outcomes);
    }

    private Estimated one(
            String name,
            double value,
            double variance,
            double simple,
            int freedom,
            double worth,
            Limits.Counted counted,
            Method method,
            List<Warning> warnings) {
        Sample sample = estimating.sample();
        OptionalDouble error = error(value, variance, freedom, warnings);
        Limits limits;
        if (sample.isOfAll()) {
            limits = Limits.ofAll(value);
        } else if (quantity == Quantity.SHARE) {
            limits = Limits.ofShare(
                    Math.clamp(value, 0, 1), error, freedom, estimating.level(), counted, worth, warnings);
        } else {
            limits = Limits.ofNumber(value, error, freedom, estimating.level(), method, warnings);
        }
        return new Estimated(
                quantity,
                quantity == Quantity.SHARE ? Math.clamp(value, 0, 1) : value,
                error,
                limits.interval(),
                estimating.level(),
                limits.method(),
                estimator,
                counted.read(),
                counted.population(),
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                sample.described(),
                freedom,
                simple > 0 && error.isPresent() && error.getAsDouble() > 0 && Double.isFinite(variance / simple)
                        ? OptionalDouble.of(variance / simple)
                        : OptionalDouble.empty(),
                warnings);
    }

    private OptionalDouble error(double value, double variance, int freedom, List<Warning> warnings) {
        if (estimating.sample().isOfAll()) {
            return OptionalDouble.of(0);
        }
        if (freedom < 1) {
            return OptionalDouble.empty();
        }
        double noise = A_HAIR * Math.abs(value);
        if (variance < 0 && variance < -noise * noise) {
            warnings.add(new Warning(
                    Warning.Kind.NEGATIVE_VARIANCE,
                    "The estimated variance came out below zero, as it may by chance, so there is no standard error."));
            return OptionalDouble.empty();
        }
        double error = Math.sqrt(Math.max(0, variance));
        return OptionalDouble.of(error <= noise ? 0 : error);
    }

    private Optional<Refused> refusal(String name, int read, double value, double variance) {
        if (read == 0) {
            return Optional.of(Refused.because(
                    Reason.Kind.NOTHING_READ,
                    name.isEmpty() ? "No case was read." : "No case of '%s' was read.".formatted(name)));
        }
        if (Double.isNaN(value) || Double.isInfinite(value) || !Double.isFinite(variance)) {
            return Optional.of(
                    quantity == Quantity.RATIO || estimator == Estimator.RATIO
                            ? Refused.because(
                                    Reason.Kind.NOTHING_TO_DIVIDE_BY, "What is to be divided by is estimated at zero.")
                            : Refused.because(Reason.Kind.NOT_A_NUMBER, "The values are too large to be added up."));
        }
        return Optional.empty();
    }

    private Map<String, Outcome> refused(String sentence) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        by.names().forEach(name -> outcomes.put(name, Refused.because(Reason.Kind.NOT_A_NUMBER, sentence)));
        return Collections.unmodifiableMap(outcomes);
    }

    private OptionalLong population() {
        return by.size() == 1 && by.names().getFirst().isEmpty()
                ? estimating.sample().population()
                : OptionalLong.empty();
    }

    private int[] found(Linear linear) {
        int[] found = new int[by.size()];
        for (int i = 0; i < linear.y().length; i++) {
            if (by.of(i) >= 0 && linear.y()[i] == 1) {
                found[by.of(i)]++;
            }
        }
        return found;
    }
}

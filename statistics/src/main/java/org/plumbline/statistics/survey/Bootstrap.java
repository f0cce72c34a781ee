package org.plumbline.statistics.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.draw.Seed;
import org.plumbline.statistics.survey.Outcome.Refused;
import org.plumbline.statistics.survey.Sample.Fitted;

/**
 * Estimates with the spread of rescaled bootstrap replicates: Rao and Wu 1988, J. Am. Stat. Assoc. 83:231–241, with n_h − 1 draws
 * of each stratum. For simple random and stratified samples; others are refused, as is a stratum of which one row of several
 * was read. Replicates are made in parallel; the same seed gives the same figures on every machine and with any number of threads.
 *
 * @param estimating what the estimates are made of
 * @param replicates at least 2; 1,000 for a standard error to within some 2%
 * @param seed decides all chance
 */
public record Bootstrap(Estimating estimating, int replicates, Seed seed) {

    public Bootstrap {
        if (replicates < 2) {
            throw new IllegalArgumentException("A spread needs two replicates, not " + replicates);
        }
    }

    /** As {@link Estimating#total}. */
    public Outcome total(double[] y) {
        return Estimating.whole(totals(y, estimating.all()));
    }

    /** As {@link Estimating#totals}. */
    public Map<String, Outcome> totals(double[] y, Groups by) {
        return outcomes(Quantity.TOTAL, y, estimating.ones(), by);
    }

    /** As {@link Estimating#mean}. */
    public Outcome mean(double[] y) {
        return Estimating.whole(means(y, estimating.all()));
    }

    /** As {@link Estimating#means}. */
    public Map<String, Outcome> means(double[] y, Groups by) {
        return outcomes(Quantity.MEAN, y, estimating.ones(), by);
    }

    /** As {@link Estimating#share}. */
    public Outcome share(boolean[] isSo) {
        return Estimating.whole(shares(isSo, estimating.all()));
    }

    /** As {@link Estimating#shares}. */
    public Map<String, Outcome> shares(boolean[] isSo, Groups by) {
        double[] y = new double[isSo.length];
        Arrays.setAll(y, row -> isSo[row] ? 1 : 0);
        return outcomes(Quantity.SHARE, y, estimating.ones(), by);
    }

    /** As {@link Estimating#ratio}. */
    public Outcome ratio(double[] y, double[] x) {
        return Estimating.whole(ratios(y, x, estimating.all()));
    }

    /** As {@link Estimating#ratios}. */
    public Map<String, Outcome> ratios(double[] y, double[] x, Groups by) {
        return outcomes(Quantity.RATIO, y, x, by);
    }

    /**
     * What each row weighs in a replicate, for another program to go on with.
     *
     * @param replicate from 0
     * @throws IllegalArgumentException when the sample is none that is replicated
     */
    public double[] weights(int replicate) {
        Optional<Reason> reason = reason();
        if (reason.isPresent()) {
            throw new IllegalArgumentException(reason.get().sentence());
        }
        return new Replicates(strata(), estimating.all(), seed).weights(replicate);
    }

    private Map<String, Outcome> outcomes(Quantity quantity, double[] y, double[] x, Groups by) {
        Linear linear = new Linear(estimating.sample(), by, y, x);
        Optional<Reason> reason = reason();
        if (linear.notFinite() >= 0) {
            reason = Optional.of(new Reason(
                    Reason.Kind.NOT_A_NUMBER,
                    "Row %s has a value that is not a finite number.".formatted(Words.count(linear.notFinite()))));
        }
        if (reason.isPresent()) {
            Refused refused = new Refused(List.of(reason.get()));
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            by.names().forEach(name -> outcomes.put(name, refused));
            return Collections.unmodifiableMap(outcomes);
        }
        return replicated(quantity, linear);
    }

    private Map<String, Outcome> replicated(Quantity quantity, Linear linear) {
        Groups by = linear.by();
        boolean divided = quantity != Quantity.TOTAL;
        Replicates made = new Replicates(strata(), by, seed);
        double[][][] sums = divided ? made.sums(replicates, linear.y(), linear.x()) : made.sums(replicates, linear.y());
        double[] values = linear.numerators();
        double[] below = linear.denominators();
        double[] variances = new double[by.size()];
        List<Optional<Warning>> warnings = new ArrayList<>();
        for (int group = 0; group < values.length; group++) {
            int place = group;
            double[] ofGroup = Arrays.stream(sums)
                    .mapToDouble(columns -> divided ? columns[0][place] / columns[1][place] : columns[0][place])
                    .filter(Double::isFinite)
                    .toArray();
            values[group] = divided ? values[group] / below[group] : values[group];
            variances[group] = variance(ofGroup);
            warnings.add(leftOut(replicates - ofGroup.length));
        }
        double[] none = new double[values.length];
        Estimator estimator = divided ? Estimator.HAJEK : Estimator.HORVITZ_THOMPSON;
        return estimating
                .findings(by, quantity, estimator)
                .each(linear, values, variances, none, Method.RESCALED_BOOTSTRAP, warnings);
    }

    private Optional<Warning> leftOut(int missing) {
        return missing == 0
                ? Optional.empty()
                : Optional.of(new Warning(
                        Warning.Kind.REPLICATES_LEFT_OUT,
                        "%s of %s bootstrap replicates had nothing to divide by and were left out."
                                .formatted(Words.count(missing), Words.count(replicates))));
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? 0 : squares / (values.length - 1);
    }

    private Optional<Reason> reason() {
        if (estimating.sample().strata().isEmpty()) {
            return Optional.of(
                    new Reason(Reason.Kind.OTHER_DESIGN, "The bootstrap is for simple random and stratified samples."));
        }
        if (estimating.sample().fitted() != Fitted.BY_DESIGN) {
            return Optional.of(new Reason(
                    Reason.Kind.OTHER_DESIGN,
                    "Fitted weights would have to be fitted again in each replicate; take the linearised error."));
        }
        for (int h = 0; h < strata().size(); h++) {
            if (strata().isSingle(h)) {
                return Optional.of(new Reason(
                        Reason.Kind.NOTHING_READ,
                        "One case only of a stratum was read, which can't be drawn again; take the linearised error."));
            }
        }
        return Optional.empty();
    }

    private Strata strata() {
        return estimating.sample().strata().orElseThrow();
    }
}

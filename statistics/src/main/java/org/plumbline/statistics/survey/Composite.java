package org.plumbline.statistics.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.survey.Outcome.Refused;

/** Two independent estimates of one thing, weighted by the inverse of their variances. */
final class Composite {

    private Composite() {}

    static Outcome of(Outcome control, Outcome targeted) {
        List<Reason> reasons = new ArrayList<>();
        for (Outcome stream : List.of(control, targeted)) {
            if (stream instanceof Refused refused) {
                reasons.addAll(refused.reasons());
            } else if (stream instanceof Estimated estimated
                    && estimated.standardError().orElse(0) == 0) {
                reasons.add(new Reason(Reason.Kind.NOT_KNOWN, "A stream shows no spread, so its weight is not known."));
            }
        }
        if (!reasons.isEmpty() || !(control instanceof Estimated one) || !(targeted instanceof Estimated other)) {
            return new Refused(reasons);
        }
        if (one.quantity() != other.quantity()
                || !one.domain().equals(other.domain())
                || !one.level().equals(other.level())) {
            return Refused.because(Reason.Kind.OTHER_MEASURE, "The two streams were not asked for the same.");
        }
        return weighted(one, other);
    }

    private static Estimated weighted(Estimated one, Estimated other) {
        double ofOne = one.standardError().orElseThrow();
        double ofOther = other.standardError().orElseThrow();
        // by parts, since one over the square of a small error may be no number
        double both = Math.hypot(ofOne, ofOther);
        double part = Math.pow(ofOther / both, 2);
        double value = part * one.value() + (1 - part) * other.value();
        OptionalDouble error = OptionalDouble.of(ofOne * (ofOther / both));
        int freedom = Math.min(one.freedom(), other.freedom());
        int read = one.read() + other.read();
        List<Warning> warnings = new ArrayList<>();
        Limits limits = one.quantity() == Quantity.SHARE
                ? Limits.ofShare(
                        value,
                        error,
                        freedom,
                        one.level(),
                        new Limits.Counted(0, read, OptionalLong.empty()),
                        read,
                        warnings)
                : Limits.ofNumber(value, error, freedom, one.level(), Method.LINEARISED, warnings);
        return new Estimated(
                one.quantity(),
                value,
                error,
                limits.interval(),
                one.level(),
                limits.method(),
                Estimator.COMPOSITE,
                read,
                one.population(),
                one.domain(),
                one.design() + "; " + other.design(),
                freedom,
                OptionalDouble.empty(),
                warnings);
    }
}

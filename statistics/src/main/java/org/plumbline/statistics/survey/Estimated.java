package org.plumbline.statistics.survey;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Warning;

/**
 * An estimate of the caseload, or of a part of it.
 *
 * @param quantity what is estimated
 * @param value the estimate, in the unit of the values; a share 0 to 1
 * @param standardError of {@code value}; empty where nothing shows it
 * @param interval empty where nothing shows how far off the estimate may be
 * @param level of the interval
 * @param method by which the interval was made
 * @param estimator by which the estimate was made
 * @param read rows that it rests on, n
 * @param population cases that it is about, N; empty for a part of the caseload
 * @param domain the part of the caseload; empty for all of it
 * @param design how the cases were drawn, in words
 * @param freedom degrees of freedom of the variance
 * @param designEffect the variance over that of a simple random sample of as many rows, without replacement (Kish 1965, Survey
 *     Sampling, 8.2); empty where neither varies, and where none is worked out
 * @param warnings what a reader must know beside the figures
 */
public record Estimated(
        Quantity quantity,
        double value,
        OptionalDouble standardError,
        Optional<Interval> interval,
        Level level,
        Method method,
        Estimator estimator,
        int read,
        OptionalLong population,
        Optional<String> domain,
        String design,
        int freedom,
        OptionalDouble designEffect,
        List<Warning> warnings)
        implements Outcome {

    public Estimated {
        warnings = List.copyOf(warnings);
    }

    /** Whether the interval of a share is so wide that the estimate says too little. */
    public boolean isTooFewToTell() {
        return has(Warning.Kind.TOO_FEW);
    }

    boolean has(Warning.Kind kind) {
        return warnings.stream().anyMatch(warning -> warning.kind() == kind);
    }

    @Override
    public String sentence(String what) {
        return Sentences.of(this, what);
    }
}

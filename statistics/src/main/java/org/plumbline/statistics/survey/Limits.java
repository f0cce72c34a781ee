package org.plumbline.statistics.survey;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Students;
import org.plumbline.statistics.Warning;

/** The interval of an estimate, by what it is and what shows its spread. */
record Limits(Optional<Interval> interval, Method method) {

    private static final Limits NONE = new Limits(Optional.empty(), Method.NONE);

    /** Student's t on the standard error. */
    static Limits ofNumber(
            double value, OptionalDouble error, int freedom, Level level, Method method, List<Warning> warnings) {
        if (error.isEmpty() || error.getAsDouble() == 0 || freedom < 1) {
            if (warnings.stream().noneMatch(warning -> warning.kind() == Warning.Kind.NEGATIVE_VARIANCE)) {
                warnings.add(new Warning(
                        Warning.Kind.NO_SPREAD,
                        "The cases read are too few or too alike to show how far others may differ from them."));
            }
            return NONE;
        }
        double half = Students.quantile(freedom, level.tail()) * error.getAsDouble();
        return finite(value - half) && finite(value + half)
                ? new Limits(Optional.of(new Interval(value - half, value + half)), method)
                : NONE;
    }

    /**
     * Korn and Graubard's limits, cut to what the cases read leave possible. Where nothing shows the spread the cases are worth
     * what their weights alone make of them.
     *
     * @param found rows of which it was so, of {@code read}
     * @param byWeights (Σ w)² / Σ w², Kish 1965
     */
    static Limits ofShare(
            double share,
            OptionalDouble error,
            int freedom,
            Level level,
            Counted counted,
            double byWeights,
            List<Warning> warnings) {
        Interval possible = counted.possible();
        Limits limits;
        if (freedom < 1) {
            limits = new Limits(Optional.of(possible), Method.EVERYTHING_POSSIBLE);
        } else {
            double spread = share * (1 - share);
            double variance = error.orElse(0) * error.orElse(0);
            double shrunk =
                    Students.quantile(counted.read() - 1, level.tail()) / Students.quantile(freedom, level.tail());
            double worth = (spread > 0 && variance > 0 ? spread / variance : byWeights) * shrunk * shrunk;
            Interval wide = Proportions.clopperPearson(share, worth, level.tail());
            limits = new Limits(
                    Optional.of(new Interval(
                            Math.clamp(wide.lower(), possible.lower(), possible.upper()),
                            Math.clamp(wide.upper(), possible.lower(), possible.upper()))),
                    Method.KORN_GRAUBARD);
        }
        limits.interval()
                .filter(interval -> interval.width() >= Estimate.TOO_WIDE)
                .ifPresent(interval -> warnings.add(Warning.tooFew(interval)));
        return limits;
    }

    static Limits ofAll(double value) {
        return new Limits(Optional.of(new Interval(value, value)), Method.CENSUS);
    }

    private static boolean finite(double number) {
        return !Double.isInfinite(number) && !Double.isNaN(number);
    }

    /**
     * What was seen of a share.
     *
     * @param population cases it is about; empty where their number is not known
     */
    record Counted(int found, int read, OptionalLong population) {

        Interval possible() {
            if (population.isEmpty()) {
                return new Interval(0, 1);
            }
            double all = population.getAsLong();
            return new Interval(found / all, (all - (read - found)) / all);
        }
    }
}

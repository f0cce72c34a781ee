package org.plumbline.statistics.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Students;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.agreement.Agreement.Coefficient;
import org.plumbline.statistics.agreement.Agreement.Measured;
import org.plumbline.statistics.agreement.Agreement.NotMeasured;

/**
 * What the way in which cases were chosen for a second grade allows to be said of the caseload.
 *
 * @param design how they were chosen
 * @param cases graded at least twice, n
 * @param level asked for
 * @param warnings so far
 * @param refusal where nothing can be measured
 */
record Basis(Design design, long cases, Level level, List<Warning> warnings, Optional<NotMeasured> refusal) {

    /**
     * Looks at the design before anything is worked out.
     *
     * @throws IllegalArgumentException when more cases were graded than chosen
     */
    static Basis of(Design design, long cases, Level level) {
        if (cases > design.chosen()) {
            throw new IllegalArgumentException(
                    "%s cannot be graded of %s".formatted(Words.cases(cases), design.described()));
        }
        List<Warning> warnings = cases < design.chosen()
                ? List.of(new Warning(
                        Warning.Kind.NOT_ALL_READ,
                        "%s of the %s chosen %s not graded twice; they are taken to be like those that were."
                                .formatted(
                                        Words.count(design.chosen() - cases),
                                        Words.cases(design.chosen()),
                                        design.chosen() - cases == 1 ? "was" : "were")))
                : List.of();
        return new Basis(
                design, cases, level, warnings, refusal(design, cases).map(reason -> new NotMeasured(List.of(reason))));
    }

    static Optional<Reason> refusal(Design design, long cases) {
        if (cases == 0) {
            return Optional.of(new Reason(Reason.Kind.NOTHING_READ, "No case was graded twice."));
        }
        boolean alike = design instanceof Design.SimpleRandom || design instanceof Design.Census || !design.isRandom();
        return alike
                ? Optional.empty()
                : Optional.of(new Reason(
                        Reason.Kind.NOT_EQUALLY_LIKELY,
                        "The cases were not equally likely to be drawn; look at each stratum alone."));
    }

    Measured byCase(Coefficient coefficient, String weighting, double value, double[] linearised) {
        double squares = Arrays.stream(linearised)
                .map(each -> (each - value) * (each - value))
                .sum();
        double n = linearised.length;
        return measured(
                coefficient, weighting, value, Math.sqrt(squares / (n * (n - 1))), linearised.length, Method.BY_CASE);
    }

    Measured leavingOut(Coefficient coefficient, String weighting, double value, double[] left) {
        double mean = Arrays.stream(left).sum() / left.length;
        double squares =
                Arrays.stream(left).map(each -> (each - mean) * (each - mean)).sum();
        double n = left.length;
        return measured(
                coefficient, weighting, value, Math.sqrt((n - 1) / n * squares), left.length, Method.LEAVING_OUT);
    }

    Measured wilson(Share same, String weighting) {
        if (isReadWhole() || !design.isRandom()) {
            return measured(Coefficient.PERCENT, weighting, same.value(), 0, cases, Method.WILSON);
        }
        long population = population().orElseThrow();
        return measured(
                Coefficient.PERCENT,
                weighting,
                same.value(),
                cases == 1
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.sqrt(unread() * same.value() * (1 - same.value()) / (same.of() - 1))),
                Optional.of(Proportions.wilson(same, population, level)),
                Method.WILSON);
    }

    /**
     * With limits of Student's t, where there are any.
     *
     * @param error the standard error as if of endlessly many cases; 0 or not a number where the cases show no spread
     * @param n cases that the error comes from; one more than its degrees of freedom
     */
    Measured measured(Coefficient coefficient, String weighting, double value, double error, long n, Method method) {
        if (isReadWhole()) {
            return measured(
                    coefficient,
                    weighting,
                    value,
                    OptionalDouble.of(0),
                    Optional.of(new Interval(value, value)),
                    Method.CENSUS);
        }
        boolean spread = design.isRandom() && n > 1 && Double.isFinite(error) && error > 1e-12;
        if (!spread) {
            return measured(coefficient, weighting, value, OptionalDouble.empty(), Optional.empty(), Method.NONE);
        }
        double cut = error * Math.sqrt(unread());
        double half = cut * Students.quantile(n - 1.0, level.tail());
        double least = Math.min(value, coefficient == Coefficient.PERCENT ? 0 : -1);
        return measured(
                coefficient,
                weighting,
                value,
                OptionalDouble.of(cut),
                Optional.of(new Interval(Math.max(least, value - half), Math.min(1, value + half))),
                method);
    }

    private Measured measured(
            Coefficient coefficient,
            String weighting,
            double value,
            OptionalDouble error,
            Optional<Interval> interval,
            Method method) {
        List<Warning> all = new ArrayList<>(warnings);
        if (design.isRandom() && interval.isEmpty()) {
            all.add(new Warning(
                    Warning.Kind.NO_SPREAD,
                    "The cases are too few or too alike to tell how far others may differ from them."));
        }
        return new Measured(
                coefficient, weighting, value, error, interval, level, method, cases, population(), design, all);
    }

    boolean isReadWhole() {
        return population().isPresent() && population().getAsLong() == cases;
    }

    private double unread() {
        return 1 - (double) cases / population().orElseThrow();
    }

    OptionalLong population() {
        return switch (design) {
            case Design.SimpleRandom simple -> OptionalLong.of(simple.population());
            case Design.Census census -> OptionalLong.of(census.population());
            default -> OptionalLong.empty();
        };
    }
}

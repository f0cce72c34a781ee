package org.plumbline.statistics.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Warning;

/**
 * One wave's estimate of any kind, a share, a mean or a ratio by whatever design, with all that decides whether another may be
 * compared with it.
 *
 * @param measure what was estimated: {@code "good"}, {@code "days until safe"}
 * @param scale the grade scale it belongs to, with its version; {@code "none"} where grades are no part of it
 * @param assessor who judged: {@code "inspector"}, {@code "force"}
 * @param caseTypes the kinds of cases that the caseload held
 * @param from first day of the practice looked at
 * @param to last day of the practice looked at
 * @param unit in which it is told, in the plural: {@code "days"}; empty for a share, which is told in points
 * @param estimate within 10¹⁰⁰ of 0; empty where nothing may be said of cases not read
 * @param standardError by the design, 0 to 10¹⁰⁰; empty where it can't be worked out
 * @param freedom degrees of freedom of the standard error, 0 or more; infinite where all was read
 * @param cases read, n
 * @param population how many cases it speaks for, N; empty where that isn't known
 * @param design how the cases were chosen
 * @param warnings what a reader must know beside the figures
 */
public record WaveFigure(
        String measure,
        String scale,
        String assessor,
        Set<String> caseTypes,
        LocalDate from,
        LocalDate to,
        Optional<String> unit,
        OptionalDouble estimate,
        OptionalDouble standardError,
        double freedom,
        long cases,
        OptionalLong population,
        Design design,
        List<Warning> warnings) {

    /** What lies further out is no estimate of anything, and its interval might have no end. */
    private static final double FURTHEST = 1e100;

    public WaveFigure {
        caseTypes = Set.copyOf(caseTypes);
        warnings = List.copyOf(warnings);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A practice period ends on or after its first day");
        }
        double value = estimate.orElse(0);
        double error = standardError.orElse(0);
        if (!(Math.abs(value) <= FURTHEST) || !(error >= 0 && error <= FURTHEST) || !(freedom >= 0) || cases < 0) {
            throw new IllegalArgumentException(
                    "An estimate lies within 1e100 of 0, its error is 0 to 1e100, and degrees of freedom and cases 0 or more, not %s, %s, %s and %s"
                            .formatted(value, error, freedom, cases));
        }
    }

    /**
     * A share as {@link Estimation} tells it. The degrees of freedom are the cases asked about, less the strata of which any
     * was read, or less one without strata.
     */
    public static WaveFigure of(Result result) {
        Estimate estimate = result.estimate();
        return new WaveFigure(
                result.measure(),
                result.scale(),
                result.assessor(),
                result.caseTypes(),
                result.from(),
                result.to(),
                Optional.empty(),
                estimate.share(),
                estimate.standardError(),
                estimate.method() == Method.CENSUS
                        ? Double.POSITIVE_INFINITY
                        : Math.max(0, estimate.counted().of() - strata(estimate)),
                estimate.counted().of(),
                estimate.population(),
                estimate.design(),
                estimate.warnings());
    }

    private static long strata(Estimate estimate) {
        if (!(estimate.design() instanceof Design.Stratified stratified)) {
            return 1;
        }
        long left = estimate.warnings().stream()
                .filter(warning -> warning.kind() == Warning.Kind.STRATUM_LEFT_OUT)
                .count();
        return stratified.strata().size() - left;
    }

    Setting setting() {
        return new Setting(
                measure, scale, assessor, caseTypes, from, to, design.isRandom(), cases > 0 && estimate.isPresent());
    }

    /** Whether all cases there are were read, so that nothing is left to chance. */
    boolean isCertain() {
        return Double.isInfinite(freedom) && standardError.orElse(0) == 0;
    }
}

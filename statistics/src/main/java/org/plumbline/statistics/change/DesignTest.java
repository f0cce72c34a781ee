package org.plumbline.statistics.change;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Erf;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Students;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.change.WaveTest.NotTested;
import org.plumbline.statistics.change.WaveTest.Tested;

/**
 * Whether an estimate of any kind changed between two waves that were drawn independently: the difference by its design-based
 * error, with Student's t for how few degrees of freedom that error has.
 *
 * <p>For shares, {@link Change#between} has limits that stay within what is possible and hold for few cases; this one takes
 * means, ratios and any design. Formulas, edge cases and sources: {@code docs/method/change.md}.
 */
public final class DesignTest {

    private DesignTest() {}

    /** Tests two shares, or says why they can't be compared. */
    public static WaveTest between(Result earlier, Result later, Direction direction) {
        return between(
                WaveFigure.of(earlier),
                WaveFigure.of(later),
                direction,
                earlier.estimate().level());
    }

    /** Tests any two estimates, or says why they can't be compared. */
    public static WaveTest between(WaveFigure earlier, WaveFigure later, Direction direction, Level level) {
        List<Reason> reasons = reasons(earlier, later);
        return reasons.isEmpty() ? tested(earlier, later, direction, level) : new NotTested(reasons);
    }

    private static List<Reason> reasons(WaveFigure earlier, WaveFigure later) {
        List<Reason> reasons = new ArrayList<>(earlier.setting().against(later.setting()));
        boolean other = reasons.stream().anyMatch(reason -> reason.kind() == Reason.Kind.OTHER_MEASURE);
        if (!other && !earlier.unit().equals(later.unit())) {
            reasons.add(new Reason(
                    Reason.Kind.OTHER_MEASURE,
                    "They are told in different units: %s, then %s."
                            .formatted(
                                    earlier.unit().orElse("shares"),
                                    later.unit().orElse("shares"))));
        }
        spread(reasons, "earlier", earlier);
        spread(reasons, "later", later);
        return reasons;
    }

    private static void spread(List<Reason> reasons, String which, WaveFigure wave) {
        boolean said =
                wave.cases() > 0 && wave.design().isRandom() && wave.estimate().isPresent();
        boolean shows = wave.isCertain() || wave.standardError().orElse(0) > 0 && wave.freedom() >= 1;
        if (said && !shows) {
            reasons.add(new Reason(
                    Reason.Kind.NO_SPREAD,
                    "In the %s wave the cases read are too few or too alike to tell how far others may differ."
                            .formatted(which)));
        }
    }

    private static Tested tested(WaveFigure earlier, WaveFigure later, Direction direction, Level level) {
        double difference = later.estimate().orElseThrow() - earlier.estimate().orElseThrow();
        double error = error(earlier, later);
        double freedom = freedom(earlier, later);
        double half = error == 0 ? 0 : error * quantile(freedom, level);
        Interval uncut = new Interval(difference - half, difference + half);
        Interval interval = earlier.unit().isEmpty() ? uncut.within(-1, 1) : uncut;
        OptionalDouble statistic = error == 0 ? OptionalDouble.empty() : OptionalDouble.of(difference / error);
        return new Tested(
                earlier,
                later,
                difference,
                error,
                statistic,
                freedom,
                statistic.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(p(statistic.getAsDouble(), freedom)),
                interval,
                level,
                error == 0 ? Method.CENSUS : Method.DESIGN_TEST,
                Stream.concat(earlier.warnings().stream(), later.warnings().stream())
                        .distinct()
                        .toList(),
                earlier.unit()
                        .map(unit -> Change.sentence(
                                difference, interval, direction, amount -> Words.amount(amount) + " " + unit))
                        .orElseGet(() -> Change.sentence(difference, interval, direction)));
    }

    private static double error(WaveFigure earlier, WaveFigure later) {
        return Math.hypot(
                earlier.standardError().orElse(0), later.standardError().orElse(0));
    }

    /** (v₁+v₂)² / (v₁²/f₁ + v₂²/f₂), by parts of the whole variance: Satterthwaite 1946, Biometrics Bull. 2:110–114. */
    private static double freedom(WaveFigure earlier, WaveFigure later) {
        double error = error(earlier, later);
        if (error == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double one = Math.pow(earlier.standardError().orElse(0) / error, 2);
        double two = Math.pow(later.standardError().orElse(0) / error, 2);
        double sum = one * one / earlier.freedom() + two * two / later.freedom();
        return sum == 0 ? Double.POSITIVE_INFINITY : 1 / sum;
    }

    private static double quantile(double freedom, Level level) {
        return Double.isInfinite(freedom) ? level.z() : Students.quantile(freedom, level.tail());
    }

    private static double p(double statistic, double freedom) {
        return Double.isInfinite(freedom)
                ? Erf.erfc(Math.abs(statistic) / Math.sqrt(2))
                : 2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(statistic));
    }
}

package org.plumbline.statistics.change;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.special.Erf;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.change.Comparison.Compared;
import org.plumbline.statistics.change.Comparison.NotComparable;
import org.plumbline.statistics.change.Comparison.Side;
import org.plumbline.statistics.change.Standardisation.Standardised;

/** The change of a share from one wave to a later one, where the two are alike enough to compare. */
public final class Change {

    /** What more of the measure means: more good cases are better, more sent straight back are worse. */
    public enum Direction {
        MORE_IS_BETTER,
        MORE_IS_WORSE,
        NEITHER
    }

    private Change() {}

    /** Compares the two, or says why they can't be. */
    public static Comparison between(Result earlier, Result later, Direction direction) {
        List<Reason> reasons = reasons(earlier, later);
        return reasons.isEmpty()
                ? difference(earlier.estimate(), later.estimate(), direction)
                : new NotComparable(reasons);
    }

    /**
     * The difference of two independent shares, each within its own limits: Newcombe 1998 (Stat. Med. 17:873–890), method 10,
     * for simple random samples; for other designs the same with their limits, Zou and Donner 2008 (Stat. Med.
     * 27:1693–1702).
     *
     * @throws IllegalArgumentException when an estimate has no interval, or their levels differ
     */
    static Compared difference(Estimate earlier, Estimate later, Direction direction) {
        if (!earlier.level().equals(later.level())) {
            throw new IllegalArgumentException("Two estimates are compared at one level");
        }
        double p1 = earlier.share().orElseThrow(Change::noInterval);
        double p2 = later.share().orElseThrow(Change::noInterval);
        Interval one = earlier.interval().orElseThrow(Change::noInterval);
        Interval two = later.interval().orElseThrow(Change::noInterval);
        double difference = p2 - p1;
        Interval interval = squaredAndAdded(p1, one, p2, two);
        return new Compared(
                difference,
                interval,
                later.level(),
                earlier.method() == Method.WILSON && later.method() == Method.WILSON
                        ? Method.NEWCOMBE
                        : Method.SQUARED_AND_ADDED,
                p(difference, earlier.standardError(), later.standardError()),
                new Side(earlier.counted(), earlier.population(), earlier.design()),
                new Side(later.counted(), later.population(), later.design()),
                Stream.concat(earlier.warnings().stream(), later.warnings().stream())
                        .distinct()
                        .toList(),
                sentence(difference, interval, direction));
    }

    /**
     * Compares two shares standardised to one mixture of kinds of cases, or says why they can't be; that the caseloads held
     * other kinds is no reason.
     *
     * @throws IllegalArgumentException when their levels differ
     */
    public static Comparison standardised(
            Result earlier, Standardised first, Result later, Standardised second, Direction direction) {
        List<Reason> reasons = new ArrayList<>(reasons(earlier, later));
        reasons.removeIf(reason -> reason.kind() == Reason.Kind.OTHER_CASE_TYPES);
        if (!first.standard().equals(second.standard())) {
            reasons.add(new Reason(
                    Reason.Kind.OTHER_STANDARD,
                    "They were standardised to different mixtures of cases: %s; then %s."
                            .formatted(first.standard(), second.standard())));
        }
        if (!reasons.isEmpty()) {
            return new NotComparable(reasons);
        }
        if (!first.level().equals(second.level())) {
            throw new IllegalArgumentException("Two estimates are compared at one level");
        }
        double difference = second.share() - first.share();
        Interval interval = squaredAndAdded(first.share(), first.interval(), second.share(), second.interval());
        return new Compared(
                difference,
                interval,
                second.level(),
                Method.SQUARED_AND_ADDED,
                p(difference, first.standardError(), second.standardError()),
                new Side(first.counted(), earlier.estimate().population(), first.design()),
                new Side(second.counted(), later.estimate().population(), second.design()),
                Stream.concat(first.warnings().stream(), second.warnings().stream())
                        .distinct()
                        .toList(),
                sentence(difference, interval, direction));
    }

    /** Wald's test by the standard errors that the designs give. */
    private static OptionalDouble p(double difference, OptionalDouble earlier, OptionalDouble later) {
        if (earlier.isEmpty() || later.isEmpty()) {
            return OptionalDouble.empty();
        }
        double error = Math.hypot(earlier.getAsDouble(), later.getAsDouble());
        return error == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Erf.erfc(Math.abs(difference) / error / Math.sqrt(2)));
    }

    /**
     * Newcombe 1998, method 10, for the later share less the earlier, as if both were drawn from endlessly many cases.
     *
     * @throws IllegalArgumentException when no case was read in one of them
     */
    public static Interval newcombe(Share earlier, Share later, Level level) {
        return squaredAndAdded(
                earlier.value(), Proportions.wilson(earlier, level), later.value(), Proportions.wilson(later, level));
    }

    private static Interval squaredAndAdded(double p1, Interval one, double p2, Interval two) {
        return new Interval(
                p2 - p1 - Math.hypot(p2 - two.lower(), one.upper() - p1),
                p2 - p1 + Math.hypot(two.upper() - p2, p1 - one.lower()));
    }

    private static IllegalArgumentException noInterval() {
        return new IllegalArgumentException("An estimate without an interval can't be compared");
    }

    /** What a difference of two shares says of change. */
    public static String sentence(double difference, Interval interval, Direction direction) {
        return sentence(difference, interval, direction, Words::points);
    }

    /**
     * What a difference says of change.
     *
     * @param amount tells a difference in its unit, without its sign
     */
    static String sentence(double difference, Interval interval, Direction direction, DoubleFunction<String> amount) {
        if (interval.holds(0)) {
            return interval.width() == 0
                    ? "No change."
                    : "No evidence of change: between %s and %s."
                            .formatted(
                                    side(interval, direction, true, amount), side(interval, direction, false, amount));
        }
        double nearer = Math.min(Math.abs(interval.lower()), Math.abs(interval.upper()));
        double further = Math.max(Math.abs(interval.lower()), Math.abs(interval.upper()));
        String change = "%s %s".formatted(amount.apply(difference), word(difference, direction));
        return interval.width() == 0
                ? "Changed: %s.".formatted(change)
                : "Evidence of change: %s (between %s)."
                        .formatted(change, both(amount.apply(nearer), amount.apply(further)));
    }

    /** 'between 11.4 and 23.8 points': the unit once, where both have the same. */
    private static String both(String nearer, String further) {
        int unit = further.indexOf(' ');
        return unit > 0 && nearer.endsWith(further.substring(unit)) && !nearer.startsWith("less")
                ? nearer.substring(0, nearer.length() - further.length() + unit) + " and " + further
                : nearer + " and " + further;
    }

    /** One end of an interval around no change; the better one first. */
    private static String side(Interval interval, Direction direction, boolean first, DoubleFunction<String> amount) {
        boolean upper = (direction == Direction.MORE_IS_WORSE) != first;
        double end = upper ? interval.upper() : interval.lower();
        return "%s %s".formatted(amount.apply(end), word(upper ? 1 : -1, direction));
    }

    private static String word(double sign, Direction direction) {
        return switch (direction) {
            case MORE_IS_BETTER -> sign > 0 ? "better" : "worse";
            case MORE_IS_WORSE -> sign > 0 ? "worse" : "better";
            case NEITHER -> sign > 0 ? "more" : "fewer";
        };
    }

    static List<Reason> reasons(Result earlier, Result later) {
        return Setting.of(earlier).against(Setting.of(later));
    }
}

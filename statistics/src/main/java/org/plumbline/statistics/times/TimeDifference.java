package org.plumbline.statistics.times;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.change.ManyComparisons;

/** Either how much longer something takes on average within a limit, or why that can't be said. */
public sealed interface TimeDifference {

    /**
     * The difference, or why there is none to tell, in plain words.
     *
     * @param unit of the times, in the plural: {@code "days"}
     */
    String sentence(String unit);

    /**
     * How much the later mean differs from the earlier.
     *
     * @param limit up to which times count
     * @param difference later less earlier, in the unit of the times; above 0 where it takes longer
     * @param standardError of the difference; empty where one of the two shows no spread
     * @param interval for the difference; empty where one of the two shows no spread
     * @param p how likely chance alone would make them differ as much or more, by the normal distribution: for
     *     {@link ManyComparisons}
     * @param level of the interval
     * @param method by which the interval was made
     * @param warnings what a reader must know beside the figures
     */
    record Compared(
            Side earlier,
            Side later,
            double limit,
            double difference,
            OptionalDouble standardError,
            Optional<Interval> interval,
            OptionalDouble p,
            Level level,
            Method method,
            List<Warning> warnings)
            implements TimeDifference {

        public Compared {
            warnings = List.copyOf(warnings);
        }

        /** Whether the interval leaves no difference out. */
        public boolean isEvidenceOfChange() {
            return interval.isPresent() && !interval.get().holds(0);
        }

        @Override
        public String sentence(String unit) {
            String means = "Up to a limit of %s %s it took %s %s on average, then %s"
                    .formatted(
                            Words.shortest(limit),
                            unit,
                            Words.amount(earlier.mean()),
                            unit,
                            Words.amount(later.mean()));
            return "%s; %s."
                    .formatted(
                            means,
                            interval.map(limits -> found(limits, unit)).orElse("how sure that is can't be told"));
        }

        private String found(Interval limits, String unit) {
            if (isEvidenceOfChange()) {
                double nearer = Math.min(Math.abs(limits.lower()), Math.abs(limits.upper()));
                double further = Math.max(Math.abs(limits.lower()), Math.abs(limits.upper()));
                return "evidence of change: %s (between %s and %s %s, %s interval)"
                        .formatted(side(difference, unit), Words.amount(nearer), Words.amount(further), unit, level);
            }
            return "no evidence of change: between %s and %s (%s interval)"
                    .formatted(side(limits.lower(), unit), side(limits.upper(), unit), level);
        }

        private static String side(double end, String unit) {
            return "%s %s %s".formatted(Words.amount(end), unit, end > 0 ? "longer" : "shorter");
        }
    }

    /**
     * What one of the two rests on.
     *
     * @param observed how many were observed, n
     * @param done for how many it was done
     * @param mean of the smaller of the time and the limit
     */
    record Side(long observed, long done, double mean) {}

    /**
     * No difference is worked out.
     *
     * @param reasons at least one
     */
    record NotCompared(List<Reason> reasons) implements TimeDifference {

        public NotCompared {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, two means can be compared");
            }
        }

        @Override
        public String sentence(String unit) {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "These times can't be compared. ", ""));
        }
    }
}

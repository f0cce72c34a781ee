package org.plumbline.statistics.change;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Warning;

/** Either by how much two results differ, or why that can't be said. */
public sealed interface Comparison {

    /** The comparison in one plain sentence. */
    String sentence();

    /**
     * How much the later share differs from the earlier.
     *
     * @param difference later less earlier, −1 to 1
     * @param interval for the difference
     * @param level of the interval
     * @param method by which the interval was made
     * @param p how likely chance in the draws alone would make them differ as much or more, by the standard errors: for
     *     {@link ManyComparisons}; empty where neither has one above 0
     * @param earlier the counts and the design of the earlier
     * @param later those of the later
     * @param warnings of both
     * @param sentence what that says of change
     */
    record Compared(
            double difference,
            Interval interval,
            Level level,
            Method method,
            OptionalDouble p,
            Side earlier,
            Side later,
            List<Warning> warnings,
            String sentence)
            implements Comparison {

        public Compared {
            warnings = List.copyOf(warnings);
        }

        /** Whether the interval leaves no change out. */
        public boolean isEvidenceOfChange() {
            return !interval.holds(0);
        }
    }

    /**
     * What one of the two rests on.
     *
     * @param counted what was found in the cases read; its {@code of} is n
     * @param population how many cases it speaks for, N; empty for a domain of unknown size
     * @param design how the cases were chosen
     */
    record Side(Share counted, OptionalLong population, Design design) {}

    /**
     * The two are unlike; no difference is worked out.
     *
     * @param reasons at least one
     */
    record NotComparable(List<Reason> reasons) implements Comparison {

        public NotComparable {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, two results can be compared");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "These can't be compared. ", ""));
        }
    }
}

package org.plumbline.statistics;

import java.util.List;
import java.util.stream.Collectors;

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
     * @param sentence what that says of change
     */
    record Compared(double difference, Interval interval, Level level, String sentence) implements Comparison {

        /** Whether the interval leaves no change out. */
        public boolean isEvidenceOfChange() {
            return !interval.holds(0);
        }
    }

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

package org.plumbline.statistics.pooling;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.change.Change;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.change.Comparison.Side;

/** Either how each stratum changed between two waves, the other strata of each wave taken into account, or why that can't be said. */
public sealed interface PooledChange {

    /** What can be told of the change, or why nothing can, in plain words. */
    String sentence();

    /**
     * The strata that both waves have.
     *
     * @param strata in the order of the earlier
     * @param warnings of both, and which strata are left out
     */
    record StrataCompared(List<StratumCompared> strata, List<Warning> warnings) implements PooledChange {

        public StrataCompared {
            strata = List.copyOf(strata);
            warnings = List.copyOf(warnings);
        }

        @Override
        public String sentence() {
            return strata.stream().map(StratumCompared::sentence).collect(Collectors.joining(" "));
        }
    }

    /**
     * One stratum.
     *
     * @param difference what is to be expected of the later share less the earlier, −1 to 1
     * @param interval in which the difference lies with the chance of {@code level} (equal tails)
     * @param level of the interval
     * @param method by which it was made
     * @param higher how likely the later share is the higher one, 0 to 1
     * @param lower how likely it is the lower one; with {@code higher} less than 1 where they may be the same
     * @param earlier the counts and the design of the earlier
     * @param later those of the later
     * @param direction what more of it means
     */
    record StratumCompared(
            String name,
            double difference,
            Interval interval,
            Level level,
            Method method,
            double higher,
            double lower,
            Side earlier,
            Side later,
            Direction direction) {

        /** Whether the interval leaves no change out. */
        public boolean isEvidenceOfChange() {
            return !interval.holds(0);
        }

        /** The change in one plain sentence or two. */
        public String sentence() {
            return "In '%s': %s The chance that %s is %s."
                    .formatted(
                            name,
                            Change.sentence(difference, interval, direction),
                            switch (direction) {
                                case MORE_IS_BETTER, MORE_IS_WORSE -> "it got better";
                                case NEITHER -> "there are more";
                            },
                            Words.percent(direction == Direction.MORE_IS_WORSE ? lower : higher));
        }
    }

    /**
     * The two waves are unlike; no difference is worked out.
     *
     * @param reasons at least one
     */
    record NotComparable(List<Reason> reasons) implements PooledChange {

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

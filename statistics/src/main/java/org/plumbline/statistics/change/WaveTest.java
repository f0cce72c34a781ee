package org.plumbline.statistics.change;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;

/** Either whether an estimate changed between two waves, or why that can't be told. */
public sealed interface WaveTest {

    /** What was found, or why nothing can be told, in plain words. */
    String sentence();

    /**
     * How much the later estimate differs, and how likely chance alone would make it.
     *
     * @param earlier the earlier estimate
     * @param later the later estimate
     * @param difference later less earlier, in their unit
     * @param standardError of the difference, 0 where all cases there are were read in both
     * @param statistic t; empty where nothing was left to chance
     * @param freedom degrees of freedom, by Satterthwaite; infinite where nothing was left to chance
     * @param p how likely chance in the draws alone would make them differ as much or more: for {@link ManyComparisons};
     *     empty where nothing was left to chance
     * @param interval for the difference
     * @param level of the interval
     * @param method the test
     * @param warnings of both
     * @param sentence what that says of change
     */
    record Tested(
            WaveFigure earlier,
            WaveFigure later,
            double difference,
            double standardError,
            OptionalDouble statistic,
            double freedom,
            OptionalDouble p,
            Interval interval,
            Level level,
            Method method,
            List<Warning> warnings,
            String sentence)
            implements WaveTest {

        public Tested {
            warnings = List.copyOf(warnings);
        }

        /** Whether the interval leaves no change out; so says p too, since both are by one error and one t. */
        public boolean isEvidenceOfChange() {
            return !interval.holds(0);
        }
    }

    /**
     * The two are unlike, or say too little; nothing is tested.
     *
     * @param reasons at least one
     */
    record NotTested(List<Reason> reasons) implements WaveTest {

        public NotTested {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, two waves can be compared");
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

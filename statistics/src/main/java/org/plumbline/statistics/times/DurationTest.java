package org.plumbline.statistics.times;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** Either whether groups differ in how long something takes more than chance would make them, or why that can't be told. */
public sealed interface DurationTest {

    /** What was found, or why nothing can be told, in plain words. */
    String sentence();

    /**
     * One group over all strata.
     *
     * @param observed how many were observed, n
     * @param done for how many it was done
     * @param expected for how many it would have been done if no group differed, by how long each was open
     */
    record Group(String name, long observed, long done, double expected) {}

    /**
     * How the groups differ, and how likely chance alone would make them differ so much.
     *
     * @param groups those of which something was observed, in the order given
     * @param strata within how many strata they were compared; 1 without
     * @param statistic of the test, 0 or more
     * @param freedom its degrees of freedom: groups that were open together, less one
     * @param p how likely chance alone would make them differ as much or more, 0 to 1
     * @param level at which the sentence speaks
     * @param method the test
     * @param warnings what a reader must know beside the figures
     */
    record Tested(
            List<Group> groups,
            long strata,
            double statistic,
            long freedom,
            double p,
            Level level,
            Method method,
            List<Warning> warnings)
            implements DurationTest {

        public Tested {
            groups = List.copyOf(groups);
            warnings = List.copyOf(warnings);
        }

        /** Whether chance alone would bring it less often than the level leaves over. */
        public boolean isMoreThanChance() {
            return p < level.oneTail();
        }

        @Override
        public String sentence() {
            return "%s%s: how long it takes differs %s (%s)."
                    .formatted(
                            groups.stream().map(Tested::told).collect(Collectors.joining("; ")),
                            strata == 1 ? "" : "; compared within %s strata".formatted(Words.count(strata)),
                            isMoreThanChance() ? "more than chance would make it" : "no more than chance could make it",
                            Words.probability(p));
        }

        private static String told(Group group) {
            return "%s: %s of %s done, where %s would be if none differed"
                    .formatted(
                            group.name(),
                            Words.count(group.done()),
                            Words.count(group.observed()),
                            Words.oneDecimal(group.expected()));
        }
    }

    /**
     * Nothing can be tested.
     *
     * @param reasons at least one
     */
    record NotTested(List<Reason> reasons) implements DurationTest {

        public NotTested {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, times can be compared");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "These times can't be compared. ", ""));
        }
    }
}

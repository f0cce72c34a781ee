package org.plumbline.statistics.forces;

import java.util.List;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** Either in which places forces may stand, or why they can't be compared. */
public sealed interface Ranks {

    /** Which force is in place 1. */
    enum Order {
        HIGHEST_FIRST,
        LOWEST_FIRST
    }

    /** What can be told of their places, or why nothing can, in plain words. */
    String sentence();

    /**
     * The forces and their places.
     *
     * @param order which end is place 1
     * @param mean of the forces' shares, 0 to 1
     * @param worth how many cases the others tell of a force before any of its own is read: α + β; infinite where forces differ
     *     no more than chance would make them
     * @param places in the order in which the forces were given
     * @param level of the intervals
     * @param method by which they were made
     * @param warnings what a reader must know beside the figures
     */
    record Ranked(
            Order order,
            double mean,
            double worth,
            List<Place> places,
            Level level,
            Method method,
            List<Warning> warnings)
            implements Ranks {

        public Ranked {
            places = List.copyOf(places);
            warnings = List.copyOf(warnings);
        }

        @Override
        public String sentence() {
            int forces = places.size();
            long upper =
                    places.stream().filter(place -> 2 * place.to() <= forces).count();
            long lower = places.stream()
                    .filter(place -> 2 * (place.from() - 1) >= forces)
                    .count();
            long others = forces - upper - lower;
            return "Of %s forces %s in the first half and %s in the second, each at the %s level%s."
                    .formatted(
                            Words.count(forces),
                            is(upper),
                            Words.countOrNone(lower),
                            level,
                            others == 0
                                    ? ""
                                    : "; %s may be in either"
                                            .formatted(
                                                    others == forces
                                                            ? "each of them"
                                                            : "the other " + Words.count(others)));
        }

        private static String is(long count) {
            return count == 0 ? "none is" : count == 1 ? "1 is" : Words.count(count) + " are";
        }
    }

    /**
     * One force.
     *
     * @param force with what was found of it
     * @param shrunk its share, drawn towards the mean of all by how little was read of it, 0 to 1
     * @param interval for its share, of all that is known of all forces
     * @param expected its mean place, 1 to the number of forces
     * @param from its place is this or a later one
     * @param to its place is this or an earlier one, both at the level asked for
     * @param first how likely it is in place 1
     */
    record Place(Force force, double shrunk, Interval interval, double expected, int from, int to, double first) {

        /** Says in one plain sentence where the force stands. */
        public String sentence(int forces, Level level) {
            return from == to
                    ? "%s stands in place %d of %d (%s interval).".formatted(force.name(), from, forces, level)
                    : "%s stands somewhere from place %d to place %d of %d (%s interval)."
                            .formatted(force.name(), from, to, forces, level);
        }
    }

    /**
     * The forces can't be compared.
     *
     * @param reasons at least one
     */
    record NotRanked(List<Reason> reasons) implements Ranks {

        public NotRanked {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, forces can be compared");
            }
        }

        @Override
        public String sentence() {
            return Forces.refused(reasons);
        }
    }
}

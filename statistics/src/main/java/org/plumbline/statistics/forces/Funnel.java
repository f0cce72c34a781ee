package org.plumbline.statistics.forces;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** Either where forces stand in a funnel around what is found of all together, or why they can't be compared. */
public sealed interface Funnel {

    /** Where a force stands. */
    enum Standing {
        ABOVE_OUTER,
        ABOVE_INNER,
        WITHIN,
        BELOW_INNER,
        BELOW_OUTER
    }

    /** What the funnel shows, or why there is none, in plain words. */
    String sentence();

    /**
     * The forces and their limits.
     *
     * @param target around which the limits lie: the share of all cases read of all forces, 0 to 1
     * @param phi how much more the forces differ than chance would make them: 1 as much, 2 twice the variance
     * @param between the standard deviation between forces that widens the limits, on the arcsine scale; 0 where they differ no
     *     more than chance would make them
     * @param places in the order in which the forces were given
     * @param method by which the limits were made
     * @param warnings what a reader must know beside the figures
     */
    record Plotted(double target, double phi, double between, List<Place> places, Method method, List<Warning> warnings)
            implements Funnel {

        public Plotted {
            places = List.copyOf(places);
            warnings = List.copyOf(warnings);
        }

        @Override
        public String sentence() {
            List<Place> outer = places.stream().filter(Place::isOutsideOuter).toList();
            long inner = places.stream()
                    .filter(place -> place.standing() != Standing.WITHIN)
                    .count();
            return "Around the %s of all %s forces together%s, %s outside the outer limits (99.8%%)%s; %s outside the inner (95%%), where chance alone would put about %s."
                    .formatted(
                            Words.percent(target),
                            Words.count(places.size()),
                            between > 0 ? ", after allowing for how forces differ anyway" : "",
                            lie(outer.size()),
                            outer.isEmpty()
                                    ? ""
                                    : outer.stream().map(Place::words).collect(Collectors.joining(", ", ": ", "")),
                            lie(inner),
                            Words.countOrNone(Math.round(0.05 * places.size())));
        }

        private static String lie(long count) {
            return count == 0 ? "none lies" : count == 1 ? "1 lies" : Words.count(count) + " lie";
        }
    }

    /**
     * One force.
     *
     * @param force with what was found of it, its own interval and its design
     * @param exactInner limits that chance alone passes once in twenty times, by the binomial distribution
     * @param exactOuter limits that chance alone passes twice in a thousand times
     * @param inner the 95% limits, widened by how forces differ anyway
     * @param outer the 99.8% limits, widened by how forces differ anyway
     * @param standing within the widened limits
     */
    record Place(
            Force force, Interval exactInner, Interval exactOuter, Interval inner, Interval outer, Standing standing) {

        boolean isOutsideOuter() {
            return standing == Standing.ABOVE_OUTER || standing == Standing.BELOW_OUTER;
        }

        String words() {
            return "%s %s (%s)"
                    .formatted(force.name(), standing == Standing.ABOVE_OUTER ? "above" : "below", force.counted());
        }
    }

    /**
     * The forces can't be compared.
     *
     * @param reasons at least one
     */
    record NotPlotted(List<Reason> reasons) implements Funnel {

        public NotPlotted {
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

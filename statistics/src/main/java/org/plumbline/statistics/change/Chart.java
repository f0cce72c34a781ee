package org.plumbline.statistics.change;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** Either a chart of a series with the limits of what chance makes of it, or why these points stand in no series. */
public sealed interface Chart {

    /** What in a series chance alone would seldom make. The two of three are those of NHS England's Making Data Count. */
    enum Signal {
        ABOVE_LIMIT("above the upper limit"),
        BELOW_LIMIT("below the lower limit"),
        /** One of seven or more points after another above the centre. */
        RUN_ABOVE("in a run of seven or more above the centre"),
        /** One of seven or more points after another below the centre. */
        RUN_BELOW("in a run of seven or more below the centre"),
        /** One of seven or more points of which each is above the one before. */
        RISING("in a rise of seven points or more"),
        /** One of seven or more points of which each is below the one before. */
        FALLING("in a fall of seven points or more"),
        /** One of two or three of three points after another in the upper third of the way to the limit, not above it. */
        NEAR_UPPER("one of two in three near the upper limit"),
        /** One of two or three of three points after another in the lower third of the way to the limit, not below it. */
        NEAR_LOWER("one of two in three near the lower limit");

        private final String words;

        Signal(String words) {
            this.words = words;
        }

        /** To stand after 'is': 'above the upper limit'. */
        public String words() {
            return words;
        }
    }

    /** What the chart shows, or why there is none, in plain words. */
    String sentence();

    /**
     * A series with its limits.
     *
     * @param method p chart, Laney's p′ chart or XmR chart
     * @param centre of the series
     * @param spread by which the limits were widened or made: 1 for a p chart, σ_z for Laney's, the mean moving range for XmR
     * @param points in the order of time, at least two
     * @param waves of which the points were made, in their order, with counts and designs; none for XmR
     * @param warnings what a reader must know beside the chart
     */
    record Charted(
            Method method, double centre, double spread, List<Point> points, List<Result> waves, List<Warning> warnings)
            implements Chart {

        public Charted {
            points = List.copyOf(points);
            waves = List.copyOf(waves);
            warnings = List.copyOf(warnings);
        }

        /** Those that chance alone would seldom make. */
        public List<Point> signals() {
            return points.stream().filter(point -> !point.signals().isEmpty()).toList();
        }

        @Override
        public String sentence() {
            List<Point> signals = signals();
            if (signals.isEmpty()) {
                return "Of %s points none is out of the ordinary: what differs is what chance makes of it."
                        .formatted(Words.count(points.size()));
            }
            return "Of %s points %s out of the ordinary: %s."
                    .formatted(
                            Words.count(points.size()),
                            signals.size() == 1 ? "1 is" : Words.count(signals.size()) + " are",
                            signals.stream().map(Point::words).collect(Collectors.joining("; ")));
        }
    }

    /**
     * One point of a series.
     *
     * @param label when it was: 'to 31 March 2017'
     * @param value as charted
     * @param limits three standard errors from the centre, cut at what a share can be
     * @param signals what about it chance alone would seldom make; mostly nothing
     */
    record Point(String label, double value, Interval limits, Set<Signal> signals) {

        public Point {
            signals = signals.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(signals));
        }

        private String words() {
            // of a wave, which is told by its last day
            return "%s%s is %s"
                    .formatted(
                            label.startsWith("to ") ? "the one " : "",
                            label,
                            Words.list(signals.stream().map(Signal::words).toList()));
        }
    }

    /**
     * The points don't belong in one series.
     *
     * @param reasons at least one
     */
    record NotCharted(List<Reason> reasons) implements Chart {

        public NotCharted {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, a series can be charted");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "These can't be charted as one series. ", ""));
        }
    }
}

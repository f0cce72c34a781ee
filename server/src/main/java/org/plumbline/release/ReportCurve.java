package org.plumbline.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.page.Numbers;
import org.plumbline.release.CurveTable.Minute;

/**
 * The share of cases sent straight back that had not come to a step yet, against the time since sending back: a step curve
 * that is drawn from nothing but the report's own tables.
 *
 * @param words what the curve shows, for whoever does not see it
 * @param drawing empty where there is too little to draw: the words say so
 */
public record ReportCurve(String step, String words, Optional<Drawing> drawing) {

    /**
     * What is drawn; every place along either side is from 0 to 1.
     *
     * @param levels the curve, from left to right
     * @param open where cases that are not there yet were last seen
     * @param promised where the promised time ends: one line, two, or the first and the last of many
     * @param unit of the marks below the axis, for example 'hours'
     */
    public record Drawing(List<Level> levels, List<Point> open, List<Mark> promised, List<Mark> marks, String unit) {

        public Drawing {
            levels = List.copyOf(levels);
            open = List.copyOf(open);
            promised = List.copyOf(promised);
            marks = List.copyOf(marks);
        }

        /** The curve as the points of an SVG polyline in a field of this place and size. */
        public String line(double left, double top, double width, double height) {
            return levels.stream()
                    .flatMap(level -> Stream.of(
                            point(left + width * level.from(), top + height * (1 - level.share())),
                            point(left + width * level.to(), top + height * (1 - level.share()))))
                    .collect(Collectors.joining(" "));
        }

        private static String point(double x, double y) {
            return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
        }
    }

    /** A stretch of the curve at one height, with the limits of its 95% interval. */
    public record Level(double from, double to, double share, double lower, double upper) {}

    public record Point(double x, double share) {}

    public record Mark(double x, String label) {}

    /** One for each step; none in a report of before there were curves. */
    public static List<ReportCurve> of(Report report) {
        return CurveTable.steps(report).stream()
                .map(step -> {
                    var hidden = CurveTable.hidden(report, step);
                    if (hidden.isPresent()) {
                        return new ReportCurve(step.words(), "Not drawn: " + hidden.get() + ".", Optional.empty());
                    }
                    var minutes = CurveTable.minutes(report, step);
                    return minutes.stream().allMatch(minute -> minute.reached() == 0)
                            ? new ReportCurve(step.words(), none(minutes), Optional.empty())
                            : drawn(step.words(), minutes, CurveTable.summary(report, step));
                })
                .toList();
    }

    private static String none(List<Minute> minutes) {
        return "Not drawn: none of "
                + Numbers.of(minutes.stream().mapToLong(Minute::lastSeen).sum(), "case")
                + " has come so far.";
    }

    private static ReportCurve drawn(String step, List<Minute> minutes, List<Table.Cell> summary) {
        var axis = TimeAxis.of(minutes);
        var within =
                minutes.stream().filter(minute -> minute.at() <= axis.end()).toList();
        return new ReportCurve(
                step,
                new CurveInWords(minutes, summary, axis).all(),
                Optional.of(new Drawing(
                        levels(minutes, axis),
                        within.stream()
                                .filter(minute -> minute.lastSeen() > 0)
                                .map(minute -> new Point(axis.place(minute.at()), minute.share()))
                                .toList(),
                        promised(minutes, axis),
                        axis.marks(),
                        axis.unit())));
    }

    private static List<Level> levels(List<Minute> minutes, TimeAxis axis) {
        var levels = new ArrayList<Level>();
        double from = 0;
        var last = new Level(0, 0, 1, 1, 1);
        for (var minute : minutes) {
            if (minute.reached() > 0 && minute.at() <= axis.end()) {
                double to = axis.place(minute.at());
                levels.add(new Level(from, to, last.share(), last.lower(), last.upper()));
                from = to;
                last = new Level(to, to, minute.share(), minute.lower(), minute.upper());
            }
        }
        // no further than a case was still seen
        double end = minutes.stream()
                .filter(minute -> minute.reached() + minute.lastSeen() > 0)
                .mapToDouble(minute -> Math.min(1, axis.place(minute.at())))
                .max()
                .orElse(0);
        levels.add(new Level(from, Math.max(from, end), last.share(), last.lower(), last.upper()));
        return levels;
    }

    private static List<Mark> promised(List<Minute> minutes, TimeAxis axis) {
        var ends = minutes.stream().filter(minute -> minute.promiseOver() > 0).toList();
        return (ends.size() < 2 ? ends : List.of(ends.getFirst(), ends.getLast()))
                .stream()
                        .map(minute -> new Mark(axis.place(minute.at()), CurveInWords.duration(minute)))
                        .toList();
    }
}

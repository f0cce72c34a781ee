package org.plumbline.release;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.plumbline.release.CurveTable.Minute;
import org.plumbline.release.ReportCurve.Mark;

/**
 * The axis of time below a curve. It reaches beyond the last promised time and to where nine in ten are there: one case
 * that stays open for months must not press all the others against the left.
 *
 * @param end the last minute after sending back that is drawn
 */
record TimeAxis(long end) {

    private static final double BEYOND = 1.5;
    private static final int MOST_MARKS = 6;

    private enum Unit {
        MINUTES(1, 1, 2, 5, 10, 15, 30),
        HOURS(60, 1, 2, 3, 4, 6, 12),
        DAYS(24 * 60, 1, 2, 5, 7, 14, 28, 50, 100, 200, 500, 1_000);

        private final long minutes;
        private final long[] steps;

        Unit(long minutes, long... steps) {
            this.minutes = minutes;
            this.steps = steps;
        }
    }

    private record Step(Unit unit, long number) {

        long minutes() {
            return unit.minutes * number;
        }
    }

    static TimeAxis of(List<Minute> minutes) {
        double promised = minutes.stream()
                .filter(minute -> minute.promiseOver() > 0)
                .mapToLong(Minute::at)
                .max()
                .orElse(0);
        double nineInTen = minutes.stream()
                .filter(minute -> minute.reached() > 0)
                .filter(minute -> minute.share() <= 0.1)
                .mapToLong(Minute::at)
                .findFirst()
                .orElseGet(() -> minutes.stream()
                        .filter(minute -> minute.reached() > 0)
                        .mapToLong(Minute::at)
                        .max()
                        .orElse(1));
        long wanted = Math.max(1, Math.round(Math.max(promised * BEYOND, nineInTen * 1.1)));
        long last = minutes.getLast().at();
        return new TimeAxis(last > wanted && last <= wanted * BEYOND ? last : wanted);
    }

    double place(long minute) {
        return (double) minute / end;
    }

    List<Mark> marks() {
        var step = step();
        return LongStream.rangeClosed(0, end / step.minutes())
                .mapToObj(n -> new Mark(place(n * step.minutes()), Long.toString(n * step.number())))
                .toList();
    }

    /** For example 'hours'. */
    String unit() {
        return step().unit().name().toLowerCase(java.util.Locale.ROOT);
    }

    private Step step() {
        return Stream.of(Unit.values())
                .flatMap(unit -> LongStream.of(unit.steps).mapToObj(number -> new Step(unit, number)))
                .filter(step -> end / step.minutes() <= MOST_MARKS)
                .findFirst()
                .orElse(new Step(Unit.DAYS, Math.max(1, Duration.ofMinutes(end).toDays())));
    }
}

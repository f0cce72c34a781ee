package org.plumbline.page;

import java.time.Duration;
import java.time.Instant;

/** Lengths of time in words. */
public final class Durations {

    private Durations() {}

    /**
     * The two largest units, rounded down: '2 days 3 hours', '3 hours 12 minutes', '12 minutes', 'less than a minute'.
     * The sign does not matter.
     */
    public static String inWords(Duration duration) {
        var length = duration.abs();
        if (length.toDays() > 0) {
            return joined(length.toDays(), "day", length.toHoursPart(), "hour");
        }
        if (length.toHours() > 0) {
            return joined(length.toHours(), "hour", length.toMinutesPart(), "minute");
        }
        return length.toMinutes() > 0 ? Numbers.of(length.toMinutes(), "minute") : "less than a minute";
    }

    /** How a clock stands: 'due in 3 hours 12 minutes', or 'overdue by 2 hours'. */
    public static String untilDue(Instant due, Instant now) {
        return now.isAfter(due)
                ? "overdue by " + inWords(Duration.between(due, now))
                : "due in " + inWords(Duration.between(now, due));
    }

    private static String joined(long large, String largeUnit, long small, String smallUnit) {
        var first = Numbers.of(large, largeUnit);
        return small == 0 ? first : first + " " + Numbers.of(small, smallUnit);
    }
}

package org.plumbline.instrument;

import java.time.Duration;
import java.util.regex.Pattern;

/** A time within which something must be done: elapsed time, or working days by the force's own calendar. */
public sealed interface TimeLimit {

    /** For example '4 hours' or '10 working days'. */
    String inWords();

    /**
     * Reads a limit as an instrument's file writes it: a whole number and minutes, hours, days or working days.
     *
     * @throws IllegalArgumentException when it is written otherwise, or is nothing at all
     */
    static TimeLimit parse(String text) {
        var written =
                Pattern.compile("(\\d{1,4}) (minute|hour|day|working day)s?").matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no time limit: write a number and minutes, hours, days or working days, such as '4 hours'");
        }
        int number = Integer.parseInt(written.group(1));
        return switch (written.group(2)) {
            case "minute" -> new Elapsed(Duration.ofMinutes(number));
            case "hour" -> new Elapsed(Duration.ofHours(number));
            case "day" -> new Elapsed(Duration.ofDays(number));
            default -> new WorkingDays(number);
        };
    }

    record Elapsed(Duration time) implements TimeLimit {

        public Elapsed {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("a time limit is longer than nothing, not " + time);
            }
        }

        @Override
        public String inWords() {
            if (time.toMinutes() % 60 != 0) {
                return counted(time.toMinutes(), "minute");
            }
            return time.toHours() % 24 == 0 ? counted(time.toDays(), "day") : counted(time.toHours(), "hour");
        }
    }

    record WorkingDays(int days) implements TimeLimit {

        public WorkingDays {
            if (days < 1) {
                throw new IllegalArgumentException("a time limit has one working day at least, not " + days);
            }
        }

        @Override
        public String inWords() {
            return counted(days, "working day");
        }
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}

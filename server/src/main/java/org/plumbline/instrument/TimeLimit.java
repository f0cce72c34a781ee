package org.plumbline.instrument;

import java.time.Duration;
import java.util.regex.Pattern;

/** A time within which something must be done: elapsed time, or working hours or days by the force's own calendar. */
public sealed interface TimeLimit {

    /** For example '4 hours', '4 working hours (09:00 to 17:00)' or '10 working days'. */
    String inWords();

    /**
     * Reads a limit as an instrument's file writes it: a whole number and minutes, hours, days, working hours or working
     * days.
     *
     * @param office when working hours count
     * @throws IllegalArgumentException when it is written otherwise, or is nothing at all
     */
    static TimeLimit parse(String text, OfficeHours office) {
        var written = Pattern.compile("(\\d{1,4}) (minute|hour|day|working hour|working day)s?")
                .matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time limit: write a number and minutes, hours, days, "
                            + "working hours or working days, such as '4 hours'");
        }
        int number = Integer.parseInt(written.group(1));
        return switch (written.group(2)) {
            case "minute" -> new Elapsed(Duration.ofMinutes(number));
            case "hour" -> new Elapsed(Duration.ofHours(number));
            case "day" -> new Elapsed(Duration.ofDays(number));
            case "working hour" -> new WorkingHours(number, office);
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

    /** @param office on every working day */
    record WorkingHours(int hours, OfficeHours office) implements TimeLimit {

        public WorkingHours {
            if (hours < 1) {
                throw new IllegalArgumentException("a time limit has one working hour at least, not " + hours);
            }
        }

        public Duration time() {
            return Duration.ofHours(hours);
        }

        /** The least time that it can come to, which is from the beginning of the office hours of a day. */
        Duration shortest() {
            long nights = (time().toSeconds() - 1) / office.length().toSeconds();
            return time().plus(Duration.ofDays(1).minus(office.length()).multipliedBy(nights));
        }

        @Override
        public String inWords() {
            return counted(hours, "working hour") + " (" + office.inWords() + ")";
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

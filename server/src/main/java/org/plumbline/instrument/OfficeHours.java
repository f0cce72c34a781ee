package org.plumbline.instrument;

import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Pattern;

/** From when to when people are at work on a working day, in London. */
public record OfficeHours(LocalTime from, LocalTime to) {

    /** Where nothing is said of it. */
    public static final OfficeHours USUAL = new OfficeHours(LocalTime.of(9, 0), LocalTime.of(17, 0));

    public OfficeHours {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("office hours end after they begin, not at " + to);
        }
    }

    /**
     * Reads office hours as an instrument's file writes them, for example '08:30 to 16:30'.
     *
     * @throws IllegalArgumentException when they are written otherwise, or end before they begin
     */
    static OfficeHours parse(String text) {
        var written = Pattern.compile("(\\d{2}:\\d{2}) to (\\d{2}:\\d{2})").matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no office hours: write them such as '09:00 to 17:00'");
        }
        return new OfficeHours(LocalTime.parse(written.group(1)), LocalTime.parse(written.group(2)));
    }

    public boolean include(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** For example '09:00 to 17:00'. */
    public String inWords() {
        return from + " to " + to;
    }
}

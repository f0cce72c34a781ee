package org.plumbline.sentback;

import java.time.LocalTime;

/** When people are at work on a working day, in London; all other time is out of hours. */
public record WorkingHours(LocalTime opens, LocalTime closes) {

    static final WorkingHours DEFAULT = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0));

    public WorkingHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("working hours begin before they end, not " + opens + " to " + closes);
        }
    }

    boolean include(LocalTime time) {
        return !time.isBefore(opens) && time.isBefore(closes);
    }

    /** For example '09:00 to 17:00'. */
    public String inWords() {
        return opens + " to " + closes;
    }
}

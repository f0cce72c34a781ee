package org.plumbline.sentback;

import java.time.Instant;
import org.plumbline.page.Dates;

/** A stretch of time, its end not included. */
public record Span(Instant from, Instant to) {

    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span begins before it ends, not " + from + " to " + to);
        }
    }

    boolean includes(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    /** For example 'from Saturday 28 November 2026, 18:00 to Sunday 29 November 2026, 08:00'. */
    public String inWords() {
        return "from " + Dates.withWeekday(from) + " to " + Dates.withWeekday(to);
    }
}

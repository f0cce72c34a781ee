package org.plumbline.sentback;

import java.time.Instant;
import java.util.List;

/**
 * How a due time was found: the stretches of time that counted and those that did not, from the start of the clock to its
 * due time, without a gap. It is fixed when the clock starts; no later calendar changes it.
 *
 * @param calendar the version of the calendar that was used, for example 'England and Wales, to 2028, 3f9a12c4'; empty
 *     where every hour counts
 */
public record Working(String calendar, List<Stretch> stretches) {

    public static final Working UNKNOWN = new Working("", List.of());

    public Working {
        stretches = List.copyOf(stretches);
    }

    /** @param why for example 'Saturday and Sunday' */
    public record Stretch(Instant from, Instant to, boolean counted, String why) {

        public Stretch {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("a stretch of time ends after it begins, not at " + to);
            }
        }
    }
}

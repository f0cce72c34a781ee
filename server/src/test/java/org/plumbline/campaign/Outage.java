package org.plumbline.campaign;

import java.time.Instant;

/** A time in which something was dead: from the kill until it worked again. */
record Outage(String what, Instant from, Instant to) {

    boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}

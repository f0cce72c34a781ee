package org.plumbline.statistics.disclosure;

import java.time.Duration;

/** The time and the work that a search may take. */
final class Clock {

    private final long end;
    private boolean rungOut;

    Clock(Duration limit) {
        // not added to the present, which a limit of ages would take round
        this.end = limit.compareTo(Duration.ofDays(365)) > 0
                ? System.nanoTime() + Duration.ofDays(365).toNanos()
                : System.nanoTime() + limit.toNanos();
    }

    boolean goesOn() {
        rungOut |= System.nanoTime() - end > 0;
        return !rungOut;
    }

    boolean hasRungOut() {
        return rungOut;
    }
}

package org.plumbline.sentback;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.plumbline.fence.Fence;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Throws away what was filled in and never confirmed: what is said of a child stands in the steps or nowhere. */
@Component
class AbandonedAnswerTables {

    static final Duration PATIENCE = Duration.ofDays(14);

    private final AnswerTables tables;
    private final Clock clock;

    AbandonedAnswerTables(AnswerTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void clear() {
        Fence.asTheServer(
                () -> tables.waitingSinceBefore(clock.instant().minus(PATIENCE)).forEach(tables::discard));
    }
}

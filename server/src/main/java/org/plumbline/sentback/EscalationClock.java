package org.plumbline.sentback;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.plumbline.fence.RecurringWork;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the clocks of cases sent back be looked at, on every server, every few seconds, and soon after a look that failed. */
@Component
@ConditionalOnBooleanProperty(name = "plumbline.jobs", matchIfMissing = true)
class EscalationClock {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final RecurringWork escalation;

    EscalationClock(Escalating escalating) {
        this.escalation = new RecurringWork(
                LoggerFactory.getLogger(EscalationClock.class),
                "Due times could not be looked at; what is due is told as soon as they can",
                "Due times are looked at again",
                escalating::beat);
    }

    @Scheduled(fixedRate = 500, timeUnit = TimeUnit.MILLISECONDS)
    void tick() {
        escalation.runEvery(BETWEEN);
    }
}

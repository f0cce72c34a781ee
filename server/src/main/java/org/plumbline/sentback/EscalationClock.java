package org.plumbline.sentback;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.plumbline.fence.Fence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the clocks of cases sent back be looked at, on every server, every few seconds. */
@Component
@ConditionalOnBooleanProperty(name = "plumbline.jobs", matchIfMissing = true)
class EscalationClock {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationClock.class);

    private final Escalating escalating;
    private final ReentrantLock running = new ReentrantLock();
    private boolean failing;

    EscalationClock(Escalating escalating) {
        this.escalating = escalating;
    }

    @Scheduled(fixedRate = 5, timeUnit = TimeUnit.SECONDS)
    void tick() {
        if (!running.tryLock()) {
            return;
        }
        try {
            Fence.asTheServer(escalating::beat);
            failing = false;
        } catch (RuntimeException exception) {
            // once, not every few seconds
            if (!failing) {
                LOG.error("Due times could not be looked at; what is due is told as soon as they can", exception);
            }
            failing = true;
        } finally {
            running.unlock();
        }
    }
}

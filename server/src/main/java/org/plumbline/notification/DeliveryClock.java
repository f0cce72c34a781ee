package org.plumbline.notification;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.plumbline.fence.Fence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the outbox be emptied, each of its two lanes by itself. */
@Component
@ConditionalOnBooleanProperty(name = "plumbline.jobs", matchIfMissing = true)
class DeliveryClock {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryClock.class);

    private final Deliverer deliverer;
    private final Lane urgent = new Lane(true);
    private final Lane routine = new Lane(false);

    DeliveryClock(Deliverer deliverer) {
        this.deliverer = deliverer;
    }

    @Scheduled(fixedRate = 500, timeUnit = TimeUnit.MILLISECONDS)
    void urgent() {
        urgent.run();
    }

    @Scheduled(fixedRate = 1_000, timeUnit = TimeUnit.MILLISECONDS)
    void routine() {
        routine.run();
    }

    private final class Lane {

        private final boolean isUrgent;
        private final ReentrantLock running = new ReentrantLock();
        private boolean failing;

        Lane(boolean isUrgent) {
            this.isUrgent = isUrgent;
        }

        void run() {
            if (!running.tryLock()) {
                return;
            }
            try {
                Fence.asTheServer(() -> {
                    if (isUrgent) {
                        deliverer.spread();
                    }
                    while (deliverer.deliver(isUrgent) > 0) {
                        // until nothing is due
                    }
                });
                failing = false;
            } catch (RuntimeException exception) {
                // once, not twice a second
                if (!failing) {
                    LOG.error("Messages could not be delivered; they wait and nothing of them is lost", exception);
                }
                failing = true;
            } finally {
                running.unlock();
            }
        }
    }
}

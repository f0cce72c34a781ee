package org.plumbline.notification;

import java.util.concurrent.TimeUnit;
import org.plumbline.fence.RecurringWork;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the outbox be emptied, each of its two lanes by itself. */
@Component
@ConditionalOnBooleanProperty(name = "plumbline.jobs", matchIfMissing = true)
class DeliveryClock {

    private final RecurringWork urgent;
    private final RecurringWork routine;
    private final RecurringWork afterASetBack;

    DeliveryClock(Deliverer deliverer) {
        this.urgent = delivery(() -> spreadAndDeliver(deliverer));
        this.routine = delivery(() -> empty(deliverer, false));
        this.afterASetBack = delivery(deliverer::waitNoLonger);
    }

    private static RecurringWork delivery(Runnable work) {
        return new RecurringWork(
                LoggerFactory.getLogger(DeliveryClock.class),
                "Messages could not be delivered; they wait and nothing of them is lost",
                "Messages are delivered again",
                work);
    }

    /** An urgent message waits for the people of one batch to be found, not for those of all that wait. */
    private static void spreadAndDeliver(Deliverer deliverer) {
        boolean maybeMore;
        do {
            maybeMore = deliverer.spread();
            empty(deliverer, true);
        } while (maybeMore);
    }

    private static void empty(Deliverer deliverer, boolean urgent) {
        while (deliverer.deliver(urgent) > 0) {
            // until nothing is due
        }
    }

    @Scheduled(fixedRate = 500, timeUnit = TimeUnit.MILLISECONDS)
    void urgent() {
        urgent.run();
    }

    @Scheduled(fixedRate = 1_000, timeUnit = TimeUnit.MILLISECONDS)
    void routine() {
        routine.run();
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.MINUTES)
    void afterASetBack() {
        afterASetBack.run();
    }
}

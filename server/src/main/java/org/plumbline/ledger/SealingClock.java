package org.plumbline.ledger;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.plumbline.fence.Fence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the sealer seal twice a second, so that an entry is under a checkpoint at most a second after its commit. */
@Component
@ConditionalOnBooleanProperty(name = "plumbline.jobs", matchIfMissing = true)
class SealingClock {

    private static final Logger LOG = LoggerFactory.getLogger(SealingClock.class);

    private final Sealer sealer;
    private final ReentrantLock running = new ReentrantLock();
    private boolean failing;

    SealingClock(Sealer sealer) {
        this.sealer = sealer;
    }

    /** At a rate and not with a delay: one that waits for the database holds up no other clock. */
    @Scheduled(fixedRate = 500, timeUnit = TimeUnit.MILLISECONDS)
    void tick() {
        if (running.tryLock()) {
            try {
                sealWhatWaits();
            } finally {
                running.unlock();
            }
        }
    }

    private void sealWhatWaits() {
        try {
            int sealed;
            do {
                sealed = Fence.asTheServer(sealer::seal);
            } while (sealed == Sealer.BATCH);
            if (failing) {
                LOG.info("The ledger is sealed again");
            }
            failing = false;
        } catch (RuntimeException exception) {
            // once, not twice a second
            if (!failing) {
                LOG.error("The ledger could not be sealed; entries wait and nothing of them is lost", exception);
            }
            failing = true;
        }
    }
}

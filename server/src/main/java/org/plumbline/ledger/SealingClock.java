package org.plumbline.ledger;

import java.util.concurrent.TimeUnit;
import org.plumbline.fence.RecurringWork;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the sealer seal twice a second, so that an entry is under a checkpoint at most a second after its commit. */
@Component
@ConditionalOnBooleanProperty(name = "plumbline.jobs", matchIfMissing = true)
class SealingClock {

    private final RecurringWork sealing;

    SealingClock(Sealer sealer) {
        this.sealing = new RecurringWork(
                LoggerFactory.getLogger(SealingClock.class),
                "The ledger could not be sealed; entries wait and nothing of them is lost",
                "The ledger is sealed again",
                () -> sealWhatWaits(sealer));
    }

    /** At a rate and not with a delay: one that waits for the database holds up no other clock. */
    @Scheduled(fixedRate = 500, timeUnit = TimeUnit.MILLISECONDS)
    void tick() {
        sealing.run();
    }

    private static void sealWhatWaits(Sealer sealer) {
        while (sealer.seal() == Sealer.BATCH) {
            // there may be more
        }
    }
}

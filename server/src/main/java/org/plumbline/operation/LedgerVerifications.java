package org.plumbline.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.fence.Fence;
import org.plumbline.ledger.LedgerVerdict;
import org.plumbline.ledger.LedgerVerification;
import org.plumbline.organisation.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs verifications that people ask for, one at a time for an organisation, while they wait at a page. */
@Component
class LedgerVerifications {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerVerifications.class);

    private final LedgerVerification verification;
    private final Clock clock;
    private final Map<UUID, Run> newest = new ConcurrentHashMap<>();

    LedgerVerifications(LedgerVerification verification, Clock clock) {
        this.verification = verification;
        this.clock = clock;
    }

    /**
     * The newest verification since the server was started; each leaves an entry in the ledger for later.
     *
     * @param verdict empty while it runs, or when it failed
     */
    record Run(Instant started, boolean isRunning, Optional<LedgerVerdict> verdict) {}

    Optional<Run> newestOf(UUID organisation) {
        return Optional.ofNullable(newest.get(organisation));
    }

    /** Starts one, unless one is running: asking twice is asking once. */
    void start(SignedIn who, Optional<String> checkpointText) {
        var begun = new Run(clock.instant(), true, Optional.empty());
        var current = newest.merge(who.organisation(), begun, (before, now) -> before.isRunning() ? before : now);
        if (current == begun) {
            Thread.ofVirtual()
                    .name("ledger verification")
                    .start(() -> Fence.asMemberOf(who.organisation(), () -> run(who, begun, checkpointText)));
        }
    }

    private void run(SignedIn who, Run begun, Optional<String> checkpointText) {
        Optional<LedgerVerdict> verdict = Optional.empty();
        try {
            verdict = Optional.of(verification.verify(who.by(), who.organisation(), checkpointText));
        } catch (RuntimeException exception) {
            LOG.error("The verification of the ledger could not be finished", exception);
        } finally {
            newest.put(who.organisation(), new Run(begun.started(), false, verdict));
        }
    }
}

package org.plumbline.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.fence.Fence;
import org.plumbline.ledger.LedgerVerdict.NotACheckpoint;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recomputes the whole ledger from the text of its entries and names the first thing that is wrong.
 *
 * <p>One pass over one snapshot, in memory that does not grow with the ledger; sealing and writing go on meanwhile.
 */
@Component
public class LedgerVerification {

    /** Sealing takes less than a second; whatever has waited for longer than this was not seen by a sealer. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** The act of the entry that a verification leaves. */
    public static final String ACT = "ledger.verification";

    private final StoredLedger stored;
    private final Ledger ledger;
    private final LedgerKeys keys;
    private final Clock clock;
    private final TransactionTemplate oneSnapshot;
    private final TransactionTemplate entering;

    LedgerVerification(
            StoredLedger stored, Ledger ledger, LedgerKeys keys, Clock clock, PlatformTransactionManager transactions) {
        this.stored = stored;
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
        this.entering = new TransactionTemplate(transactions);
        this.oneSnapshot = new TransactionTemplate(transactions);
        oneSnapshot.setReadOnly(true);
        oneSnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneSnapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Verifies the ledger as the server sees it, whoever asks.
     *
     * @param checkpointText the text of a checkpoint taken earlier, of which the ledger must be a continuation
     */
    public LedgerVerdict verify(Optional<String> checkpointText) {
        Optional<Checkpoint> given;
        try {
            given = checkpointText.map(Checkpoint::parse);
        } catch (IllegalArgumentException exception) {
            return new NotACheckpoint("it is " + exception.getMessage());
        }
        if (given.isPresent() && !keys.signed(given.get())) {
            return new NotACheckpoint("it is of " + given.get().origin()
                    + " and not signed by a key that this installation believes; this ledger is " + keys.origin());
        }
        return Fence.asTheServer(() -> Objects.requireNonNull(oneSnapshot.execute(status -> pass(given))));
    }

    /** Verifies for somebody of an inspectorate and enters what was found. */
    public LedgerVerdict verify(By by, UUID inspectorate, Optional<String> checkpointText) {
        var verdict = verify(checkpointText);
        entering.executeWithoutResult(status -> ledger.enter(new Entry(
                by,
                ACT,
                "ledger",
                keys.origin(),
                inspectorate,
                Optional.empty(),
                Map.of("whole", verdict.isWhole(), "finding", verdict.sentence()),
                Map.of())));
        return verdict;
    }

    private LedgerVerdict pass(Optional<Checkpoint> given) {
        stored.readToTheEnd();
        try (var leaves = stored.leaves();
                var innerNodes = stored.innerNodes();
                var checkpoints = stored.checkpoints();
                var waiting = stored.waiting()) {
            return new VerifyingPass(stored, keys, given, innerNodes.iterator(), checkpoints.iterator())
                    .over(leaves.iterator(), waiting.iterator(), clock.instant().minus(LONGEST_WAIT));
        }
    }
}

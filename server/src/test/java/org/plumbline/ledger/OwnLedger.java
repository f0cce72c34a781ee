package org.plumbline.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.plumbline.fence.Fence;
import org.plumbline.page.Ids;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Enters, seals and verifies, and tampers as the owner of the database, whom no policy holds. */
class OwnLedger {

    static final UUID INSPECTORATE = Ids.next();
    static final UUID FORCE = Ids.next();
    static final By INSPECTOR = new By(Ids.next(), INSPECTORATE);
    static final By REVIEWER = new By(Ids.next(), FORCE);

    final Ledger ledger;
    final Sealer sealer;
    final TransactionTemplate transactions;
    final JdbcClient owner;
    private final LedgerVerification verification;

    OwnLedger(
            Ledger ledger,
            Sealer sealer,
            LedgerVerification verification,
            PlatformTransactionManager transactionManager,
            Environment environment) {
        this.ledger = ledger;
        this.sealer = sealer;
        this.verification = verification;
        this.transactions = new TransactionTemplate(transactionManager);
        this.owner = JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("spring.flyway.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password")));
    }

    void clear() {
        for (var table : List.of("entry", "personal", "unsealed", "leaf", "node", "checkpoint")) {
            tamper("alter table ledger_" + table + " no force row level security");
        }
        tamper("truncate ledger_entry, ledger_personal, ledger_unsealed, ledger_leaf, ledger_node, ledger_checkpoint");
    }

    void tamper(String sql) {
        owner.sql(sql).update();
    }

    /** Enters that the inspector did this to this many cases, each in a transaction of its own. */
    void enter(int count) {
        IntStream.range(0, count).forEach(n -> enter(reading("case-" + n, Map.of())));
    }

    void enter(Entry entry) {
        Fence.asMemberOf(
                entry.by().organisation(), () -> transactions.executeWithoutResult(status -> ledger.enter(entry)));
    }

    static Entry reading(String id, Map<String, String> personal) {
        return new Entry(
                INSPECTOR,
                "reading.submission",
                "reading",
                id,
                INSPECTORATE,
                Optional.of(FORCE),
                Map.of("grade", "inadequate", "days", 3),
                personal);
    }

    int seal() {
        return Fence.asTheServer(sealer::seal);
    }

    /** Seals each entry under a checkpoint of its own, as a quiet day does. */
    void enterAndSealOneByOne(int count) {
        IntStream.range(0, count).forEach(n -> {
            enter(reading("case-" + n, Map.of()));
            seal();
        });
    }

    LedgerVerdict verify() {
        return verification.verify(Optional.empty());
    }

    LedgerVerdict verify(Checkpoint given) {
        return verification.verify(Optional.of(given.text()));
    }

    Checkpoint checkpoint() {
        return ledger.latestCheckpoint().orElseThrow();
    }

    long count(String sql) {
        return owner.sql(sql).query(Long.class).single();
    }
}

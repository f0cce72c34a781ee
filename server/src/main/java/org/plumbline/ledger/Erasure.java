package org.plumbline.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases personal content whose time is over. What was done, by whom and when stays, and so does the ledger's proof;
 * each erasure is an entry of its own, so that content which merely vanished is told from content that was erased.
 */
@Repository
@Transactional
public class Erasure {

    static final String ACT = "ledger.erasure";
    static final String SUBJECT = "ledger-entry";

    private final JdbcClient jdbc;
    private final Ledger ledger;

    Erasure(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** Erases the personal content of all entries of the inspectorate before a moment, and tells of how many. */
    public int eraseBefore(By by, UUID inspectorate, Instant moment, String basis) {
        return erase(by, inspectorate, basis, jdbc.sql("""
                delete from ledger_personal p using ledger_entry e
                where e.id = p.entry_id and e.inspectorate_id = :inspectorate and e.at < :moment
                returning e.id, e.force_id
                """).param("moment", moment.atOffset(ZoneOffset.UTC)));
    }

    /** Erases the personal content of all entries on one thing, for example one case, and tells of how many. */
    public int eraseOf(By by, UUID inspectorate, String subject, String id, String basis) {
        return erase(
                by, inspectorate, basis, jdbc.sql("""
                delete from ledger_personal p using ledger_entry e
                where e.id = p.entry_id and e.inspectorate_id = :inspectorate
                and e.subject = :subject and e.subject_id = :id
                returning e.id, e.force_id
                """).param("subject", subject).param("id", id));
    }

    private record Erased(UUID entry, Optional<UUID> force) {}

    private int erase(By by, UUID inspectorate, String basis, JdbcClient.StatementSpec deletion) {
        var erased = deletion.param("inspectorate", inspectorate)
                .query((row, n) -> new Erased(
                        row.getObject("id", UUID.class), Optional.ofNullable(row.getObject("force_id", UUID.class))))
                .list();
        erased.forEach(one -> ledger.enter(new Entry(
                by,
                ACT,
                SUBJECT,
                one.entry().toString(),
                inspectorate,
                one.force(),
                Map.of("basis", basis),
                Map.of())));
        return erased.size();
    }
}

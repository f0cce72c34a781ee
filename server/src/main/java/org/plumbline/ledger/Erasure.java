package org.plumbline.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
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

    /** Why content may be erased: a closed list, as the reason itself is kept for ever. */
    public enum Basis {
        RETENTION_PERIOD_OVER,
        REQUEST_OF_THE_PERSON_CONCERNED,
        ORDER_OF_A_COURT_OR_THE_COMMISSIONER;

        /** For example 'retention period over'. */
        public String inWords() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * Of which entries: those before a moment, those on one thing, or those on it before that moment.
     *
     * @param subjectId the id or reference of the thing, for example of a case
     */
    public record Scope(Optional<Instant> before, Optional<String> subjectId) {

        public Scope {
            if (before.isEmpty() && subjectId.isEmpty()) {
                throw new IllegalArgumentException("all that there is is no scope");
            }
        }
    }

    /** Of how many entries there is personal content to erase. */
    @Transactional(readOnly = true)
    public long reach(UUID inspectorate, Scope scope) {
        return within(inspectorate, scope, """
                select count(*) from ledger_personal p join ledger_entry e on e.id = p.entry_id
                where e.inspectorate_id = :inspectorate
                """, "").query(Long.class).single();
    }

    /** Erases, and tells of how many entries; the step of somebody of the inspectorate. */
    public int erase(By by, UUID inspectorate, Scope scope, Basis basis) {
        record Erased(UUID entry, Optional<UUID> force) {}
        var erased = within(inspectorate, scope, """
                delete from ledger_personal p using ledger_entry e
                where e.id = p.entry_id and e.inspectorate_id = :inspectorate
                """, "returning e.id, e.force_id")
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

    private JdbcClient.StatementSpec within(UUID inspectorate, Scope scope, String statement, String end) {
        var parameters = new LinkedHashMap<String, Object>(Map.of("inspectorate", inspectorate));
        scope.before().ifPresent(moment -> parameters.put("before", moment.atOffset(ZoneOffset.UTC)));
        scope.subjectId().ifPresent(id -> parameters.put("subject", id));
        return jdbc.sql(statement
                        + (scope.before().isPresent() ? "and e.at < :before\n" : "")
                        + (scope.subjectId().isPresent() ? "and e.subject_id = :subject\n" : "")
                        + end)
                .params(parameters);
    }
}

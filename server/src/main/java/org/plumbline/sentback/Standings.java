package org.plumbline.sentback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.SentBack.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the cases sent back stand, as each side may see them. */
@Repository
@Transactional
class Standings {

    static final String COLUMNS = """
            select sent_back_id, force_id, reference, case_reference, ground, immediate_danger, state, due_next, due_kind, reviewer_id,
                   raised_at, ended_at, version
            from sent_back_standing
            """;

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets no step end the case until the transaction does, and waits for one that is just being taken. */
    void holdOpen(String reference) {
        jdbc.sql("select version from sent_back_standing where reference = :reference for share")
                .param("reference", reference)
                .query((row, n) -> row.getInt("version"))
                .list();
    }

    /** Writes where a case stands now, in the transaction of the step that led there. */
    void write(SentBack sentBack) {
        var standing = Standing.of(sentBack);
        jdbc.sql("""
                insert into sent_back_standing (sent_back_id, inspectorate_id, force_id, reference, case_reference, ground,
                    immediate_danger, state, waits_for, due_next, due_kind, reviewer_id, raised_at, ended_at, version)
                values (:id, :inspectorate, :force, :reference, :case, :ground, :danger, :state, :waitsFor, :dueNext, :dueKind,
                    :reviewer, :raisedAt, :ended, :version)
                on conflict (sent_back_id) do update
                set state = excluded.state, waits_for = excluded.waits_for, due_next = excluded.due_next,
                    due_kind = excluded.due_kind, reviewer_id = excluded.reviewer_id, ended_at = excluded.ended_at,
                    version = excluded.version
                """)
                .param("id", standing.sentBack())
                .param("inspectorate", sentBack.inspectorate())
                .param("force", sentBack.force())
                .param("reference", standing.reference())
                .param("case", standing.caseReference())
                .param("ground", standing.ground())
                .param("danger", standing.immediateDanger())
                .param("state", standing.state().name())
                .param("waitsFor", standing.state().waitsFor().name())
                .param(
                        "dueNext",
                        standing.dueNext()
                                .map(due -> due.at().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param(
                        "dueKind",
                        standing.dueNext().map(due -> due.clock().name()).orElse(null))
                .param("reviewer", standing.reviewer().orElse(null))
                .param("raisedAt", standing.raisedAt().atOffset(ZoneOffset.UTC))
                .param(
                        "ended",
                        standing.ended().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("version", standing.version())
                .update();
    }

    /** The cases that have no standing yet, because they are older than it. */
    @Transactional(readOnly = true)
    List<String> missing() {
        return jdbc.sql("""
                select s.reference from sent_back s
                where not exists (select from sent_back_standing t where t.sent_back_id = s.id)
                """).query((row, n) -> row.getString("reference")).list();
    }

    /** Those in these states, what is due first on top. */
    @Transactional(readOnly = true)
    List<Standing> in(Set<State> states, Optional<UUID> reviewer, int most) {
        return jdbc.sql(COLUMNS + """
                where state in (:states) and (cast(:reviewer as uuid) is null or reviewer_id = :reviewer)
                order by due_next nulls last, sent_back_id
                limit :most
                """)
                .param("states", states.stream().map(Enum::name).toList())
                .param("reviewer", reviewer.orElse(null))
                .param("most", most)
                .query((row, n) -> standing(row))
                .list();
    }

    /** The clocks that run, what is due first on top. */
    @Transactional(readOnly = true)
    List<RunningClock> runningClocks(Optional<UUID> only, int most) {
        return jdbc.sql("""
                select c.sent_back_id, s.reference, c.kind, c.started_by, c.due
                from sent_back_clock c join sent_back_standing s on s.sent_back_id = c.sent_back_id
                where c.stopped_at is null and (cast(:only as uuid) is null or s.reviewer_id = :only)
                order by c.due, c.sent_back_id, c.kind
                limit :most
                """)
                .param("only", only.orElse(null))
                .param("most", most)
                .query((row, n) -> new RunningClock(
                        row.getObject("sent_back_id", UUID.class),
                        row.getString("reference"),
                        Clock.Kind.valueOf(row.getString("kind")),
                        row.getInt("started_by"),
                        at(row, "due").orElseThrow()))
                .list();
    }

    static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("sent_back_id", UUID.class),
                row.getObject("force_id", UUID.class),
                row.getString("reference"),
                row.getString("case_reference"),
                row.getString("ground"),
                row.getBoolean("immediate_danger"),
                State.valueOf(row.getString("state")),
                due(row),
                Optional.ofNullable(row.getObject("reviewer_id", UUID.class)),
                at(row, "raised_at").orElseThrow(),
                at(row, "ended_at"),
                row.getInt("version"));
    }

    private static Optional<Standing.Due> due(ResultSet row) throws SQLException {
        var kind = row.getString("due_kind");
        return kind == null
                ? Optional.empty()
                : at(row, "due_next").map(due -> new Standing.Due(Clock.Kind.valueOf(kind), due));
    }

    private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

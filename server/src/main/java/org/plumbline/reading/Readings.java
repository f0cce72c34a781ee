package org.plumbline.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plumbline.caseload.Caseloads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The readings, as the inspectorate sees them; nobody else does. */
@Repository
@Transactional(readOnly = true)
public class Readings {

    private static final String SELECT = """
            select r.id, r.reader_id, r.reader_name, r.state, r.content, r.version, r.changed_at,
                c.id as case_id, c.wave_id, c.inspectorate_id, c.force_id, c.reference, c.case_type, c.opened, c.unit,
                s.at as submitted_at,
                b.by_id as returned_by, b.by_name as returned_by_name, b.reason as return_reason, b.at as returned_at,
                m.by_id as moderated_by, m.by_name as moderated_by_name, m.grade as final_grade,
                m.reason as moderation_reason, m.at as moderated_at
            from reading r
            join case_file c on c.id = r.case_id
            left join lateral (
                select at from reading_submission where reading_id = r.id order by number desc limit 1) s on true
            left join lateral (
                select by_id, by_name, reason, at from reading_return
                where reading_id = r.id order by at desc limit 1) b on true
            left join moderation m on m.reading_id = r.id
            """;

    private final JdbcClient jdbc;

    Readings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The reading, withdrawn or not. */
    public Optional<Reading> find(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query((row, n) -> reading(row))
                .optional();
    }

    /** The reading of a case by its present reader. */
    public Optional<Reading> ofCase(UUID caseId) {
        return jdbc.sql(SELECT + "where r.case_id = :case and r.state <> 'WITHDRAWN'")
                .param("case", caseId)
                .query((row, n) -> reading(row))
                .optional();
    }

    /** The readings of a wave in the order of the cases' references, without those that were withdrawn. */
    public List<Reading> ofWave(UUID wave) {
        return jdbc.sql(SELECT + "where r.wave_id = :wave and r.state <> 'WITHDRAWN' order by c.reference")
                .param("wave", wave)
                .query((row, n) -> reading(row))
                .list();
    }

    /** What a reader has and had to read, those first that were allocated first. */
    public List<Reading> ofReader(UUID reader) {
        return jdbc.sql(SELECT + "where r.reader_id = :reader and r.state <> 'WITHDRAWN' order by r.id")
                .param("reader", reader)
                .query((row, n) -> reading(row))
                .list();
    }

    /** Everything ever submitted in a reading, the first first; nothing of it changes. */
    public List<Submission> submissions(UUID reading) {
        return jdbc.sql("""
                select id, reading_id, number, grade, content, by_name, at
                from reading_submission
                where reading_id = :reading
                order by number
                """)
                .param("reading", reading)
                .query((row, n) -> new Submission(
                        row.getObject("id", UUID.class),
                        row.getObject("reading_id", UUID.class),
                        row.getInt("number"),
                        row.getString("grade"),
                        ContentJson.read(row.getString("content")),
                        row.getString("by_name"),
                        instant(row, "at").orElseThrow()))
                .list();
    }

    /** Number of a wave's readings by state, without those that were withdrawn. */
    Map<Reading.State, Integer> byState(UUID wave) {
        return jdbc
                .sql("""
                select state, count(*) as readings
                from reading
                where wave_id = :wave and state <> 'WITHDRAWN'
                group by state
                """)
                .param("wave", wave)
                .query((row, n) -> Map.entry(Reading.State.valueOf(row.getString("state")), row.getInt("readings")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Number of a reader's readings by state, without those that were withdrawn. */
    Map<Reading.State, Integer> byStateOf(UUID reader) {
        return jdbc
                .sql("""
                select state, count(*) as readings
                from reading
                where reader_id = :reader and state <> 'WITHDRAWN'
                group by state
                """)
                .param("reader", reader)
                .query((row, n) -> Map.entry(Reading.State.valueOf(row.getString("state")), row.getInt("readings")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The waves with submitted readings that this person may moderate, and how many. */
    List<ToModerate> toModerate(UUID moderator) {
        return jdbc.sql("""
                select r.wave_id, w.name, count(*) as readings
                from reading r
                join wave w on w.id = r.wave_id
                where r.state = 'SUBMITTED' and r.reader_id <> :moderator
                group by r.wave_id, w.name
                order by min(r.changed_at)
                """)
                .param("moderator", moderator)
                .query((row, n) -> new ToModerate(
                        row.getObject("wave_id", UUID.class), row.getString("name"), row.getInt("readings")))
                .list();
    }

    record ToModerate(UUID wave, String waveName, int readings) {}

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                row.getObject("id", UUID.class),
                Caseloads.caseFile(row, "case_id"),
                row.getObject("reader_id", UUID.class),
                row.getString("reader_name"),
                Reading.State.valueOf(row.getString("state")),
                ContentJson.read(row.getString("content")),
                instant(row, "changed_at").orElseThrow(),
                instant(row, "submitted_at"),
                returned(row),
                moderation(row),
                row.getLong("version"));
    }

    private static Optional<Reading.Return> returned(ResultSet row) throws SQLException {
        var at = instant(row, "returned_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reading.Return(
                        row.getObject("returned_by", UUID.class),
                        row.getString("returned_by_name"),
                        row.getString("return_reason"),
                        at.get()));
    }

    private static Optional<Reading.Moderation> moderation(ResultSet row) throws SQLException {
        var at = instant(row, "moderated_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reading.Moderation(
                        row.getObject("moderated_by", UUID.class),
                        row.getString("moderated_by_name"),
                        row.getString("final_grade"),
                        row.getString("moderation_reason"),
                        at.get()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}

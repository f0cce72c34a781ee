package org.plumbline.sentback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The uploaded tables of answers: the rows that wait for a decision, and what was decided. */
@Repository
@Transactional
class AnswerTables {

    private static final TypeReference<java.util.Map<AnswerColumn, String>> CELLS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AnswerTables(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps a table with its rows; nothing when there is one with its id. */
    void add(AnswerTable table, List<AnswerRow> rows) {
        int added = jdbc.sql("""
                insert into answer_table (id, force_id, person_id, file_name, uploaded_at)
                values (:id, :force, :person, :fileName, :at)
                on conflict (id) do nothing
                """)
                .param("id", table.id())
                .param("force", table.force())
                .param("person", table.person())
                .param("fileName", table.fileName())
                .param("at", table.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            rows.forEach(row -> jdbc.sql("""
                    insert into answer_table_row (answer_table_id, number, force_id, cells)
                    values (:table, :number, :force, :cells::jsonb)
                    """)
                    .param("table", table.id())
                    .param("number", row.number())
                    .param("force", table.force())
                    .param("cells", json.writeValueAsString(row.cells()))
                    .update());
        }
    }

    /** A person finds the tables that they uploaded, and nobody else's. */
    @Transactional(readOnly = true)
    Optional<AnswerTable> find(UUID id, UUID person) {
        return jdbc.sql("select * from answer_table where id = :id and person_id = :person")
                .param("id", id)
                .param("person", person)
                .query((row, n) -> table(row))
                .optional();
    }

    /** Those of a person with rows that wait, the last first. */
    @Transactional(readOnly = true)
    List<AnswerTable> waiting(UUID person) {
        return jdbc.sql("""
                select * from answer_table t
                where person_id = :person and exists (select from answer_table_row r where r.answer_table_id = t.id)
                order by uploaded_at desc, id
                """)
                .param("person", person)
                .query((row, n) -> table(row))
                .list();
    }

    /** The rows that wait, in the order of the file. */
    @Transactional(readOnly = true)
    List<AnswerRow> rows(UUID table) {
        return jdbc.sql("select number, cells from answer_table_row where answer_table_id = :table order by number")
                .param("table", table)
                .query((row, n) -> row(row))
                .list();
    }

    /** Takes a row out, to be decided in the same transaction; empty when somebody has. */
    Optional<AnswerRow> takeOut(UUID table, int number) {
        return jdbc.sql("""
                delete from answer_table_row where answer_table_id = :table and number = :number returning number, cells
                """)
                .param("table", table)
                .param("number", number)
                .query((row, n) -> row(row))
                .optional();
    }

    void decide(AnswerTable table, RowOutcome outcome) {
        jdbc.sql("""
                insert into answer_table_outcome (answer_table_id, number, force_id, reference, outcome, steps, why, at)
                values (:table, :number, :force, :reference, :outcome, :steps, :why, :at)
                """)
                .param("table", table.id())
                .param("number", outcome.row())
                .param("force", table.force())
                .param("reference", outcome.reference())
                .param("outcome", outcome.kind().name())
                .param("steps", outcome.steps().stream().map(Enum::name).toArray(String[]::new))
                .param("why", outcome.why())
                .param("at", outcome.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What was decided, in the order of the file. */
    @Transactional(readOnly = true)
    List<RowOutcome> outcomes(UUID table) {
        return jdbc.sql("select * from answer_table_outcome where answer_table_id = :table order by number")
                .param("table", table)
                .query((row, n) -> outcome(row))
                .list();
    }

    /** Throws away the rows that wait, and the table unless something was decided of it. */
    void discard(UUID table) {
        jdbc.sql("delete from answer_table_row where answer_table_id = :table")
                .param("table", table)
                .update();
        jdbc.sql("""
                delete from answer_table t
                where id = :table and not exists (select from answer_table_outcome o where o.answer_table_id = t.id)
                """).param("table", table).update();
    }

    /** The tables uploaded before a moment whose rows still wait. */
    @Transactional(readOnly = true)
    List<UUID> waitingSinceBefore(Instant moment) {
        return jdbc.sql("""
                select id from answer_table t
                where uploaded_at < :moment and exists (select from answer_table_row r where r.answer_table_id = t.id)
                """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    private static AnswerTable table(ResultSet row) throws SQLException {
        return new AnswerTable(
                row.getObject("id", UUID.class),
                row.getObject("force_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("file_name"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }

    private AnswerRow row(ResultSet row) throws SQLException {
        return new AnswerRow(row.getInt("number"), json.readValue(row.getString("cells"), CELLS));
    }

    private static RowOutcome outcome(ResultSet row) throws SQLException {
        return new RowOutcome(
                row.getInt("number"),
                row.getString("reference"),
                RowOutcome.Kind.valueOf(row.getString("outcome")),
                Arrays.stream((String[]) row.getArray("steps").getArray())
                        .map(StepKind::valueOf)
                        .toList(),
                row.getString("why"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}

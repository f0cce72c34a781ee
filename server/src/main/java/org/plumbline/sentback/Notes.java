package org.plumbline.sentback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The notes on cases sent back, as both sides see them. */
@Repository
@Transactional
class Notes {

    private static final String SELECT = """
            select id, sent_back_id, organisation_id, person_id, person_name, at, words from sent_back_note
            """;

    private final JdbcClient jdbc;

    Notes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their writing. */
    @Transactional(readOnly = true)
    List<Note> ofCase(UUID sentBack) {
        return jdbc.sql(SELECT + "where sent_back_id = :sentBack order by at, id")
                .param("sentBack", sentBack)
                .query((row, n) -> note(row))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Note> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, n) -> note(row))
                .optional();
    }

    /** Adds a note; false when there is one with its id already. */
    boolean add(SentBack sentBack, Note note) {
        return jdbc.sql("""
                insert into sent_back_note (id, sent_back_id, inspectorate_id, force_id, organisation_id, person_id,
                    person_name, at, words)
                values (:id, :sentBack, :inspectorate, :force, :organisation, :person, :name, :at, :words)
                on conflict (id) do nothing
                """)
                        .param("id", note.id())
                        .param("sentBack", note.sentBack())
                        .param("inspectorate", sentBack.inspectorate())
                        .param("force", sentBack.force())
                        .param("organisation", note.by().organisation())
                        .param("person", note.by().person())
                        .param("name", note.by().name())
                        .param("at", note.at().atOffset(ZoneOffset.UTC))
                        .param("words", note.words())
                        .update()
                == 1;
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getObject("id", UUID.class),
                row.getObject("sent_back_id", UUID.class),
                new Step.Who(
                        row.getObject("person_id", UUID.class),
                        row.getString("person_name"),
                        row.getObject("organisation_id", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("words"));
    }
}

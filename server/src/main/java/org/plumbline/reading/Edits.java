package org.plumbline.reading;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.organisation.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which saving changed which field of a reading, and what still has to be decided between two. */
@Repository
@Transactional
class Edits {

    private final JdbcClient jdbc;

    Edits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The fields as an opened page knows them: as they stood when it was opened, and what it has saved itself since. */
    @Transactional(readOnly = true)
    Map<String, String> known(UUID reading, Window window) {
        return jdbc
                .sql("""
                select distinct on (field) field, value
                from reading_edit
                where reading_id = :reading and (version <= :version or window_id = :window)
                order by field, version desc
                """)
                .param("reading", reading)
                .param("version", window.version())
                .param("window", window.id())
                .query((row, n) -> Map.entry(row.getString("field"), row.getString("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param values the changed fields with their new values, empty where a value was taken away */
    void add(SignedIn reader, Reading reading, long version, Map<String, String> values, UUID window, Instant at) {
        values.forEach((field, value) -> jdbc.sql("""
                insert into reading_edit (reading_id, version, field, inspectorate_id, force_id, value, window_id,
                    by_id, by_name, at)
                values (:reading, :version, :field, :inspectorate, :force, :value, :window, :by, :byName, :at)
                """)
                .param("reading", reading.id())
                .param("version", version)
                .param("field", field)
                .param("inspectorate", reading.file().inspectorate())
                .param("force", reading.file().force())
                .param("value", value)
                .param("window", window)
                .param("by", reader.person())
                .param("byName", reader.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update());
    }

    /** Replaces what one page has typed against what another had saved. */
    void conflict(SignedIn reader, Reading reading, Map<String, String> values, UUID window, Instant at) {
        jdbc.sql("delete from reading_conflict where reading_id = :reading and window_id = :window")
                .param("reading", reading.id())
                .param("window", window)
                .update();
        values.forEach((field, value) -> jdbc.sql("""
                insert into reading_conflict (reading_id, field, window_id, inspectorate_id, force_id, value,
                    by_id, by_name, at)
                values (:reading, :field, :window, :inspectorate, :force, :value, :by, :byName, :at)
                """)
                .param("reading", reading.id())
                .param("field", field)
                .param("window", window)
                .param("inspectorate", reading.file().inspectorate())
                .param("force", reading.file().force())
                .param("value", value)
                .param("by", reader.person())
                .param("byName", reader.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update());
    }

    /** What is to be decided, in the order of the fields' names; two opened pages may both differ from what is saved. */
    @Transactional(readOnly = true)
    List<Conflict> conflicts(UUID reading) {
        return jdbc.sql("""
                select c.field, c.value, c.by_name, c.at,
                    e.value as saved_value, e.by_name as saved_by_name, e.at as saved_at
                from reading_conflict c
                join lateral (
                    select value, by_name, at from reading_edit
                    where reading_id = c.reading_id and field = c.field
                    order by version desc limit 1) e on true
                where c.reading_id = :reading
                order by c.field, c.at, c.window_id
                """)
                .param("reading", reading)
                .query((row, n) -> new Conflict(
                        row.getString("field"),
                        new Conflict.Version(
                                row.getString("value"),
                                row.getString("by_name"),
                                row.getObject("at", OffsetDateTime.class).toInstant()),
                        new Conflict.Version(
                                row.getString("saved_value"),
                                row.getString("saved_by_name"),
                                row.getObject("saved_at", OffsetDateTime.class).toInstant())))
                .list();
    }

    void decided(UUID reading) {
        jdbc.sql("delete from reading_conflict where reading_id = :reading")
                .param("reading", reading)
                .update();
    }
}

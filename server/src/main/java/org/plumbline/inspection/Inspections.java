package org.plumbline.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.instrument.InstrumentRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The inspections and their waves. */
@Repository
@Transactional(readOnly = true)
public class Inspections {

    private final JdbcClient jdbc;

    Inspections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The inspection, when there is one and the acting organisation may see it. */
    public Optional<Inspection> find(UUID id) {
        return jdbc.sql("""
                select id, inspectorate_id, force_id, title, instrument_key, instrument_version, created_at, version
                from inspection
                where id = :id
                """).param("id", id).query((row, n) -> inspection(row)).optional();
    }

    /** All that the acting organisation may see, newest first. */
    public List<Inspection> all() {
        return jdbc.sql("""
                select id, inspectorate_id, force_id, title, instrument_key, instrument_version, created_at, version
                from inspection
                order by created_at desc, id desc
                """).query((row, n) -> inspection(row)).list();
    }

    /** Those in which nothing can be done yet because they have no wave, oldest first. */
    List<Inspection> withoutWave() {
        return jdbc.sql("""
                select id, inspectorate_id, force_id, title, instrument_key, instrument_version, created_at, version
                from inspection
                where not exists (select from wave where wave.inspection_id = inspection.id)
                order by created_at, id
                """).query((row, n) -> inspection(row)).list();
    }

    public Optional<Wave> wave(UUID id) {
        return jdbc.sql("""
                select id, inspection_id, inspectorate_id, force_id, number, name, practice_from, practice_to, stage, version
                from wave
                where id = :id
                """).param("id", id).query((row, n) -> wave(row)).optional();
    }

    /** The waves of an inspection in order, the baseline first. */
    public List<Wave> waves(UUID inspection) {
        return jdbc.sql("""
                select id, inspection_id, inspectorate_id, force_id, number, name, practice_from, practice_to, stage, version
                from wave
                where inspection_id = :inspection
                order by number
                """)
                .param("inspection", inspection)
                .query((row, n) -> wave(row))
                .list();
    }

    /** The waves of all inspections that the acting organisation may see, by inspection and number. */
    List<Wave> waves() {
        return jdbc.sql("""
                select id, inspection_id, inspectorate_id, force_id, number, name, practice_from, practice_to, stage, version
                from wave
                order by inspection_id, number
                """).query((row, n) -> wave(row)).list();
    }

    /** Holds other planners of the inspection off until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(UUID inspection) {
        jdbc.sql("select id from inspection where id = :id for update")
                .param("id", inspection)
                .query(UUID.class)
                .optional();
    }

    /** Adds the inspection, or does nothing where one has its id. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Inspection inspection) {
        return jdbc.sql("""
                insert into inspection (id, inspectorate_id, force_id, title, instrument_key, instrument_version, created_at)
                values (:id, :inspectorate, :force, :title, :key, :instrumentVersion, :at)
                on conflict (id) do nothing
                """)
                        .param("id", inspection.id())
                        .param("inspectorate", inspection.inspectorate())
                        .param("force", inspection.force())
                        .param("title", inspection.title())
                        .param("key", inspection.instrument().key())
                        .param("instrumentVersion", inspection.instrument().version())
                        .param("at", inspection.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Adds the wave, or does nothing where one has its id. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Wave wave) {
        return jdbc.sql("""
                insert into wave (id, inspection_id, inspectorate_id, force_id, number, name, practice_from, practice_to, stage)
                values (:id, :inspection, :inspectorate, :force, :number, :name, :from, :to, :stage)
                on conflict (id) do nothing
                """)
                        .param("id", wave.id())
                        .param("inspection", wave.inspection())
                        .param("inspectorate", wave.inspectorate())
                        .param("force", wave.force())
                        .param("number", wave.number())
                        .param("name", wave.name())
                        .param("from", wave.practiceFrom())
                        .param("to", wave.practiceTo())
                        .param("stage", wave.stage().name())
                        .update()
                == 1;
    }

    /** Gives the inspection another title; false when it is no longer at the version. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean retitle(UUID inspection, String title, long version) {
        return jdbc.sql("""
                update inspection set title = :title, version = version + 1
                where id = :id and version = :version
                """)
                        .param("title", title)
                        .param("id", inspection)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Gives the wave another name and practice period; false when it is no longer at the version. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean replan(UUID wave, String name, LocalDate practiceFrom, LocalDate practiceTo, long version) {
        return jdbc.sql("""
                update wave set name = :name, practice_from = :from, practice_to = :to, version = version + 1
                where id = :id and version = :version
                """)
                        .param("name", name)
                        .param("from", practiceFrom)
                        .param("to", practiceTo)
                        .param("id", wave)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Moves the wave forward to the stage; false when it is there or further already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean moveOn(UUID wave, Wave.Stage stage) {
        return jdbc.sql("""
                update wave set stage = :stage, version = version + 1
                where id = :id and stage = any (:earlier)
                """)
                        .param("stage", stage.name())
                        .param("id", wave)
                        .param(
                                "earlier",
                                stage.earlier().stream().map(Wave.Stage::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    private static Inspection inspection(ResultSet row) throws SQLException {
        return new Inspection(
                row.getObject("id", UUID.class),
                row.getObject("inspectorate_id", UUID.class),
                row.getObject("force_id", UUID.class),
                row.getString("title"),
                new InstrumentRef(row.getString("instrument_key"), row.getString("instrument_version")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static Wave wave(ResultSet row) throws SQLException {
        return new Wave(
                row.getObject("id", UUID.class),
                row.getObject("inspection_id", UUID.class),
                row.getObject("inspectorate_id", UUID.class),
                row.getObject("force_id", UUID.class),
                row.getInt("number"),
                row.getString("name"),
                row.getObject("practice_from", LocalDate.class),
                row.getObject("practice_to", LocalDate.class),
                Wave.Stage.valueOf(row.getString("stage")),
                row.getLong("version"));
    }
}

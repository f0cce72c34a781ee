package org.plumbline.caseload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.page.Dialect;
import org.plumbline.page.Stale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The uploads of caseloads, open and ended. */
@Repository
@Transactional
class Uploads {

    private static final String OPEN = "state in ('COLUMNS', 'CASE_TYPES', 'CHECKING', 'REFUSED', 'CHECKED')";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Uploads(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws AnotherIsOpen when somebody is at work on another file of the wave */
    void add(Upload upload) {
        try {
            jdbc.sql("""
                    insert into caseload_upload (id, wave_id, inspectorate_id, force_id, organisation_id, person_id,
                        person_name, uploaded_at, file_name, bytes, digest, state, encoding, separator, columns)
                    values (:id, :wave, :inspectorate, :force, :organisation, :person,
                        :personName, :uploadedAt, :fileName, :bytes, :digest, :state, :encoding, :separator, :columns::jsonb)
                    """)
                    .param("id", upload.id())
                    .param("wave", upload.wave())
                    .param("inspectorate", upload.inspectorate())
                    .param("force", upload.force())
                    .param("organisation", upload.organisation())
                    .param("person", upload.person())
                    .param("personName", upload.personName())
                    .param("uploadedAt", upload.uploadedAt().atOffset(ZoneOffset.UTC))
                    .param("fileName", upload.fileName())
                    .param("bytes", upload.bytes())
                    .param("digest", upload.digest())
                    .param("state", upload.state().name())
                    .param("encoding", upload.dialect().encoding().name())
                    .param("separator", upload.dialect().separator().name())
                    .param("columns", json.writeValueAsString(upload.columns().of()))
                    .update();
        } catch (DuplicateKeyException duplicate) {
            throw new AnotherIsOpen(duplicate);
        }
    }

    static final class AnotherIsOpen extends RuntimeException {
        AnotherIsOpen(DuplicateKeyException cause) {
            super(cause);
        }
    }

    /**
     * Keeps what changed of an upload.
     *
     * @throws Stale when it was changed since it was read
     */
    void keep(Upload upload) {
        int kept = jdbc.sql("""
                update caseload_upload
                set state = :state, encoding = :encoding, separator = :separator, columns = :columns::jsonb,
                    case_type_values = :values::jsonb, case_types = :caseTypes::jsonb, also_outside_period = :alsoOutside,
                    outcome = :outcome::jsonb, run = :run, run_rows = 0, run_bytes = 0, run_seen_at = :seenAt,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("id", upload.id())
                .param("version", upload.version())
                .param("state", upload.state().name())
                .param("encoding", upload.dialect().encoding().name())
                .param("separator", upload.dialect().separator().name())
                .param("columns", json.writeValueAsString(upload.columns().of()))
                .param("values", json.writeValueAsString(upload.caseTypeValues()))
                .param("caseTypes", json.writeValueAsString(upload.caseTypes()))
                .param("alsoOutside", upload.alsoOutsidePeriod())
                .param("outcome", json.writeValueAsString(upload.outcome()))
                .param("run", upload.run().map(Upload.Run::id).orElse(null), java.sql.Types.OTHER)
                .param(
                        "seenAt",
                        upload.run()
                                .map(run -> run.seenAt().atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        if (kept == 0) {
            throw new Stale("The upload was changed since you opened the page. Open the caseload of the wave again");
        }
    }

    /** Says how far a check is; nothing when another was begun or the upload was withdrawn since. */
    void reached(UUID upload, Upload.Run run) {
        jdbc.sql("""
                update caseload_upload set run_rows = :rows, run_bytes = :bytes, run_seen_at = :at
                where id = :id and run = :run and state = 'CHECKING'
                """)
                .param("rows", run.rows())
                .param("bytes", run.bytes())
                .param("at", run.seenAt().atOffset(ZoneOffset.UTC))
                .param("id", upload)
                .param("run", run.id())
                .update();
    }

    /** Keeps what a check found, and says whether it was still wanted. */
    boolean checked(UUID upload, UUID run, CaseloadCheck.Outcome outcome) {
        return jdbc.sql("""
                        update caseload_upload
                        set state = :state, outcome = :outcome::jsonb, run = null, run_seen_at = null, version = version + 1
                        where id = :id and run = :run and state = 'CHECKING'
                        """)
                        .param("state", (outcome.canBeTaken() ? Upload.State.CHECKED : Upload.State.REFUSED).name())
                        .param("outcome", json.writeValueAsString(outcome))
                        .param("id", upload)
                        .param("run", run)
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    Optional<Upload> find(UUID id) {
        return jdbc.sql("select * from caseload_upload where id = :id")
                .param("id", id)
                .query((row, n) -> upload(row))
                .optional();
    }

    /** The upload, held against a second step at the same time until the transaction ends. */
    Optional<Upload> hold(UUID id) {
        return jdbc.sql("select * from caseload_upload where id = :id for update")
                .param("id", id)
                .query((row, n) -> upload(row))
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<Upload> openOf(UUID wave) {
        return jdbc.sql("select * from caseload_upload where wave_id = :wave and " + OPEN)
                .param("wave", wave)
                .query((row, n) -> upload(row))
                .optional();
    }

    @Transactional(readOnly = true)
    List<Upload> openSinceBefore(Instant moment) {
        return jdbc.sql("select * from caseload_upload where uploaded_at < :moment and " + OPEN)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, n) -> upload(row))
                .list();
    }

    private Upload upload(ResultSet row) throws SQLException {
        var run = row.getObject("run", UUID.class);
        return new Upload(
                row.getObject("id", UUID.class),
                row.getObject("wave_id", UUID.class),
                row.getObject("inspectorate_id", UUID.class),
                row.getObject("force_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getString("digest"),
                Upload.State.valueOf(row.getString("state")),
                new Dialect(
                        Dialect.Encoding.valueOf(row.getString("encoding")),
                        Dialect.Separator.valueOf(row.getString("separator"))),
                new Columns(json.readValue(row.getString("columns"), new TypeReference<Map<Field, Integer>>() {})),
                json.readValue(row.getString("case_type_values"), new TypeReference<Map<String, Integer>>() {}),
                json.readValue(row.getString("case_types"), new TypeReference<Map<String, String>>() {}),
                row.getBoolean("also_outside_period"),
                json.readValue(row.getString("outcome"), CaseloadCheck.Outcome.class),
                run == null
                        ? Optional.empty()
                        : Optional.of(new Upload.Run(
                                run,
                                row.getInt("run_rows"),
                                row.getLong("run_bytes"),
                                row.getObject("run_seen_at", OffsetDateTime.class)
                                        .toInstant())),
                row.getLong("version"));
    }
}

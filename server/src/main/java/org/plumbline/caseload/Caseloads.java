package org.plumbline.caseload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.page.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The confirmed caseloads and their cases. */
@Repository
@Transactional(readOnly = true)
public class Caseloads {

    private static final int ROWS_AT_A_TIME = 2_000;

    private final JdbcClient jdbc;

    Caseloads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Caseload> ofWave(UUID wave) {
        return jdbc.sql("""
                select id, wave_id, inspectorate_id, force_id, file_name, cases, left_out, hash, key_id, confirmed_by,
                    confirmed_at
                from caseload where wave_id = :wave
                """)
                .param("wave", wave)
                .query((row, n) -> caseload(row))
                .optional();
    }

    /** Number of cases by key of case type. */
    public Map<String, Integer> byCaseType(UUID wave) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("""
                select case_type, count(*) as cases from case_file
                where wave_id = :wave group by case_type order by case_type
                """).param("wave", wave).query(row -> {
            counts.put(row.getString("case_type"), row.getInt("cases"));
        });
        return counts;
    }

    /** All cases of a wave in the order of their references. */
    public List<CaseFile> cases(UUID wave) {
        return jdbc.sql("""
                select id, wave_id, inspectorate_id, force_id, reference, case_type, opened, unit
                from case_file where wave_id = :wave order by reference collate "C"
                """)
                .param("wave", wave)
                .query((row, n) -> caseFile(row))
                .list();
    }

    public Optional<CaseFile> find(UUID id) {
        return jdbc.sql("""
                select id, wave_id, inspectorate_id, force_id, reference, case_type, opened, unit
                from case_file where id = :id
                """).param("id", id).query((row, n) -> caseFile(row)).optional();
    }

    public Optional<CaseFile> find(UUID wave, String reference) {
        return jdbc.sql("""
                select id, wave_id, inspectorate_id, force_id, reference, case_type, opened, unit
                from case_file where wave_id = :wave and reference = :reference
                """)
                .param("wave", wave)
                .param("reference", reference)
                .query((row, n) -> caseFile(row))
                .optional();
    }

    /** Puts cases in, all with one statement: a batch of single rows takes several times as long. */
    @Transactional
    void put(UUID wave, UUID inspectorate, UUID force, List<CaseloadCheck.Case> cases) {
        jdbc.sql("""
                insert into case_file (id, wave_id, inspectorate_id, force_id, reference, case_type, opened, unit)
                select id, :wave, :inspectorate, :force, reference, case_type, opened, unit
                from unnest(cast(:ids as uuid[]), cast(:references as text[]), cast(:caseTypes as text[]),
                    cast(:opened as date[]), cast(:units as text[])) as c (id, reference, case_type, opened, unit)
                """)
                .param("wave", wave)
                .param("inspectorate", inspectorate)
                .param("force", force)
                .param("ids", cases.stream().map(each -> Ids.next().toString()).toArray(String[]::new))
                .param(
                        "references",
                        cases.stream().map(CaseloadCheck.Case::reference).toArray(String[]::new))
                .param(
                        "caseTypes",
                        cases.stream().map(CaseloadCheck.Case::caseType).toArray(String[]::new))
                .param(
                        "opened",
                        cases.stream().map(each -> each.opened().toString()).toArray(String[]::new))
                .param("units", cases.stream().map(CaseloadCheck.Case::unit).toArray(String[]::new))
                .update();
    }

    /** The frame hash of the cases that were put in, read in their order a few at a time (docs/method/draw.md, 2). */
    @Transactional
    String hash(UUID wave) {
        var digest = sha256();
        digest.update("plumbline-frame-1\n".getBytes(UTF_8));
        jdbc.sql("select reference, case_type from case_file where wave_id = :wave order by reference collate \"C\"")
                .param("wave", wave)
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    digest.update(
                            (row.getString("reference") + "\t" + row.getString("case_type") + "\n").getBytes(UTF_8));
                });
        return HexFormat.of().formatHex(digest.digest());
    }

    @Transactional
    void add(Caseload caseload, UUID upload) {
        jdbc.sql("""
                insert into caseload (id, wave_id, inspectorate_id, force_id, upload_id, file_name, cases, left_out, hash,
                    key_id, confirmed_by, confirmed_at)
                values (:id, :wave, :inspectorate, :force, :upload, :fileName, :cases, :leftOut, :hash,
                    :keyId, :confirmedBy, :confirmedAt)
                """)
                .param("id", caseload.id())
                .param("wave", caseload.wave())
                .param("inspectorate", caseload.inspectorate())
                .param("force", caseload.force())
                .param("upload", upload)
                .param("fileName", caseload.fileName())
                .param("cases", caseload.cases())
                .param("leftOut", caseload.leftOut())
                .param("hash", caseload.hash())
                .param("keyId", caseload.keyId())
                .param("confirmedBy", caseload.confirmedBy())
                .param("confirmedAt", caseload.confirmedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes a caseload away so that another can take its place; the database lets nobody do so after the draw. */
    @Transactional
    void remove(Caseload caseload) {
        jdbc.sql("delete from case_file where wave_id = :wave")
                .param("wave", caseload.wave())
                .update();
        jdbc.sql("delete from caseload where id = :id")
                .param("id", caseload.id())
                .update();
    }

    private static Caseload caseload(ResultSet row) throws SQLException {
        return new Caseload(
                row.getObject("id", UUID.class),
                row.getObject("wave_id", UUID.class),
                row.getObject("inspectorate_id", UUID.class),
                row.getObject("force_id", UUID.class),
                row.getString("file_name"),
                row.getInt("cases"),
                row.getInt("left_out"),
                row.getString("hash"),
                row.getString("key_id"),
                row.getString("confirmed_by"),
                row.getObject("confirmed_at", OffsetDateTime.class).toInstant());
    }

    private static CaseFile caseFile(ResultSet row) throws SQLException {
        return caseFile(row, "id");
    }

    /**
     * The case in a row that another room's store joined with {@code case_file}.
     *
     * @param id the column of the case's id; the others have the names of the table
     */
    public static CaseFile caseFile(ResultSet row, String id) throws SQLException {
        return new CaseFile(
                row.getObject(id, UUID.class),
                row.getObject("wave_id", UUID.class),
                row.getObject("inspectorate_id", UUID.class),
                row.getObject("force_id", UUID.class),
                row.getString("reference"),
                row.getString("case_type"),
                row.getObject("opened", LocalDate.class),
                row.getString("unit"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

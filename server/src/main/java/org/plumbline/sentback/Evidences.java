package org.plumbline.sentback;

import java.io.IOException;
import java.io.InputStream;
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

/** What was attached to cases sent back, as each side may see it; the files lie beside it in pieces of 1 MB. */
@Repository
@Transactional
class Evidences {

    static final int PIECE = 1024 * 1024;

    private final JdbcClient jdbc;

    Evidences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a file, one piece in memory at a time.
     *
     * @return false when the same person has attached the same file to the same case before
     */
    boolean add(Evidence evidence, InputStream content) throws IOException {
        int added = jdbc.sql("""
                insert into sent_back_evidence (id, sent_back_id, inspectorate_id, force_id, person_id, person_name, at,
                                                file_name, type, bytes, digest, scan)
                values (:id, :sentBack, :inspectorate, :force, :person, :name, :at, :fileName, :type, :bytes, :digest, :scan)
                on conflict (sent_back_id, person_id, digest) do nothing
                """)
                .param("id", evidence.id())
                .param("sentBack", evidence.sentBack())
                .param("inspectorate", evidence.inspectorate())
                .param("force", evidence.force())
                .param("person", evidence.by().person())
                .param("name", evidence.by().name())
                .param("at", evidence.at().atOffset(ZoneOffset.UTC))
                .param("fileName", evidence.fileName())
                .param("type", evidence.type().name())
                .param("bytes", evidence.bytes())
                .param("digest", evidence.digest())
                .param("scan", evidence.scan().name())
                .update();
        if (added == 0) {
            return false;
        }
        int number = 0;
        for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            jdbc.sql("""
                    insert into sent_back_evidence_piece (evidence_id, number, inspectorate_id, force_id, content)
                    values (:evidence, :number, :inspectorate, :force, :content)
                    """)
                    .param("evidence", evidence.id())
                    .param("number", number)
                    .param("inspectorate", evidence.inspectorate())
                    .param("force", evidence.force())
                    .param("content", piece)
                    .update();
            number++;
        }
        return true;
    }

    /** In the order in which they came. */
    @Transactional(readOnly = true)
    List<Evidence> ofCase(UUID sentBack) {
        return jdbc
                .sql("select * from sent_back_evidence where sent_back_id = :case order by at, id")
                .param("case", sentBack)
                .query((row, n) -> evidence(row))
                .stream()
                .toList();
    }

    @Transactional(readOnly = true)
    int count(UUID sentBack) {
        return jdbc.sql("select count(*) from sent_back_evidence where sent_back_id = :case")
                .param("case", sentBack)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<Evidence> find(UUID sentBack, UUID id) {
        return jdbc.sql("select * from sent_back_evidence where sent_back_id = :case and id = :id")
                .param("case", sentBack)
                .param("id", id)
                .query((row, n) -> evidence(row))
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<Evidence> find(UUID sentBack, UUID person, String digest) {
        return jdbc.sql("""
                select * from sent_back_evidence where sent_back_id = :case and person_id = :person and digest = :digest
                """)
                .param("case", sentBack)
                .param("person", person)
                .param("digest", digest)
                .query((row, n) -> evidence(row))
                .optional();
    }

    /** One piece, in a transaction of its own: whoever takes a file away slowly holds no connection meanwhile. */
    @Transactional(readOnly = true)
    Optional<byte[]> piece(UUID evidence, int number) {
        return jdbc.sql(
                        "select content from sent_back_evidence_piece where evidence_id = :evidence and number = :number")
                .param("evidence", evidence)
                .param("number", number)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getObject("id", UUID.class),
                row.getObject("sent_back_id", UUID.class),
                row.getObject("inspectorate_id", UUID.class),
                row.getObject("force_id", UUID.class),
                new Step.Who(
                        row.getObject("person_id", UUID.class),
                        row.getString("person_name"),
                        row.getObject("force_id", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("file_name"),
                EvidenceType.valueOf(row.getString("type")),
                row.getLong("bytes"),
                row.getString("digest"),
                Evidence.Scan.valueOf(row.getString("scan")));
    }
}

package org.plumbline.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.ledger.LedgerVerdict.Which;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger as it lies in the database, believed in nothing; streamed, to be read in one transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class StoredLedger {

    private static final int FETCHED_AT_ONCE = 1_000;

    private static final String ENTRY_COLUMNS = """
            e.id, e.at, e.person_id, e.organisation_id, e.inspectorate_id, e.force_id, e.act, e.subject, e.subject_id,
            e.canonical, e.leaf_hash, p.salt, p.content
            """;

    private final JdbcClient jdbc;

    StoredLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry's columns and its text. */
    record Stored(
            UUID id,
            Instant at,
            By by,
            UUID inspectorate,
            Optional<UUID> force,
            String act,
            String subject,
            String subjectId,
            String canonical,
            byte[] leafHash,
            Optional<Personal> personal) {

        Which which() {
            return new Which(id, at);
        }
    }

    record Personal(byte[] salt, String content) {}

    /** @param sealed the hash that the sealer kept for this position */
    record Leaf(long position, UUID entryId, Optional<Stored> entry, Optional<byte[]> sealed) {}

    record Node(int level, long ordinal, byte[] hash) {}

    /** Has the queries below planned for being read to their end, and not for their first rows. */
    void readToTheEnd() {
        jdbc.sql("set local cursor_tuple_fraction = 1").update();
    }

    Stream<Leaf> leaves() {
        return jdbc
                .sql("select l.position, l.entry_id, n.hash as sealed," + ENTRY_COLUMNS + """
                from ledger_leaf l
                left join ledger_entry e on e.id = l.entry_id
                left join ledger_personal p on p.entry_id = e.id
                left join ledger_node n on n.level = 0 and n.ordinal = l.position
                order by l.position
                """)
                .withFetchSize(FETCHED_AT_ONCE)
                .query((row, n) -> new Leaf(
                        row.getLong("position"),
                        row.getObject("entry_id", UUID.class),
                        row.getObject("id") == null ? Optional.empty() : Optional.of(stored(row)),
                        Optional.ofNullable(row.getBytes("sealed"))))
                .stream();
    }

    /** The nodes above the leaves, in the order in which appending leaves completes them. */
    Stream<Node> innerNodes() {
        return jdbc
                .sql("""
                select level, ordinal, hash from ledger_node where level > 0
                order by (ordinal + 1) << level::int, level
                """)
                .withFetchSize(FETCHED_AT_ONCE)
                .query((row, n) -> new Node(row.getInt("level"), row.getLong("ordinal"), row.getBytes("hash")))
                .stream();
    }

    Stream<Checkpoint> checkpoints() {
        return jdbc
                .sql("select size, root, at, origin, signature from ledger_checkpoint order by size")
                .withFetchSize(FETCHED_AT_ONCE)
                .query((row, n) -> Checkpoints.signed(row).checkpoint())
                .stream();
    }

    /** Entries for the sealer to place, oldest first. */
    Stream<Stored> waiting() {
        return jdbc
                .sql("select" + " " + ENTRY_COLUMNS + """
                from ledger_unsealed u
                join ledger_entry e on e.id = u.entry_id
                left join ledger_personal p on p.entry_id = e.id
                where not exists (select from ledger_leaf l where l.entry_id = e.id)
                order by e.at, e.id
                """)
                .withFetchSize(FETCHED_AT_ONCE)
                .query((row, n) -> stored(row))
                .stream();
    }

    /** The oldest entry that has no position and for which no sealer will look. */
    Optional<Stored> beside() {
        return jdbc.sql("select" + " " + ENTRY_COLUMNS + """
                from ledger_entry e
                left join ledger_personal p on p.entry_id = e.id
                where not exists (select from ledger_leaf l where l.entry_id = e.id)
                and not exists (select from ledger_unsealed u where u.entry_id = e.id)
                order by e.at, e.id
                limit 1
                """)
                .query((row, n) -> stored(row))
                .optional();
    }

    /** How many leaves the kept tree has. */
    long keptLeaves() {
        return jdbc.sql("select coalesce(max(ordinal) + 1, 0) from ledger_node where level = 0")
                .query(Long.class)
                .single();
    }

    /** At which position the sealer kept this hash. */
    Optional<Long> sealedAt(byte[] leafHash) {
        return jdbc.sql("select ordinal from ledger_node where level = 0 and hash = :hash order by ordinal limit 1")
                .param("hash", leafHash)
                .query(Long.class)
                .optional();
    }

    boolean hasEntryWith(byte[] leafHash) {
        return jdbc.sql("select exists (select from ledger_entry where leaf_hash = :hash)")
                .param("hash", leafHash)
                .query(Boolean.class)
                .single();
    }

    boolean hasErasureOf(UUID entry) {
        return jdbc.sql("""
                select exists (
                    select from ledger_entry
                    where subject = :subject and subject_id = :entry and act = :act)
                """)
                .param("subject", Erasure.SUBJECT)
                .param("entry", entry.toString())
                .param("act", Erasure.ACT)
                .query(Boolean.class)
                .single();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        byte @Nullable [] salt = row.getBytes("salt");
        return new Stored(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                new By(row.getObject("person_id", UUID.class), row.getObject("organisation_id", UUID.class)),
                row.getObject("inspectorate_id", UUID.class),
                Optional.ofNullable(row.getObject("force_id", UUID.class)),
                row.getString("act"),
                row.getString("subject"),
                row.getString("subject_id"),
                row.getString("canonical"),
                row.getBytes("leaf_hash"),
                salt == null ? Optional.empty() : Optional.of(new Personal(salt, row.getString("content"))));
    }
}

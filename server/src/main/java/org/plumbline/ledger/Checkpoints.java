package org.plumbline.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The checkpoints that were signed. Anybody may have any of them: they say nothing of what the entries say. */
@Repository
@Transactional(readOnly = true)
public class Checkpoints {

    /** A checkpoint and when it was signed. */
    public record Signed(Checkpoint checkpoint, Instant at) {}

    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Signed> newest() {
        return upTo(Long.MAX_VALUE, 1).stream().findFirst();
    }

    public Optional<Signed> of(long size) {
        return upTo(size, 1).stream()
                .filter(signed -> signed.checkpoint().size() == size)
                .findFirst();
    }

    /** Newest first, from the one that covers {@code size} entries or the next smaller one. */
    public List<Signed> upTo(long size, int limit) {
        return jdbc.sql("""
                select size, root, at, origin, signature from ledger_checkpoint
                where size <= :size order by size desc limit :limit
                """)
                .param("size", size)
                .param("limit", limit)
                .query((row, n) -> signed(row))
                .list();
    }

    @Transactional
    void add(Checkpoint checkpoint, Instant at) {
        jdbc.sql("""
                insert into ledger_checkpoint (size, root, at, origin, signature)
                values (:size, :root, :at, :origin, :signature)
                """)
                .param("size", checkpoint.size())
                .param("root", checkpoint.rootHash())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("origin", checkpoint.origin())
                .param("signature", Base64.getDecoder().decode(checkpoint.signature()))
                .update();
    }

    static Signed signed(ResultSet row) throws SQLException {
        return new Signed(
                Checkpoint.of(
                        row.getString("origin"), row.getLong("size"), row.getBytes("root"), row.getBytes("signature")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}

package org.plumbline.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives committed entries their positions in the tree, in the order of their times among those that wait, and signs a
 * checkpoint over all so far. Writers do not know of it: it sees an entry when that is committed.
 */
@Repository
public class Sealer {

    /** So many at once that a transaction stays short. */
    static final int BATCH = 10_000;

    /** Any number that no other advisory lock of the database has: 'ledger' in ASCII. */
    private static final long ONE_AT_A_TIME = 0x6c6564676572L;

    private final JdbcClient jdbc;
    private final Checkpoints checkpoints;
    private final LedgerKeys keys;
    private final Clock clock;

    Sealer(JdbcClient jdbc, Checkpoints checkpoints, LedgerKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.clock = clock;
    }

    private record Waiting(UUID id, byte[] leafHash) {}

    /**
     * Seals up to {@link #BATCH} entries; the server's own work.
     *
     * @return how many; 0 when none waits or another node is sealing
     * @throws IllegalStateException when the tree is not what the newest checkpoint covers: nothing more is signed then
     */
    @Transactional
    public int seal() {
        if (!isAlone()) {
            return 0;
        }
        var waiting = waiting();
        if (waiting.isEmpty()) {
            return 0;
        }
        long size = size();
        long covered =
                checkpoints.newest().map(newest -> newest.checkpoint().size()).orElse(0L);
        if (size != covered) {
            throw new IllegalStateException("The ledger has " + size + " entries in place and its newest checkpoint "
                    + "covers " + covered + ". Nothing is sealed until it is mended: run ./plumbline ledger verify");
        }
        var frontier = Frontier.of(size, this::node);
        var made = new Made();
        waiting.forEach(entry -> frontier.append(entry.leafHash(), made));
        place(size, waiting);
        keep(made);
        forgetWaiting(waiting);
        checkpoints.add(keys.sign(frontier.size(), frontier.root()), clock.instant());
        return waiting.size();
    }

    /** Held until the transaction has ended, so that the next to hold it sees all that this one did. */
    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:key)")
                .param("key", ONE_AT_A_TIME)
                .query(Boolean.class)
                .single();
    }

    private List<Waiting> waiting() {
        return jdbc.sql("""
                select e.id, e.leaf_hash
                from ledger_unsealed u join ledger_entry e on e.id = u.entry_id
                where not exists (select from ledger_leaf l where l.entry_id = u.entry_id)
                order by e.at, e.id
                limit :batch
                """)
                .param("batch", BATCH)
                .query((row, n) -> new Waiting(row.getObject("id", UUID.class), row.getBytes("leaf_hash")))
                .list();
    }

    private long size() {
        return jdbc.sql("select coalesce(max(position) + 1, 0) from ledger_leaf")
                .query(Long.class)
                .single();
    }

    private byte[] node(int level, long ordinal) {
        return jdbc.sql("select hash from ledger_node where level = :level and ordinal = :ordinal")
                .param("level", level)
                .param("ordinal", ordinal)
                .query((row, n) -> row.getBytes("hash"))
                .single();
    }

    private void place(long first, List<Waiting> waiting) {
        jdbc.sql("""
                insert into ledger_leaf (position, entry_id)
                select :first + n - 1, id from unnest(cast(:ids as uuid[])) with ordinality as entry (id, n)
                """).param("first", first).param("ids", ids(waiting)).update();
    }

    private void keep(Made made) {
        jdbc.sql("""
                insert into ledger_node (level, ordinal, hash)
                select * from unnest(cast(:levels as smallint[]), cast(:ordinals as bigint[]), cast(:hashes as bytea[]))
                """)
                .param("levels", made.levels.toArray(Integer[]::new))
                .param("ordinals", made.ordinals.toArray(Long[]::new))
                .param("hashes", made.hashes.toArray(byte[][]::new))
                .update();
    }

    private void forgetWaiting(List<Waiting> sealed) {
        jdbc.sql("delete from ledger_unsealed where entry_id = any (cast(:ids as uuid[]))")
                .param("ids", ids(sealed))
                .update();
    }

    private static String[] ids(List<Waiting> waiting) {
        return waiting.stream().map(entry -> entry.id().toString()).toArray(String[]::new);
    }

    private static final class Made implements Frontier.NodeMade {

        private final List<Integer> levels = new ArrayList<>();
        private final List<Long> ordinals = new ArrayList<>();
        private final List<byte[]> hashes = new ArrayList<>();

        @Override
        public void node(int level, long ordinal, byte[] hash) {
            levels.add(level);
            ordinals.add(ordinal);
            hashes.add(hash);
        }
    }
}

package org.plumbline.ledger;

import java.util.List;
import java.util.Optional;
import org.plumbline.page.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Makes the proofs that an outsider checks without seeing the ledger. */
@Repository
@Transactional(readOnly = true)
public class Proofs {

    private final JdbcClient jdbc;
    private final Checkpoints checkpoints;
    private final LedgerKeys keys;

    Proofs(JdbcClient jdbc, Checkpoints checkpoints, LedgerKeys keys) {
        this.jdbc = jdbc;
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /** That an entry stands under the newest checkpoint; empty while it waits to be sealed. */
    public Optional<InclusionProof> inclusion(LedgerLog.Line line) {
        return newest().flatMap(newest -> line.position()
                .filter(position -> position < newest.size())
                .map(position -> new InclusionProof(
                        position, MerkleTree.inclusionProof(position, newest.size(), this::node), newest)));
    }

    /**
     * Compares a checkpoint that somebody kept with the newest.
     *
     * @throws Refused when the text is no checkpoint of this ledger
     */
    public Continuation continuation(String field, String text) {
        var earlier = read(field, text);
        var newest = newest().orElseThrow(() -> new Refused(field, "The ledger has no checkpoint yet"));
        return new Continuation(
                earlier,
                newest,
                earlier.size() > newest.size()
                        ? List.of()
                        : MerkleTree.consistencyProof(earlier.size(), newest.size(), this::node));
    }

    private Checkpoint read(String field, String text) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(text);
        } catch (IllegalArgumentException exception) {
            throw new Refused(
                    field, "This is " + exception.getMessage() + ". Paste the whole text, all five lines of it");
        }
        if (!keys.signed(checkpoint)) {
            throw new Refused(
                    field,
                    "This checkpoint is of " + checkpoint.origin() + " and not signed by this ledger, which is "
                            + keys.origin() + ". Check that nothing in it was changed");
        }
        return checkpoint;
    }

    private Optional<Checkpoint> newest() {
        return checkpoints.newest().map(Checkpoints.Signed::checkpoint);
    }

    private byte[] node(int level, long ordinal) {
        return jdbc.sql("select hash from ledger_node where level = :level and ordinal = :ordinal")
                .param("level", level)
                .param("ordinal", ordinal)
                .query((row, n) -> row.getBytes("hash"))
                .single();
    }
}

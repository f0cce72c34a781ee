package org.plumbline.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.plumbline.ledger.LedgerVerdict.Changed;
import org.plumbline.ledger.LedgerVerdict.CutOff;
import org.plumbline.ledger.LedgerVerdict.LeftOut;
import org.plumbline.ledger.LedgerVerdict.Moved;
import org.plumbline.ledger.LedgerVerdict.NeverSealed;
import org.plumbline.ledger.LedgerVerdict.PutIn;
import org.plumbline.ledger.LedgerVerdict.Rewritten;
import org.plumbline.ledger.LedgerVerdict.TreeDamaged;
import org.plumbline.ledger.LedgerVerdict.Whole;
import org.plumbline.ledger.LedgerVerdict.WronglySigned;
import org.plumbline.ledger.StoredLedger.Leaf;
import org.plumbline.ledger.StoredLedger.Node;
import org.plumbline.ledger.StoredLedger.Stored;

/**
 * One walk along the leaves, with the kept nodes and the checkpoints walking beside.
 *
 * <p>Three witnesses tell of each entry: its own hash, the hash that the sealer kept for its position, and the roots
 * of the checkpoints. Whoever changes one and not the others is found at the entry itself; whoever changes the entries
 * and the whole tree with them is found at the next checkpoint, which cannot be signed without the key.
 */
final class VerifyingPass {

    private final StoredLedger stored;
    private final LedgerKeys keys;
    private final Optional<Checkpoint> given;
    private final Iterator<Node> innerNodes;
    private final Iterator<Checkpoint> checkpoints;

    private final Frontier frontier = new Frontier();
    private Optional<Checkpoint> next;
    private Optional<Checkpoint> newest = Optional.empty();
    private Optional<Stored> firstUncovered = Optional.empty();
    private Optional<Node> doubted = Optional.empty();
    private long compared;
    private long erased;

    VerifyingPass(
            StoredLedger stored,
            LedgerKeys keys,
            Optional<Checkpoint> given,
            Iterator<Node> innerNodes,
            Iterator<Checkpoint> checkpoints) {
        this.stored = stored;
        this.keys = keys;
        this.given = given;
        this.innerNodes = innerNodes;
        this.checkpoints = checkpoints;
        this.next = nextOf(checkpoints);
    }

    /** @param longestWaiting an entry that has waited since before this moment will not be sealed any more */
    LedgerVerdict over(Iterator<Leaf> leaves, Iterator<Stored> waiting, Instant longestWaiting) {
        while (leaves.hasNext()) {
            var wrong = take(leaves.next());
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        long stillWaiting = 0;
        var wrong = atTheEnd();
        while (wrong.isEmpty() && waiting.hasNext()) {
            wrong = whileWaiting(waiting.next(), longestWaiting);
            stillWaiting++;
        }
        return wrong.isPresent()
                ? wrong.get()
                : new Whole(frontier.size(), compared, stillWaiting, erased, newest, given.map(Checkpoint::size));
    }

    private Optional<LedgerVerdict> take(Leaf leaf) {
        long position = frontier.size();
        if (leaf.position() != position) {
            return Optional.of(new LeftOut(position, "no entry has this position"));
        }
        if (leaf.entry().isEmpty()) {
            return Optional.of(
                    new LeftOut(position, "the entry %s that stood there is gone".formatted(leaf.entryId())));
        }
        var entry = leaf.entry().get();
        return changed(entry)
                .<LedgerVerdict>map(what -> new Changed(position, entry.which(), what))
                .or(() -> notWhatWasSealed(leaf, entry))
                .or(() -> appended(entry));
    }

    /** What the entry itself tells. */
    private Optional<String> changed(Stored entry) {
        if (!Arrays.equals(Hashes.leaf(entry.canonical()), entry.leafHash())) {
            return Optional.of("its text and its hash do not belong together");
        }
        var canonical = CanonicalEntry.read(entry.canonical());
        if (canonical.isEmpty() || !canonical.get().says(entry)) {
            return Optional.of("the columns by which it is found do not say what its text says");
        }
        if (entry.personal().isPresent()) {
            return canonical.get().binds(entry.personal().get())
                    ? Optional.empty()
                    : Optional.of("its personal content is not what was entered");
        }
        if (!canonical.get().hasPersonal()) {
            return Optional.empty();
        }
        erased++;
        return stored.hasErasureOf(entry.id())
                ? Optional.empty()
                : Optional.of("its personal content is gone, and no erasure of it is entered");
    }

    /** What the hash tells that was kept for the position, and where the two were sealed. */
    private Optional<LedgerVerdict> notWhatWasSealed(Leaf leaf, Stored entry) {
        var sealed = leaf.sealed();
        if (sealed.isEmpty()) {
            return Optional.of(
                    new PutIn(Optional.of(leaf.position()), entry.which(), "the sealer never placed an entry there"));
        }
        if (Arrays.equals(sealed.get(), entry.leafHash())) {
            return Optional.empty();
        }
        var sealedAt = stored.sealedAt(entry.leafHash());
        boolean isRightOneThere = stored.hasEntryWith(sealed.get());
        if (sealedAt.isPresent()) {
            return Optional.of(
                    isRightOneThere
                            ? new Moved(leaf.position(), entry.which(), sealedAt.get())
                            : new LeftOut(
                                    leaf.position(),
                                    "what stands there now was sealed at position %d".formatted(sealedAt.get())));
        }
        return Optional.of(
                isRightOneThere
                        ? new PutIn(Optional.of(leaf.position()), entry.which(), "another was sealed there")
                        : new Changed(leaf.position(), entry.which(), "it is not the one that was sealed there"));
    }

    private Optional<LedgerVerdict> appended(Stored entry) {
        if (firstUncovered.isEmpty()) {
            firstUncovered = Optional.of(entry);
        }
        frontier.append(entry.leafHash(), this::compareWithKept);
        return atCheckpoint();
    }

    private void compareWithKept(int level, long ordinal, byte[] hash) {
        if (level == 0 || doubted.isPresent()) {
            return;
        }
        var kept = innerNodes.hasNext() ? innerNodes.next() : new Node(-1, -1, new byte[0]);
        if (kept.level() != level || kept.ordinal() != ordinal || !Arrays.equals(kept.hash(), hash)) {
            doubted = Optional.of(new Node(level, ordinal, hash));
        }
    }

    private Optional<LedgerVerdict> atCheckpoint() {
        long size = frontier.size();
        if (next.filter(checkpoint -> checkpoint.size() == size).isPresent()) {
            var checkpoint = next.get();
            if (!keys.signed(checkpoint)) {
                return Optional.of(new WronglySigned(size));
            }
            if (!isOver(checkpoint)) {
                return Optional.of(rewritten("the checkpoint signed over the first %,d entries".formatted(size)));
            }
            if (doubted.isPresent()) {
                return doubted.map(node -> new TreeDamaged(node.level(), node.ordinal()));
            }
            compared++;
            newest = next;
            next = nextOf(checkpoints);
            firstUncovered = Optional.empty();
        }
        return given.filter(checkpoint -> checkpoint.size() == size && !isOver(checkpoint))
                .map(checkpoint -> new Rewritten(0, size, "the checkpoint given"));
    }

    private boolean isOver(Checkpoint checkpoint) {
        return Arrays.equals(checkpoint.rootHash(), frontier.root());
    }

    /** The checkpoint before was right, so it is behind that; the first kept node that differs tells more. */
    private LedgerVerdict rewritten(String witness) {
        long from = newest.map(Checkpoint::size).orElse(0L);
        long until = frontier.size();
        if (doubted.isPresent()) {
            long first = doubted.get().ordinal() << doubted.get().level();
            from = Math.max(from, first);
            until = Math.min(until, first + (1L << doubted.get().level()));
        }
        return new Rewritten(from, until, witness);
    }

    private Optional<LedgerVerdict> atTheEnd() {
        long size = frontier.size();
        if (next.isPresent()) {
            return Optional.of(new CutOff(size, next.get().size(), "a checkpoint signed over them"));
        }
        if (given.filter(checkpoint -> checkpoint.size() > size).isPresent()) {
            return Optional.of(new CutOff(size, given.get().size(), "the checkpoint given"));
        }
        if (stored.keptLeaves() > size) {
            return Optional.of(new CutOff(size, stored.keptLeaves(), "the tree kept beside them"));
        }
        if (firstUncovered.isPresent()) {
            return Optional.of(new PutIn(
                    Optional.of(newest.map(Checkpoint::size).orElse(0L)),
                    firstUncovered.get().which(),
                    "no checkpoint covers it, so it was placed past the sealer or its checkpoint was removed"));
        }
        if (innerNodes.hasNext()) {
            var more = innerNodes.next();
            return Optional.of(new TreeDamaged(more.level(), more.ordinal()));
        }
        return stored.beside()
                .map(entry ->
                        new PutIn(Optional.empty(), entry.which(), "it has no position and does not wait for one"));
    }

    private Optional<LedgerVerdict> whileWaiting(Stored entry, Instant longestWaiting) {
        return changed(entry)
                .<LedgerVerdict>map(what -> new Changed(frontier.size(), entry.which(), what))
                .or(() -> entry.at().isBefore(longestWaiting)
                        ? Optional.of(new NeverSealed(entry.which()))
                        : Optional.empty());
    }

    private static <T> Optional<T> nextOf(Iterator<T> iterator) {
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }
}

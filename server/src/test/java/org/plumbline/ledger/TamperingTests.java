package org.plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.ledger.OwnLedger.INSPECTOR;
import static org.plumbline.ledger.OwnLedger.INSPECTORATE;
import static org.plumbline.ledger.OwnLedger.reading;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.fence.Fence;
import org.plumbline.ledger.LedgerVerdict.Changed;
import org.plumbline.ledger.LedgerVerdict.CutOff;
import org.plumbline.ledger.LedgerVerdict.LeftOut;
import org.plumbline.ledger.LedgerVerdict.Moved;
import org.plumbline.ledger.LedgerVerdict.NotACheckpoint;
import org.plumbline.ledger.LedgerVerdict.PutIn;
import org.plumbline.ledger.LedgerVerdict.Rewritten;
import org.plumbline.ledger.LedgerVerdict.TreeDamaged;
import org.plumbline.ledger.LedgerVerdict.Whole;
import org.plumbline.ledger.LedgerVerdict.WronglySigned;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the owner of the database does to the ledger is found, and at the right entry. */
@LedgerTest
class TamperingTests {

    private static final String REHASH =
            "leaf_hash = sha256('\\x00'::bytea || convert_to(replace(canonical, 'inadequate', 'good'), 'UTF8')),"
                    + " canonical = replace(canonical, 'inadequate', 'good')";

    @Autowired
    private OwnLedger own;

    @Autowired
    private Erasure erasure;

    @Autowired
    private Proofs proofs;

    @Autowired
    private LedgerLog log;

    @BeforeEach
    void tenEntriesUnderFourCheckpoints() {
        own.clear();
        for (int size : new int[] {3, 1, 4, 2}) {
            own.enter(size);
            own.seal();
        }
        assertThat(own.verify().isWhole()).isTrue();
    }

    @Test
    void aTextThatWasChanged() {
        own.tamper("update ledger_entry set canonical = replace(canonical, 'inadequate', 'good') where " + at(5));

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        Changed.class, found -> assertThat(found.position()).isEqualTo(5));
    }

    @Test
    void aTextThatWasChangedTogetherWithItsHash() {
        own.tamper("update ledger_entry set " + REHASH + " where " + at(5));

        assertThat(own.verify()).isInstanceOfSatisfying(Changed.class, found -> {
            assertThat(found.position()).isEqualTo(5);
            assertThat(found.sentence()).contains("position 5 was changed").contains("It is entry ");
        });
    }

    @Test
    void aTextThatWasChangedTogetherWithItsHashAndTheLeafKeptForIt() {
        own.tamper("update ledger_entry set " + REHASH + " where " + at(5));
        own.tamper("update ledger_node set hash = (select leaf_hash from ledger_entry where " + at(5)
                + ") where level = 0 and ordinal = 5");

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        Rewritten.class,
                        found -> assertThat(found.from() + " to " + found.until())
                                .isEqualTo("4 to 6"));
    }

    @Test
    void aTextThatWasChangedTogetherWithTheWholeTreeOverIt() {
        own.tamper("update ledger_entry set " + REHASH + " where " + at(5));
        rebuildTree();

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        Rewritten.class,
                        found -> assertThat(found.from() + " to " + found.until())
                                .isEqualTo("4 to 8"));
    }

    @Test
    void aColumnThatWasChanged() {
        own.tamper("update ledger_entry set person_id = gen_random_uuid() where " + at(2));

        assertThat(own.verify()).isInstanceOfSatisfying(Changed.class, found -> {
            assertThat(found.position()).isEqualTo(2);
            assertThat(found.sentence()).contains("columns");
        });
    }

    @Test
    void anEntryThatWasLeftOut() {
        removeLeaf(4);

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        LeftOut.class, found -> assertThat(found.position()).isEqualTo(4));
    }

    @Test
    void anEntryThatWasLeftOutWithTheOthersMovedUp() {
        removeLeaf(4);
        shift(5, -1);

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        LeftOut.class, found -> assertThat(found.position()).isEqualTo(4));
    }

    @Test
    void anEntryThatWasPutInBetween() {
        own.enter(reading("put-in", Map.of()));
        shift(4, 1);
        own.tamper("insert into ledger_leaf select 4, entry_id from ledger_unsealed");
        own.tamper("delete from ledger_unsealed");

        assertThat(own.verify()).isInstanceOfSatisfying(PutIn.class, found -> {
            assertThat(found.position()).contains(4L);
            assertThat(found.entry().id().toString())
                    .isEqualTo(own.owner
                            .sql("select id::text from ledger_entry where subject_id = 'put-in'")
                            .query(String.class)
                            .single());
        });
    }

    @Test
    void anEntryThatWasPutInAtTheEndPastTheSealer() {
        own.enter(reading("put-in", Map.of()));
        own.tamper("insert into ledger_leaf select 10, entry_id from ledger_unsealed");
        own.tamper("delete from ledger_unsealed");

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        PutIn.class, found -> assertThat(found.position()).contains(10L));
        rebuildTree();
        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        PutIn.class, found -> assertThat(found.position()).contains(10L));
    }

    @Test
    void anEntryThatWasPutInWithoutAPosition() {
        own.enter(reading("put-in", Map.of()));
        own.tamper("delete from ledger_unsealed");

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        PutIn.class, found -> assertThat(found.position()).isEmpty());
    }

    @Test
    void twoEntriesThatChangedPlaces() {
        own.tamper("update ledger_leaf set position = position + 100 where position in (3, 7)");
        own.tamper("update ledger_leaf set position = case position when 103 then 7 else 3 end where position > 100");

        assertThat(own.verify()).isInstanceOfSatisfying(Moved.class, found -> {
            assertThat(found.position()).isEqualTo(3);
            assertThat(found.from()).isEqualTo(7);
        });
    }

    @Test
    void twoEntriesThatChangedPlacesWithTheWholeTreeRebuilt() {
        own.tamper("update ledger_leaf set position = position + 100 where position in (1, 2)");
        own.tamper("update ledger_leaf set position = case position when 101 then 2 else 1 end where position > 100");
        rebuildTree();

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        Rewritten.class,
                        found -> assertThat(found.from() + " to " + found.until())
                                .isEqualTo("0 to 3"));
    }

    @Test
    void anEndThatWasCutOff() {
        cutOffFrom(8);
        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        CutOff.class, found -> assertThat(found.size()).isEqualTo(8));

        own.tamper("delete from ledger_checkpoint where size > 8");
        assertThat(own.verify()).isInstanceOfSatisfying(CutOff.class, found -> {
            assertThat(found.expected()).isEqualTo(10);
            assertThat(found.sentence()).contains("the tree kept beside them");
        });
    }

    @Test
    void anEndThatWasCutOffWithoutATraceIsFoundByWhoeverHoldsACheckpoint() {
        var held = own.checkpoint();
        cutOffFrom(8);
        own.tamper("delete from ledger_checkpoint where size > 8");
        own.tamper("delete from ledger_node where (ordinal + 1) << level::int > 8");

        assertThat(own.verify()).as("nothing in the database tells any more").isInstanceOf(Whole.class);
        assertThat(own.verify(held)).isInstanceOfSatisfying(CutOff.class, found -> {
            assertThat(found.size()).isEqualTo(8);
            assertThat(found.expected()).isEqualTo(10);
            assertThat(found.sentence()).contains("the checkpoint given");
        });
    }

    @Test
    void anEndThatWasCutOffAndGrewAgainIsFoundByWhoeverHoldsACheckpoint() {
        var held = own.checkpoint();
        cutOffFrom(8);
        own.tamper("delete from ledger_checkpoint where size > 8");
        own.tamper("delete from ledger_node where (ordinal + 1) << level::int > 8");
        own.enter(5);
        own.seal();

        assertThat(own.verify()).isInstanceOf(Whole.class);
        assertThat(own.verify(held)).isInstanceOf(Rewritten.class);
    }

    @Test
    void anOlderCheckpointIsShownToBeABeginning() {
        var held = own.checkpoint();
        own.enter(7);
        own.seal();

        assertThat(own.verify(held).sentence())
                .isEqualTo("The ledger is whole: 17 entries, each in its place under 5 checkpoints."
                        + " It begins with exactly the 10 entries that the checkpoint given covers.");
    }

    @Test
    void theProofsHoldForWhoeverHasAnEntryOrAnEarlierCheckpoint() {
        var held = own.checkpoint();
        own.enter(7);
        own.seal();

        Fence.asMemberOf(INSPECTORATE, () -> {
            for (var line : log.before(INSPECTORATE, LedgerLog.Filter.all(), Optional.empty(), 100)) {
                var proof = proofs.inclusion(line).orElseThrow();
                assertThat(proof.proves(Hashes.leaf(line.canonical()))).isTrue();
                assertThat(proof.proves(Hashes.leaf(line.canonical() + " "))).isFalse();
            }
            assertThat(proofs.continuation("checkpoint", held.text()).holds()).isTrue();
        });
    }

    @Test
    void noContinuationIsProvedToWhoeverHoldsACheckpointOfWhatWasCutOff() {
        var held = own.checkpoint();
        cutOffFrom(8);
        own.tamper("delete from ledger_checkpoint where size > 8");
        own.tamper("delete from ledger_node where (ordinal + 1) << level::int > 8");
        assertThat(continuationOf(held)).isFalse();

        own.enter(5);
        own.seal();
        assertThat(continuationOf(held)).isFalse();
    }

    @Test
    void aCheckpointOfAnotherLedgerProvesNothing(@TempDir Path home) {
        var foreign = new LedgerKeys(home).sign(10, own.checkpoint().rootHash());

        assertThat(own.verify(foreign))
                .isInstanceOfSatisfying(
                        NotACheckpoint.class,
                        found -> assertThat(found.sentence())
                                .contains("not signed by a key that this installation believes"));
    }

    @Test
    void aCheckpointThatWasChangedOrForged() {
        own.tamper("update ledger_checkpoint set signature = signature || '' , root = sha256('x') where size = 4");
        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        WronglySigned.class, found -> assertThat(found.size()).isEqualTo(4));
    }

    @Test
    void aNodeOfTheKeptTreeThatWasChanged() {
        own.tamper("update ledger_node set hash = sha256('x') where level = 1 and ordinal = 1");

        assertThat(own.verify()).isInstanceOf(TreeDamaged.class);
    }

    @Test
    void personalContentThatWasChanged() {
        own.enter(reading("with-note", Map.of("note", "as it was written")));
        own.seal();
        own.tamper("update ledger_personal set content = '{\"note\":\"as it was not\"}'");

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        Changed.class,
                        found -> assertThat(found.sentence())
                                .contains("position 10")
                                .contains("personal content is not what was entered"));
    }

    @Test
    void personalContentThatVanished() {
        own.enter(reading("with-note", Map.of("note", "as it was written")));
        own.seal();
        own.tamper("delete from ledger_personal");

        assertThat(own.verify())
                .isInstanceOfSatisfying(
                        Changed.class, found -> assertThat(found.sentence()).contains("no erasure of it is entered"));
    }

    @Test
    void personalContentThatWasErasedLeavesTheLedgerWhole() {
        own.enter(reading("with-note", Map.of("note", "as it was written")));
        own.seal();
        var held = own.checkpoint();

        var scope = new Erasure.Scope(Optional.empty(), Optional.of("with-note"));
        int erased = Fence.asMemberOf(
                INSPECTORATE, () -> erasure.erase(INSPECTOR, INSPECTORATE, scope, Erasure.Basis.RETENTION_PERIOD_OVER));
        own.seal();

        assertThat(erased).isEqualTo(1);
        assertThat(own.count("select count(*) from ledger_personal")).isZero();
        assertThat(own.verify(held).sentence())
                .contains("whole: 12 entries")
                .contains("The personal content of 1 entry has been erased, as is entered.");
    }

    private boolean continuationOf(Checkpoint held) {
        return Fence.asMemberOf(
                OwnLedger.FORCE,
                () -> proofs.continuation("checkpoint", held.text()).holds());
    }

    private static String at(long position) {
        return "id = (select entry_id from ledger_leaf where position = " + position + ")";
    }

    private void removeLeaf(long position) {
        own.tamper("with gone as (delete from ledger_leaf where position = " + position + " returning entry_id)"
                + " delete from ledger_entry where id in (select entry_id from gone)");
    }

    private void cutOffFrom(long position) {
        own.tamper("with gone as (delete from ledger_leaf where position >= " + position + " returning entry_id)"
                + " delete from ledger_entry where id in (select entry_id from gone)");
    }

    private void shift(long from, int by) {
        own.tamper("update ledger_leaf set position = position + 100 where position >= " + from);
        own.tamper("update ledger_leaf set position = position - 100 + " + by + " where position >= 100");
    }

    /** What somebody does who knows how the tree is made, and lacks the key. */
    private void rebuildTree() {
        own.tamper("delete from ledger_node");
        var frontier = new Frontier();
        own.owner
                .sql(
                        "select e.leaf_hash from ledger_leaf l join ledger_entry e on e.id = l.entry_id order by l.position")
                .query((row, n) -> row.getBytes(1))
                .list()
                .forEach(leaf -> frontier.append(
                        leaf,
                        (level, ordinal, hash) -> own.owner
                                .sql("insert into ledger_node values (?, ?, ?)")
                                .params(level, ordinal, hash)
                                .update()));
    }
}

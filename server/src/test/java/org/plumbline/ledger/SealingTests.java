package org.plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.ledger.OwnLedger.INSPECTORATE;
import static org.plumbline.ledger.OwnLedger.reading;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.ledger.LedgerVerdict.NeverSealed;
import org.springframework.beans.factory.annotation.Autowired;

/** How committed entries get their positions. */
@LedgerTest
class SealingTests {

    @Autowired
    private OwnLedger own;

    @Autowired
    private TestClock time;

    @BeforeEach
    void anEmptyLedger() {
        own.clear();
    }

    @Test
    void entriesAreSealedInTheOrderOfTheirTimes() {
        time.advance(Duration.ofMinutes(1));
        own.enter(reading("later", Map.of()));
        time.set(TestClock.START);
        own.enter(reading("earlier", Map.of()));

        assertThat(own.seal()).isEqualTo(2);

        assertThat(own.owner
                        .sql("select e.subject_id from ledger_leaf l join ledger_entry e on e.id = l.entry_id"
                                + " order by l.position")
                        .query(String.class)
                        .list())
                .containsExactly("earlier", "later");
        assertThat(own.checkpoint().size()).isEqualTo(2);
        assertThat(own.verify().sentence())
                .isEqualTo("The ledger is whole: 2 entries, each in its place under 1 checkpoint.");
    }

    @Test
    void noWriterWaitsForAnother() {
        Fence.asMemberOf(
                INSPECTORATE,
                () -> own.transactions.executeWithoutResult(slow -> {
                    own.ledger.enter(reading("slow", Map.of()));
                    ofItsOwn(() -> own.enter(reading("quick", Map.of())));
                    assertThat(ofItsOwn(own::seal)).isEqualTo(1);
                }));

        assertThat(own.seal()).isEqualTo(1);
        assertThat(own.verify().isWhole()).isTrue();
    }

    @Test
    void whatWasCommittedBeforeTheServerWasKilledIsSealedAfterItsRestart() {
        own.enter(3);

        // all that the killed server knew is gone; what waits is in the database
        assertThat(own.seal()).isEqualTo(3);
        assertThat(own.verify().isWhole()).isTrue();
    }

    @Test
    void aSealerKilledInTheMiddleLeavesNothingHalfDone() {
        own.enter(3);
        Fence.asTheServer(() -> own.transactions.executeWithoutResult(status -> {
            assertThat(own.sealer.seal()).isEqualTo(3);
            status.setRollbackOnly();
        }));

        assertThat(own.verify().sentence()).contains("0 entries").contains("3 entries wait to be sealed");
        assertThat(own.seal()).isEqualTo(3);
        assertThat(own.verify().isWhole()).isTrue();
    }

    @Test
    void aSecondSealerLeavesTheWorkToTheFirst() {
        own.enter(3);

        Fence.asTheServer(() -> own.transactions.executeWithoutResult(status -> {
            assertThat(own.sealer.seal()).isEqualTo(3);
            assertThat(ofItsOwn(own::seal)).isZero();
        }));

        assertThat(own.seal()).isZero();
        assertThat(own.verify().isWhole()).isTrue();
    }

    @Test
    void thirtyTwoWritersAndTwoSealersGiveEveryEntryExactlyOnePosition() throws InterruptedException {
        var waits = new AtomicLong();
        var writing = new AtomicBoolean(true);
        var written = new CountDownLatch(32);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 32; writer++) {
                var name = "writer-" + writer;
                threads.submit(() -> {
                    for (int n = 0; n < 25; n++) {
                        own.enter(reading(name + "-" + n, n % 5 == 0 ? Map.of("note", "x") : Map.of()));
                    }
                    written.countDown();
                });
            }
            for (int sealer = 0; sealer < 2; sealer++) {
                threads.submit(() -> {
                    while (writing.get()) {
                        own.seal();
                        waits.addAndGet(own.count("select count(*) from pg_locks where not granted"
                                + " and database = (select oid from pg_database where datname = current_database())"));
                    }
                });
            }
            assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
            writing.set(false);
        }
        own.seal();

        assertThat(own.count("select count(*) from ledger_leaf")).isEqualTo(800);
        assertThat(own.count("select max(position) from ledger_leaf")).isEqualTo(799);
        assertThat(own.count("select count(*) from ledger_unsealed")).isZero();
        assertThat(own.verify().isWhole()).as(own.verify().sentence()).isTrue();
        assertThat(waits).as("times that anybody waited for a lock").hasValue(0);
    }

    @Test
    void anEntryThatNoSealerSeesIsReported() {
        own.enter(1);
        assertThat(own.verify().isWhole()).isTrue();

        time.advance(LedgerVerification.LONGEST_WAIT.plusSeconds(1));

        assertThat(own.verify()).isInstanceOf(NeverSealed.class);
    }

    @Test
    void nothingMoreIsSignedOverATreeThatTheNewestCheckpointDoesNotCover() {
        own.enter(2);
        own.seal();
        own.tamper("delete from ledger_checkpoint");
        own.enter(1);

        assertThatThrownBy(own::seal).hasMessageContaining("run ./plumbline ledger verify");
    }

    /** On a thread of its own, with a limit: within a transaction that is not to be waited for. */
    private static <T> T ofItsOwn(java.util.concurrent.Callable<T> work) {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(work).get(5, TimeUnit.SECONDS);
        } catch (Exception exception) {
            throw new AssertionError(exception);
        }
    }

    private static void ofItsOwn(Runnable work) {
        ofItsOwn(() -> {
            work.run();
            return true;
        });
    }
}

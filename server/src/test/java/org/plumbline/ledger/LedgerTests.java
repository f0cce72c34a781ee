package org.plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.ledger.OwnLedger.FORCE;
import static org.plumbline.ledger.OwnLedger.INSPECTOR;
import static org.plumbline.ledger.OwnLedger.INSPECTORATE;
import static org.plumbline.ledger.OwnLedger.REVIEWER;
import static org.plumbline.ledger.OwnLedger.reading;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

/** What is entered, by whom, and who may read it. */
@LedgerTest
class LedgerTests {

    @Autowired
    private OwnLedger own;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void anEmptyLedger() {
        own.clear();
    }

    @Test
    void anEntryIsKeptAsCanonicalJsonWithTheHashOfThat() throws Exception {
        own.enter(reading("case-7", Map.of()));

        var canonical = own.owner
                .sql("select canonical from ledger_entry")
                .query(String.class)
                .single();
        var id = own.owner.sql("select id from ledger_entry").query(UUID.class).single();
        assertThat(canonical)
                .isEqualTo(("{'act':'reading.submission','at':'" + TestClock.START + "','by':{'organisation':'"
                                + INSPECTORATE + "','person':'" + INSPECTOR.person()
                                + "'},'facts':{'days':3,'grade':'inadequate'},'force':'" + FORCE
                                + "','form':'plumbline-entry/1','id':'" + id + "','inspectorate':'" + INSPECTORATE
                                + "','on':{'id':'case-7','kind':'reading'}}")
                        .replace('\'', '"'));
        assertThat(new JsonCanonicalizer(canonical).getEncodedString()).isEqualTo(canonical);
        assertThat(own.count("select count(*) from ledger_entry"
                        + " where leaf_hash = sha256('\\x00'::bytea || convert_to(canonical, 'UTF8'))"))
                .isEqualTo(1);
    }

    @Test
    void personalContentStandsBesideAndOnlyItsSaltedDigestIsInTheEntry() {
        own.enter(reading("case-7", Map.of("note", "said that nobody asked")));

        assertThat(own.count("""
                select count(*) from ledger_entry e join ledger_personal p on p.entry_id = e.id
                where e.canonical not like '%nobody asked%' and p.content = '{"note":"said that nobody asked"}'
                and e.canonical::jsonb ->> 'personal' = encode(sha256(p.salt || convert_to(p.content, 'UTF8')), 'hex')
                """)).isEqualTo(1);
    }

    @Test
    void nothingIsEnteredOutsideATransaction() {
        assertThatThrownBy(() -> own.ledger.enter(reading("case-7", Map.of())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anEntryGoesWhenItsChangeIsRolledBack() {
        Fence.asMemberOf(
                INSPECTORATE,
                () -> own.transactions.executeWithoutResult(status -> {
                    own.ledger.enter(reading("case-7", Map.of("note", "x")));
                    status.setRollbackOnly();
                }));

        assertThat(own.count("select count(*) from ledger_entry")).isZero();
        assertThat(own.seal()).isZero();
    }

    @Test
    void aLookAtACaseIsEnteredWithItsPurposeOrItsReason() {
        Fence.asMemberOf(
                FORCE,
                () -> own.ledger.lookedAt(
                        REVIEWER, "case", "C-1", INSPECTORATE, Optional.of(FORCE), Purpose.SENT_STRAIGHT_BACK));
        Fence.asMemberOf(
                INSPECTORATE,
                () -> own.ledger.lookedAt(
                        INSPECTOR, "case", "C-1", INSPECTORATE, Optional.of(FORCE), "the family's solicitor asked"));

        assertThat(own.count("select count(*) from ledger_entry where act = 'case.looked-at'"
                        + " and canonical like '%\"purpose\":\"SENT_STRAIGHT_BACK\"%'"))
                .isEqualTo(1);
        assertThat(own.count("select count(*) from ledger_entry where canonical like '%solicitor%'"))
                .isZero();
        assertThat(own.count("select count(*) from ledger_personal where content like '%solicitor%'"))
                .isEqualTo(1);
    }

    @Test
    void aForceEntersWhatItsInspectorateAloneReads() {
        own.enter(new Entry(
                REVIEWER,
                "sent-back.answer",
                "sent-back",
                "1",
                INSPECTORATE,
                Optional.of(FORCE),
                Map.of(),
                Map.of("answer", "visited the same day")));

        assertThat(seen(FORCE, "ledger_entry")).isZero();
        assertThat(seen(FORCE, "ledger_personal")).isZero();
        assertThat(seen(INSPECTORATE, "ledger_entry")).isEqualTo(1);
        assertThat(seen(INSPECTORATE, "ledger_personal")).isEqualTo(1);
        assertThat(seen(UUID.randomUUID(), "ledger_entry")).isZero();
    }

    @Test
    void nobodyEntersInAnothersName() {
        assertThatThrownBy(() -> Fence.asMemberOf(
                        FORCE,
                        () -> own.transactions.executeWithoutResult(
                                status -> own.ledger.enter(reading("case-7", Map.of())))))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void nobodyPutsPersonalContentToAnothersEntry() {
        own.enter(reading("case-7", Map.of()));
        var id = own.owner.sql("select id from ledger_entry").query(UUID.class).single();

        assertThatThrownBy(() -> asForce(
                        "insert into ledger_personal values ('" + id + "', '" + FORCE + "', sha256('x'), '{}')"))
                .rootCause()
                .hasMessageContaining("violates foreign key");
        assertThatThrownBy(() -> asForce(
                        "insert into ledger_personal values ('" + id + "', '" + INSPECTORATE + "', sha256('x'), '{}')"))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void theApplicationCannotChangeOrDeleteWhatWasEntered() {
        own.enter(reading("case-7", Map.of()));

        for (var sql : new String[] {
            "update ledger_entry set act = 'x.y'",
            "delete from ledger_entry",
            "delete from ledger_leaf",
            "update ledger_checkpoint set size = 1",
            "truncate ledger_node"
        }) {
            assertThatThrownBy(() -> Fence.asTheServer(() ->
                            own.transactions.execute(status -> jdbc.sql(sql).update())))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aFactThatWouldReadDifferentlyElsewhereIsRefused() {
        assertThatThrownBy(() -> own.enter(new Entry(
                        INSPECTOR,
                        "reading.submission",
                        "reading",
                        "1",
                        INSPECTORATE,
                        Optional.empty(),
                        Map.of("number", Long.MAX_VALUE),
                        Map.of())))
                .hasMessageContaining("give it as text");
    }

    private void asForce(String sql) {
        Fence.asMemberOf(
                FORCE,
                () -> own.transactions.executeWithoutResult(
                        status -> jdbc.sql(sql).update()));
    }

    private long seen(UUID organisation, String table) {
        return Fence.asMemberOf(
                organisation,
                () -> own.transactions.execute(status -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }
}

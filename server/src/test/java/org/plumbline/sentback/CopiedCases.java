package org.plumbline.sentback;

import static org.plumbline.Fieldwork.as;

import org.plumbline.fence.Fence;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.reading.Reading;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Many open cases for benchmarks: one that was sent back, and as many like it as are asked for. */
@TestComponent
public class CopiedCases {

    private final SendingBack sendingBack;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    CopiedCases(SendingBack sendingBack, JdbcClient jdbc, TransactionOperations transaction) {
        this.sendingBack = sendingBack;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Sends a case back and copies it; the copies are due one minute after the other. */
    public SentBack raiseAndCopy(SignedIn inspector, Reading reading, int times) {
        return as(inspector, () -> {
            var raised = sendingBack.raise(
                    inspector, Ids.next(), reading.id(), "stalled-investigation", "Nothing is recorded");
            transaction.executeWithoutResult(status -> copy(raised, times));
            return raised;
        });
    }

    /** Lets the database know how many there are now. */
    public void analyse() {
        Fence.asTheServer(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("analyze sent_back, sent_back_step, sent_back_clock, sent_back_standing")
                        .update()));
    }

    /** The same case many times over, each with its step, its clocks and where it stands. */
    private void copy(SentBack raised, int times) {
        for (var sql : new String[] {
            "create temporary table copy on commit drop as select gen_random_uuid() as id, n from generate_series(1, :times) n",
            """
            insert into sent_back
            select c.id, 'SB-COPY-' || left(c.id::text, 13), s.wave_id, s.case_id, s.case_reference, s.case_type, s.inspectorate_id, s.force_id,
                   s.ground
            from copy c, sent_back s where s.id = :id
            """,
            """
            insert into sent_back_step (sent_back_id, number, kind, inspectorate_id, force_id, organisation_id, person_id,
                person_name, at, words)
            select c.id, t.number, t.kind, t.inspectorate_id, t.force_id, t.organisation_id, t.person_id, t.person_name, t.at,
                   t.words
            from copy c, sent_back_step t where t.sent_back_id = :id
            """,
            """
            insert into sent_back_clock (sent_back_id, kind, started_by, inspectorate_id, force_id, started_at, due, in_words,
                working)
            select c.id, k.kind, k.started_by, k.inspectorate_id, k.force_id, k.started_at, k.due + c.n * interval '1 minute',
                   k.in_words, k.working
            from copy c, sent_back_clock k where k.sent_back_id = :id
            """,
            """
            insert into sent_back_standing
            select c.id, t.inspectorate_id, t.force_id, 'SB-COPY-' || left(c.id::text, 13), t.case_reference, t.ground, t.immediate_danger,
                   t.state, t.waits_for, t.due_next + c.n * interval '1 minute', t.due_kind, t.reviewer_id, t.raised_at,
                   t.ended_at, t.version
            from copy c, sent_back_standing t where t.sent_back_id = :id
            """
        }) {
            jdbc.sql(sql).param("times", times).param("id", raised.id()).update();
        }
    }
}

package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.page.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Measures the board, the home page and the escalation over many open cases; {@code benchmarks/sent-back/run} runs it. */
@PlumblineTest
class BoardBenchmark {

    private static final int TIMES = 200;

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Escalating escalating;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Test
    void millisecondsOverManyOpenCases() {
        int cases = Integer.getInteger("plumbline.benchmark.cases", 10_000);
        var team = fieldwork.team();
        var wave = fieldwork.reading(team, 1, 1);
        var reading = fieldwork.readings(team, wave).getFirst();
        var raised = as(
                team.inspector(),
                () -> sendingBack.raise(
                        team.inspector(), Ids.next(), reading.id(), "stalled-investigation", "Nothing is recorded"));
        as(team.inspector(), () -> transaction.executeWithoutResult(status -> copy(raised, cases - 1)));
        Fence.asTheServer(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("analyze sent_back, sent_back_step, sent_back_clock, sent_back_standing")
                        .update()));
        assertThat(as(team.liaison(), () -> sendingBack.board(team.liaison(), 1, 1, 1))
                        .ours()
                        .total())
                .isEqualTo(cases);

        System.out.printf(Locale.UK, "%n| %,d open cases, milliseconds | median | 95th percentile | times |%n", cases);
        System.out.println("|---|---|---|---|");
        var liaison = browsers.of(team.liaison());
        var duty = browsers.of(team.duty());
        measure("the force's board", () -> liaison.get("/sent-back").status());
        measure(
                "the duty inspector's board, page 100",
                () -> duty.get("/sent-back?theirs=100").status());
        measure("the force's home page", () -> liaison.get("/home").status());
        measure(
                "one case",
                () -> liaison.get("/sent-back/" + raised.reference()).status());
        measure("a look at all due times", () -> {
            Fence.asTheServer(escalating::beat);
            return 200;
        });
    }

    private static void measure(String what, Supplier<Integer> work) {
        for (int warming = 0; warming < TIMES / 4; warming++) {
            assertThat(work.get()).isEqualTo(200);
        }
        var times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            var _ = work.get();
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.UK, "| %s | %.1f | %.1f | %d |%n", what, times[TIMES / 2], times[TIMES * 95 / 100], TIMES);
    }

    /** The same case many times over, each with its step, its clocks and where it stands. */
    private void copy(SentBack raised, int times) {
        for (var sql : new String[] {
            "create temporary table copy on commit drop as select gen_random_uuid() as id, n from generate_series(1, :times) n",
            """
            insert into sent_back
            select c.id, 'SB-COPY-' || c.n, s.wave_id, s.case_id, s.case_reference, s.case_type, s.inspectorate_id, s.force_id,
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
            select c.id, t.inspectorate_id, t.force_id, 'SB-COPY-' || c.n, t.case_reference, t.ground, t.immediate_danger,
                   t.state, t.waits_for, t.due_next + c.n * interval '1 minute', t.due_kind, t.reviewer_id, t.raised_at,
                   t.ended_at, t.version
            from copy c, sent_back_standing t where t.sent_back_id = :id
            """
        }) {
            jdbc.sql(sql).param("times", times).param("id", raised.id()).update();
        }
    }
}

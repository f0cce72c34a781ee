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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Measures the board, the home page and the escalation over many open cases; {@code benchmarks/sent-back/run} runs it. */
@PlumblineTest
@Import(CopiedCases.class)
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
    CopiedCases copied;

    @Test
    void millisecondsOverManyOpenCases() {
        int cases = Integer.getInteger("plumbline.benchmark.cases", 10_000);
        var team = fieldwork.team();
        var wave = fieldwork.reading(team, 1, 1);
        var reading = fieldwork.readings(team, wave).getFirst();
        var raised = copied.raiseAndCopy(team.inspector(), reading, cases - 1);
        copied.analyse();
        assertThat(as(team.liaison(), () -> sendingBack.board(team.liaison(), BoardFilter.NONE, 1, 1, 1))
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
        measure(
                "the duty inspector's overdue cases",
                () -> duty.get("/sent-back?state=RAISED&overdue=yes").status());
        measure(
                "a search by reference",
                () -> duty.get("/sent-back?reference=SB-COPY-77").status());
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
}

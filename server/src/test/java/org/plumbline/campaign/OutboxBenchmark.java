package org.plumbline.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Role;
import org.plumbline.page.Ids;
import org.plumbline.sentback.Told;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** Measures how urgent messages fare beside a hundred thousand others; {@code benchmarks/outbox/run} runs it. */
@SpringBootTest
@ContextConfiguration(initializers = Site.Seeding.class)
@Import({People.class, Fieldwork.class})
class OutboxBenchmark {

    private static final String ROUTINE = "SB-MANY-0000";
    private static final int AT_ONCE = 1_000;
    private static final int MOST_CASES = 600;
    private static final Duration BETWEEN_CASES = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transaction;

    private final Site site = Site.opened();

    @Test
    void urgentMessagesWaitBehindNoRoutineOne() throws Exception {
        int routine = Integer.getInteger("plumbline.benchmark.messages", 100_000);
        var team = fieldwork.team();
        var wave = fieldwork.reading(team, Site.QUICK_CLOCKS, MOST_CASES / 2);
        var readings = fieldwork.readings(team, wave);
        fill(team, routine);
        var node = site.nodes(1).getFirst();
        var begun = Instant.now();
        node.start();
        var inspector = new Visitor(List.of(node), 0, team.inspector().email(), new Visitor.Troubles());
        inspector.signIn();
        var pressed = new HashMap<String, Instant>();
        var ended = new AtomicBoolean();
        for (var reading : readings) {
            if (ended.get() || Duration.between(begun, Instant.now()).compareTo(LONGEST) > 0) {
                break;
            }
            var at = Instant.now();
            pressed.put(raise(inspector, reading.id()), at);
            Thread.sleep(BETWEEN_CASES);
            ended.set(delivered() == routine);
        }
        while (delivered() < routine && Duration.between(begun, Instant.now()).compareTo(LONGEST) < 0) {
            Thread.sleep(500);
        }
        var last = site.mailbox().seen().stream()
                .filter(OutboxBenchmark::isRoutine)
                .map(Mailbox.Mail::at)
                .max(Instant::compareTo)
                .orElse(begun);
        node.stop();
        report(routine, pressed, Duration.between(begun, last));
        assertThat(delivered()).isEqualTo(routine);
        assertThat(site.mailbox().taken())
                .as("each went out once")
                .isEqualTo(site.mailbox().seen().size());
    }

    /** As many messages as there would be after that many closures, each of which tells one person. */
    private void fill(Fieldwork.Team team, int messages) {
        for (int n = 0; n < messages; n += AT_ONCE) {
            int some = Math.min(AT_ONCE, messages - n);
            Fence.asTheServer(() -> transaction.executeWithoutResult(status -> {
                for (int i = 0; i < some; i++) {
                    events.publishEvent(new Told(
                            Ids.next(),
                            team.inspectorate().id(),
                            team.force().id(),
                            team.force().id(),
                            Set.of(Role.FORCE_LIAISON),
                            Optional.empty(),
                            ROUTINE,
                            Told.What.CLOSED,
                            false,
                            Instant.now()));
                }
            }));
        }
    }

    private static String raise(Visitor inspector, UUID reading) {
        var action = "/readings/" + reading + "/sent-back";
        var form = Visitor.form(inspector.get(action).page(), action);
        return inspector
                .send(form, Map.of("ground", "child-in-danger-now", "reason", "Of a benchmark"))
                .location()
                .replaceFirst(".*/sent-back/", "");
    }

    private static boolean isRoutine(Mailbox.Mail mail) {
        return mail.reference().equals(ROUTINE);
    }

    private long delivered() {
        return site.mailbox().seen().stream().filter(OutboxBenchmark::isRoutine).count();
    }

    private void report(int routine, Map<String, Instant> pressed, Duration draining) {
        var waits = new ArrayList<Duration>();
        for (var mail : site.mailbox().seen()) {
            var press = pressed.get(mail.reference());
            if (press != null && mail.what().startsWith("A case was sent straight back")) {
                waits.add(Duration.between(press, mail.at()));
            }
        }
        System.out.printf(
                Locale.UK,
                "%n| %,d routine messages waiting | |%n|---|---|%n| drained in, with the server's start | %,d s |%n"
                        + "| messages a second | %,.0f |%n| cases sent straight back meanwhile | %d |%n"
                        + "| seconds from the press to the e-mail, median / 95th / longest of %d | %s |%n",
                routine,
                draining.toSeconds(),
                routine * 1_000.0 / draining.toMillis(),
                pressed.size(),
                waits.size(),
                Percentiles.of(waits).inSeconds());
    }
}

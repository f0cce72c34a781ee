package org.plumbline.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.reading.Reading;
import org.plumbline.sentback.CopiedCases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Measures how soon open pages are told, with thousands of cases and many people; {@code benchmarks/live/run} runs it. */
@SpringBootTest
@ContextConfiguration(initializers = Site.Seeding.class)
@Import({People.class, Fieldwork.class, CopiedCases.class})
class LiveBenchmark {

    private static final int FORCES = 10;
    private static final int PRESSES = 120;
    private static final Duration BETWEEN_PRESSES = Duration.ofMillis(500);
    private static final Duration LONGEST_LISTENING = Duration.ofSeconds(20);
    private static final int SIGN_IN_AT_ONCE = 4;

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    CopiedCases copied;

    private final Site site = Site.opened();

    /** @param liaisons whose pages are open */
    private record Force(Fieldwork.Team team, List<SignedIn> liaisons, List<Reading> readings) {}

    @Test
    void fromThePressToTheOpenPages() throws Exception {
        int cases = Integer.getInteger("plumbline.benchmark.cases", 10_000);
        int connected = Integer.getInteger("plumbline.benchmark.people", 1_000);
        var forces = forces(cases / FORCES, connected / FORCES);
        var node = site.nodes(1).getFirst();
        node.start();
        var streams = connect(node, forces);
        System.out.printf(Locale.UK, "%,d open cases, %,d people connected%n", cases, streams.size());

        var pressed = new HashMap<String, Instant>();
        var looking = new AtomicBoolean(true);
        var boards = Collections.synchronizedList(new ArrayList<Duration>());
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.execute(() -> lookAtTheBoard(node, forces, looking, boards));
            pressed.putAll(press(node, forces));
            Thread.sleep(Duration.ofSeconds(5));
            looking.set(false);
        }
        report(pressed, streams, forces, boards);
        streams.forEach(EventStream::close);
        node.stop();
    }

    private List<Force> forces(int casesOfEach, int peopleOfEach) throws Exception {
        var forces = new ArrayList<Force>();
        var inspectorate = people.inspectorate();
        var lead = people.join(inspectorate, Role.LEAD_INSPECTOR, Role.DUTY_INSPECTOR);
        try (var several = Executors.newFixedThreadPool(SIGN_IN_AT_ONCE)) {
            for (int i = 0; i < FORCES; i++) {
                var force = people.force();
                Callable<SignedIn> joins = () -> people.join(force, Role.FORCE_LIAISON);
                var liaisons = new ArrayList<SignedIn>();
                for (var joined : several.invokeAll(Collections.nCopies(peopleOfEach, joins))) {
                    liaisons.add(joined.get());
                }
                var liaison = liaisons.getFirst();
                var team = new Fieldwork.Team(inspectorate, force, lead, lead, lead, lead, liaison, liaison, liaison);
                var readings =
                        fieldwork.readings(team, fieldwork.reading(team, Fieldwork.INSTRUMENT, PRESSES / FORCES));
                copied.raiseAndCopy(lead, readings.getFirst(), casesOfEach - 1);
                forces.add(new Force(team, liaisons, readings.subList(1, readings.size())));
            }
        }
        copied.analyse();
        return forces;
    }

    private List<EventStream> connect(Node node, List<Force> forces) throws Exception {
        var streams = new ArrayList<EventStream>();
        try (var several = Executors.newFixedThreadPool(SIGN_IN_AT_ONCE)) {
            var signingIn = forces.stream()
                    .flatMap(force -> force.liaisons().stream())
                    .<Callable<EventStream>>map(person -> () -> {
                        var visitor = new Visitor(List.of(node), 0, person.email(), new Visitor.Troubles());
                        visitor.signIn();
                        return new EventStream(node, visitor.cookie(), person.organisation());
                    })
                    .toList();
            for (var stream : several.invokeAll(signingIn)) {
                streams.add(stream.get());
            }
        }
        return streams;
    }

    /** When each case was sent back: the moment before its form was sent. */
    private Map<String, Instant> press(Node node, List<Force> forces) throws InterruptedException {
        var lead = forces.getFirst().team().lead();
        var inspector = new Visitor(List.of(node), 0, lead.email(), new Visitor.Troubles());
        inspector.signIn();
        var pressed = new HashMap<String, Instant>();
        for (int n = 0; n < PRESSES; n++) {
            var reading = forces.get(n % FORCES).readings().get(n / FORCES);
            var action = "/readings/" + reading.id() + "/sent-back";
            var form = Visitor.form(inspector.get(action).page(), action);
            var at = Instant.now();
            var reply = inspector.send(form, Map.of("ground", "child-in-danger-now", "reason", "Of a benchmark"));
            assertThat(reply.location()).contains("/sent-back/SB-");
            pressed.put(reply.location().replaceFirst(".*/sent-back/", ""), at);
            Thread.sleep(BETWEEN_PRESSES);
        }
        return pressed;
    }

    private static void lookAtTheBoard(Node node, List<Force> forces, AtomicBoolean goesOn, List<Duration> boards) {
        var person = forces.getFirst().liaisons().getFirst();
        var visitor = new Visitor(List.of(node), 0, person.email(), new Visitor.Troubles());
        visitor.signIn();
        while (goesOn.get()) {
            var begun = Instant.now();
            assertThat(visitor.get("/sent-back").status()).isEqualTo(200);
            boards.add(Duration.between(begun, Instant.now()));
            Visitor.pause(Duration.ofMillis(200));
        }
    }

    private static void report(
            Map<String, Instant> pressed, List<EventStream> streams, List<Force> forces, List<Duration> boards)
            throws InterruptedException {
        int expected = PRESSES * (streams.size() / forces.size());
        var limit = Instant.now().plus(LONGEST_LISTENING);
        List<Duration> waits = List.of();
        while (waits.size() < expected && Instant.now().isBefore(limit)) {
            waits = streams.stream()
                    .flatMap(stream -> stream.heard().entrySet().stream())
                    .filter(heard -> pressed.containsKey(heard.getKey()))
                    .map(heard -> Duration.between(pressed.get(heard.getKey()), heard.getValue()))
                    .toList();
            Thread.sleep(500);
        }
        System.out.println(
                "\n| milliseconds | median | 95th percentile | 99th percentile | longest | times |\n|---|---|---|---|---|---|");
        row("from the press to an open page of the force", waits);
        row("the force's board, asked for meanwhile", boards);
        assertThat(waits).as("every open page heard of every case").hasSize(expected);
    }

    private static void row(String what, List<Duration> durations) {
        var sorted = Percentiles.of(durations);
        System.out.printf(
                Locale.UK,
                "| %s | %d | %d | %d | %d | %,d |%n",
                what,
                sorted.at(50).toMillis(),
                sorted.at(95).toMillis(),
                sorted.at(99).toMillis(),
                sorted.at(100).toMillis(),
                durations.size());
    }
}

package org.plumbline.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.organisation.Role;
import org.plumbline.reading.Reading;

/** A load by twenty clients on servers that are killed, and the reckoning afterwards. */
final class Campaign {

    private static final int CREWS = 5;
    private static final Duration PAUSE_BETWEEN_RAISINGS = Duration.ofSeconds(8);

    /** Longer than any clock may wait for its escalation, and any message for its lease. */
    private static final Duration CALM = Duration.ofSeconds(75);

    private static final int MOST_STOPS = 5;
    private static final Duration LONGEST_DRAINING = Duration.ofMinutes(10);

    private static final Duration SHORTEST_LOAD = Duration.ofMillis(700);
    private static final Duration LONGEST_LOAD = Duration.ofMillis(2_500);
    private static final int FEWEST_STEPS = 3;
    private static final int MOST_WAITS = 200;

    private final Site site = Site.opened();
    private final List<Node> nodes;
    private final SplittableRandom random;
    private final Tally tally = new Tally();
    private final List<Outage> outages = new ArrayList<>();
    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final List<Crew> crews;
    private final List<Thread> clients = new ArrayList<>();

    /** @param longest no shorter than it will take, so that there are cases enough to be sent back */
    Campaign(int nodes, long seed, Fieldwork fieldwork, People people, Duration longest) {
        this.nodes = site.nodes(nodes);
        this.random = new SplittableRandom(seed);
        this.crews = crews(fieldwork, people, (int) longest.dividedBy(PAUSE_BETWEEN_RAISINGS) / 2 + 2);
        System.out.println("Seed " + seed + ", servers and logs in " + site.folder());
    }

    private static List<Crew> crews(Fieldwork fieldwork, People people, int casesOfEachType) {
        var crews = new ArrayList<Crew>();
        for (int i = 0; i < CREWS; i++) {
            var inspectorate = people.inspectorate();
            var force = people.force();
            var lead = people.join(inspectorate, Role.LEAD_INSPECTOR, Role.DUTY_INSPECTOR);
            var duty = people.join(inspectorate, Role.INSPECTOR, Role.DUTY_INSPECTOR);
            var liaison = people.join(force, Role.FORCE_LIAISON);
            var chief = people.join(force, Role.FORCE_LIAISON, Role.CHIEF_OFFICER);
            var team = new Fieldwork.Team(inspectorate, force, lead, lead, duty, duty, liaison, chief, chief);
            var wave = fieldwork.reading(team, Site.QUICK_CLOCKS, casesOfEachType);
            var readings =
                    fieldwork.readings(team, wave).stream().map(Reading::id).toList();
            crews.add(new Crew(List.of(lead, duty, liaison, chief), readings, PAUSE_BETWEEN_RAISINGS));
        }
        return crews;
    }

    List<Node> nodes() {
        return nodes;
    }

    SplittableRandom random() {
        return random;
    }

    /** Starts the servers, and lets the clients sign in and begin. */
    void begin() throws Exception {
        site.rehearse(nodes.getFirst());
        for (var node : nodes.subList(1, nodes.size())) {
            node.start();
        }
        for (var crew : crews) {
            for (var person : crew.people()) {
                var visitor = new Visitor(nodes, clients.size(), person.email(), tally.troubles());
                visitor.signIn();
                var client = new Client(person, crew, visitor, tally, random.split(), goesOn::get);
                clients.add(Thread.ofVirtual().name(person.email()).unstarted(client));
            }
        }
        clients.forEach(Thread::start);
    }

    /** A while in which steps are taken, however slow the machine is. */
    void underLoad() throws InterruptedException {
        int before = steps();
        goOn(SHORTEST_LOAD, LONGEST_LOAD);
        for (int waited = 0; steps() - before < FEWEST_STEPS && waited < MOST_WAITS; waited++) {
            Thread.sleep(50);
        }
    }

    void goOn(Duration shortest, Duration longest) throws InterruptedException {
        Thread.sleep(random.nextLong(shortest.toMillis(), longest.toMillis()));
    }

    void killServer(Node node) throws Exception {
        var from = Instant.now();
        node.kill();
        goOn(Duration.ZERO, Duration.ofMillis(400));
        node.start();
        outages.add(new Outage("server", from, Instant.now()));
    }

    void killPostgres() throws Exception {
        var from = Instant.now();
        site.postgres().kill();
        goOn(Duration.ZERO, Duration.ofMillis(400));
        site.postgres().start();
        outages.add(new Outage("PostgreSQL", from, Instant.now()));
    }

    void killBoth(Node node) throws Exception {
        var from = Instant.now();
        site.postgres().kill();
        node.kill();
        site.postgres().start();
        node.start();
        outages.add(new Outage("both", from, Instant.now()));
    }

    int steps() {
        return tally.acknowledged().size();
    }

    /** Lets everybody finish, waits until all is at rest, counts, and fails when a promise is broken. */
    void end() throws Exception {
        var ended = Instant.now();
        goesOn.set(false);
        for (var client : clients) {
            client.join();
        }
        Thread.sleep(CALM);
        boolean drained = standStill();
        var report = new Reckoning(site, tally, List.copyOf(outages)).reckon(ended);
        var whole = site.verifyLedger();
        report.line("ledger", whole);
        report.line(
                "outages, seconds, median / 95th / longest",
                Percentiles.of(outages.stream()
                                .map(outage -> Duration.between(outage.from(), outage.to()))
                                .toList())
                        .inSeconds());
        System.out.println(report);
        assertThat(report.broken()).as("promises that were broken").isEmpty();
        assertThat(drained).as("the outbox was drained").isTrue();
        assertThat(whole).endsWith("(ended with 0)");
    }

    /** Clocks go on falling due: whatever a server tells while it is stopped is delivered before anything is counted. */
    private boolean standStill() throws Exception {
        boolean drained = isDrained();
        for (int tries = 1; drained; tries++) {
            for (var node : nodes) {
                node.stop();
            }
            if (waiting() == 0 || tries == MOST_STOPS) {
                return waiting() == 0;
            }
            for (var node : nodes) {
                node.start();
            }
            drained = isDrained();
        }
        return false;
    }

    private boolean isDrained() throws SQLException, InterruptedException {
        var limit = Instant.now().plus(LONGEST_DRAINING);
        while (Instant.now().isBefore(limit)) {
            if (waiting() == 0) {
                return true;
            }
            Thread.sleep(1_000);
        }
        return false;
    }

    private long waiting() throws SQLException {
        try (var connection = site.postgres().connect("plumbline");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select (select count(*) from message where spread_at is null)
                             + (select count(*) from delivery where state = 'WAITING')
                        """)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

package org.plumbline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.notification.Delivery.Outcome;
import org.plumbline.notification.Delivery.State;
import org.plumbline.organisation.Organisations;
import org.plumbline.page.Ids;
import org.plumbline.sentback.SentBack;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class WebhookTests {

    private static final Duration PATIENCE = Duration.ofMillis(700);

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    Outbox outbox;

    @Autowired
    Messages messages;

    @Autowired
    Post post;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Organisations organisations;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;

    @BeforeEach
    void nothingWaits() {
        Fence.asTheServer(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("update message set spread_at = now(), reached = 0 where spread_at is null")
                    .update();
            jdbc.sql("update delivery set state = 'GIVEN_UP', ended_at = now() where state = 'WAITING'")
                    .update();
        }));
        team = fieldwork.team();
    }

    @Test
    void theForcesSystemIsToldAtOnceInASignedCloudEventThatSaysNothingOfTheCase() {
        try (var system = new ToldSystem(ToldSystem.Manner.TAKES_IT)) {
            var secret = add(system.address());
            var raised = raise();

            deliver();

            assertThat(system.calls()).hasSize(1);
            var call = system.calls().getFirst();
            assertThat(call.contentType()).startsWith("application/cloudevents+json");
            assertThat(call.isSignedWith(secret)).isTrue();
            assertThat(Long.parseLong(call.timestamp()))
                    .isEqualTo(clock.instant().getEpochSecond());
            var event = call.json();
            assertThat(event.get("specversion").asString()).isEqualTo("1.0");
            assertThat(event.get("id").asString()).isEqualTo(call.id());
            assertThat(event.get("type").asString()).isEqualTo("org.plumbline.sent-back.sent-back");
            assertThat(event.get("subject").asString()).isEqualTo(raised.reference());
            assertThat(event.at("/data/page").asString())
                    .isEqualTo("https://plumbline.example/sent-back/" + raised.reference());
            assertThat(event.toString())
                    .doesNotContain(
                            "The log", raised.caseReference(), team.inspector().name());
            assertThat(sent(raised)).singleElement().satisfies(each -> {
                assertThat(each.state()).isEqualTo(State.DELIVERED);
                assertThat(each.person()).isEqualTo("system at 127.0.0.1");
            });
            assertThat(browsers.of(team.duty())
                            .get("/sent-back/" + raised.reference())
                            .text())
                    .contains("system at 127.0.0.1")
                    .doesNotContain("for=cases");
        }
    }

    @Test
    void aBrokenSlowOrLyingSystemIsToldAgainWithTheSameKey() {
        String secret;
        SentBack raised;
        var ids = new java.util.HashSet<String>();
        try (var broken = new ToldSystem(ToldSystem.Manner.IS_BROKEN)) {
            secret = add(broken.address());
            raised = raise();
            deliver();
            assertThat(failureOf(raised).orElseThrow()).contains("answered 500");
            clock.advance(Duration.ofMinutes(1));
            deliver();
            broken.calls().forEach(call -> ids.add(call.id()));
            assertThat(broken.calls()).hasSize(2).allMatch(call -> call.isSignedWith(secret));
        }
        assertThat(ids).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        deliver();
        assertThat(sent(raised)).singleElement().matches(each -> each.state() == State.WAITING && each.attempts() == 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRIPS", "LIES", "SENDS_ELSEWHERE"})
    void whoeverDoesNotSayPlainlyThatTheyTookItIsTriedAgain(String manner) {
        try (var system = new ToldSystem(ToldSystem.Manner.valueOf(manner))) {
            long before = System.nanoTime();

            assertThat(call(system.address(), "127.0.0.0/8")).isInstanceOf(Outcome.Failed.class);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE.multipliedBy(6));
            assertThat(system.calls()).as("where it was sent to is not called").hasSizeLessThan(2);
        }
    }

    @Test
    void aSystemThatIsGoneIsADeadLetter() {
        try (var system = new ToldSystem(ToldSystem.Manner.IS_GONE)) {
            add(system.address());
            var raised = raise();

            deliver();

            assertThat(sent(raised)).singleElement().matches(each -> each.state() == State.DEAD);
            assertThat(browsers.of(team.lead()).get("/messages").text()).contains("gone (410)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://10.1.2.3/",
                "https://172.16.9.9/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[64:ff9b::a00:1]/",
                "https://224.0.0.1/"
            })
    void anAddressInsideIsNotCalled(String address) {
        assertThat(call(URI.create(address), ""))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("private network"));
    }

    @Test
    void whatTheOperatorAllowsIsReachableAndNothingBesideIt() throws UnknownHostException {
        var reachable = Reachable.allowing("10.20.0.0/16, 192.168.7.4");

        assertThat(reachable.isReachable(InetAddress.getByName("10.20.3.4"))).isTrue();
        assertThat(reachable.isReachable(InetAddress.getByName("192.168.7.4"))).isTrue();
        assertThat(reachable.isReachable(InetAddress.getByName("10.21.3.4"))).isFalse();
        assertThat(reachable.isReachable(InetAddress.getByName("151.101.1.1"))).isTrue();
        assertThat(reachable.isReachable(InetAddress.getByName("2a00:1450::1"))).isTrue();
        assertThat(call(URI.create("http://151.101.1.1/"), ""))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("https"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cases.force.example",
                "ftp://cases.force.example/",
                "https://name:word@cases.force.example/",
                "https:///x"
            })
    void whatIsNoAddressIsRefused(String typed) {
        var refused =
                browsers.of(team.liaison()).post("/webhooks", "id", Ids.next().toString(), "address", typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.told()).contains("https://cases.force.example/plumbline");
    }

    @Test
    void anAddressIsItsOrganisationsAloneAndIsToldNothingOnceItIsWithdrawn() {
        try (var system = new ToldSystem(ToldSystem.Manner.TAKES_IT)) {
            add(system.address());
            var browser = browsers.of(team.liaison());
            var page = browser.get("/webhooks").page();
            var withdrawal = page.select("form[action$=withdrawal]").attr("action");
            var elsewhere = browsers.of(fieldwork.team().liaison());
            assertThat(elsewhere.get("/webhooks").text()).doesNotContain("127.0.0.1");
            assertThat(elsewhere.post(withdrawal).status()).isEqualTo(404);
            assertThat(browsers.of(team.lead()).get("/webhooks").text()).doesNotContain("127.0.0.1");
            assertThat(browser.post(withdrawal.replace("withdrawal", "trial")).told())
                    .as("the server of this test allows no address inside")
                    .contains("private network");

            var raised = raise();
            browser.post(withdrawal);
            raise();
            deliver();

            assertThat(system.calls()).isEmpty();
            assertThat(sent(raised)).allMatch(each -> each.state() == State.DEAD || each.state() == State.WAITING);
            assertThat(browser.get("/webhooks").text()).contains("Withdrawn on");
        }
    }

    private String add(URI address) {
        var answer = browsers.of(team.liaison())
                .post("/webhooks", "id", Ids.next().toString(), "address", address.toString());
        assertThat(answer.status()).isEqualTo(200);
        return answer.page().select("main .pl-code").text();
    }

    private Outcome call(URI address, String allowed) {
        return caller(allowed)
                .call(
                        address,
                        new byte[32],
                        new WebhookCaller.Event(UUID.randomUUID(), "TRIAL", "SB-TRIA-L000", false, clock.instant()));
    }

    private WebhookCaller caller(String allowed) {
        return new WebhookCaller(allowed, "https://plumbline.example/", clock, PATIENCE);
    }

    private void deliver() {
        var deliverer = new Deliverer(outbox, messages, post, webhooks, caller("127.0.0.0/8"), organisations, clock);
        Fence.asTheServer(() -> {
            deliverer.spread();
            assertThat(deliverer.deliver(true) + deliverer.deliver(false)).isLessThan(100);
        });
    }

    private SentBack raise() {
        return fieldwork.sendBack(team);
    }

    private List<Sent> sent(SentBack sentBack) {
        return as(team.lead(), () -> messages.ofCase(sentBack.reference()));
    }

    private Optional<String> failureOf(SentBack sentBack) {
        return sent(sentBack).stream().map(Sent::failure).findFirst();
    }
}

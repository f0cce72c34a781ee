package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class EscalatingTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    Escalating escalating;

    @Autowired
    Escalations escalations;

    @Autowired
    SentBacks sentBacks;

    @Autowired
    Rotas rotas;

    @Autowired
    Ledger ledger;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;
    SentBack sentBack;

    @BeforeEach
    void aChildMayBeInDanger() {
        team = fieldwork.team();
        sentBack = fieldwork.sendBack(team);
    }

    @Test
    void thoseWhoHaveToActAreToldBeforeAClockRunsOutAndThoseAboveThemWhenItHas() {
        beatAfter(Duration.ofMinutes(29));
        assertThat(told()).isEmpty();

        beatAfter(Duration.ofMinutes(1));
        assertThat(told()).singleElement().satisfies(each -> {
            assertThat(each.isBeforeDue()).isTrue();
            assertThat(each.roles()).containsExactlyInAnyOrder(Role.FORCE_LIAISON, Role.CHIEF_OFFICER);
        });

        beatAfter(Duration.ofMinutes(30));
        assertThat(told()).hasSize(2);
        assertThat(told().getFirst().roles()).containsExactlyInAnyOrder(Role.CHIEF_OFFICER, Role.DUTY_INSPECTOR);
        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "SENT_BACK force", "DUE_SOON force", "OVERDUE force", "OVERDUE inspectorate");
    }

    @Test
    void whatWasToldIsNotToldAgainAtTheNextBeatNorAfterARestart() {
        beatAfter(Duration.ofMinutes(60));
        var told = told();

        for (int beat = 0; beat < 5; beat++) {
            beatAfter(Duration.ofSeconds(5));
        }

        assertThat(told()).isEqualTo(told);
    }

    @Test
    void itIsToldAgainUntilSomebodyWhoWasToldHasSeenItAndTheClockRunsOn() {
        beatAfter(Duration.ofMinutes(60));
        beatAfter(Duration.ofMinutes(30));
        assertThat(overdueToldTo(Role.CHIEF_OFFICER)).isEqualTo(2);

        var page = browsers.of(team.chief()).get("/sent-back/" + sentBack.reference());
        assertThat(page.text()).contains("I have seen this");
        browsers.of(team.chief()).post("/sent-back/" + sentBack.reference() + "/escalation-seen");
        beatAfter(Duration.ofMinutes(30));

        assertThat(overdueToldTo(Role.CHIEF_OFFICER)).isEqualTo(2);
        assertThat(told().stream().filter(each -> each.roles().contains(Role.LEAD_INSPECTOR)))
                .as("those above them are told all the same")
                .hasSize(1);
        var now = as(team.lead(), () -> sendingBack.look(team.lead(), sentBack.reference()));
        assertThat(now.isOverdue(clock.instant())).isTrue();
        assertThat(browsers.of(team.duty())
                        .get("/sent-back/" + sentBack.reference())
                        .text())
                .contains(team.chief().name());
    }

    @Test
    void thatTheForceHasSeenItDoesNotSilenceTheTellingOfTheInspectorate() {
        beatAfter(Duration.ofMinutes(60));
        browsers.of(team.chief()).post("/sent-back/" + sentBack.reference() + "/escalation-seen");

        beatAfter(Duration.ofMinutes(30));

        assertThat(overdueToldTo(Role.CHIEF_OFFICER)).isEqualTo(1);
        assertThat(overdueToldTo(Role.DUTY_INSPECTOR)).isEqualTo(2);
        browsers.of(team.duty()).post("/sent-back/" + sentBack.reference() + "/escalation-seen");
        beatAfter(Duration.ofMinutes(60));
        assertThat(overdueToldTo(Role.DUTY_INSPECTOR)).isEqualTo(2);
    }

    @Test
    void aReviewerToWhomTheCaseWasNotGivenFindsNothingToHaveSeen() {
        beatAfter(Duration.ofMinutes(60));

        assertThat(browsers.of(team.reviewer())
                        .post("/sent-back/" + sentBack.reference() + "/escalation-seen")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aStepThatStopsTheClockEndsTheTelling() {
        beatAfter(Duration.ofMinutes(60));
        int before = told().size();
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), sentBack.reference(), 1));

        beatAfter(Duration.ofHours(6));

        assertThat(told()).hasSize(before);
    }

    /** The server was away for a night: one telling of each rule, and not one for each half hour. */
    @Test
    void whatFellDueWhileNoServerRanIsToldOnceAtTheNextBeat() {
        beatAfter(Duration.ofHours(12));

        assertThat(told())
                .extracting(each -> each.clock() + " " + each.rolesInWords())
                .containsExactlyInAnyOrder(
                        "ACKNOWLEDGEMENT duty inspector, chief officer", "ACKNOWLEDGEMENT lead inspector");
    }

    /** However many wait and however often it is killed, each start tells some of them. */
    @Test
    void aServerThatIsKilledInTheMidstOfTellingHasToldThosePortionsThatCameBefore() {
        beatAfter(Duration.ZERO);
        int many = Escalating.PORTION + 5;
        var wave = fieldwork.reading(team, many, many);
        fieldwork.readings(team, wave).forEach(reading -> fieldwork.sendBack(team, reading));
        clock.advance(Duration.ofHours(1));
        long before = tellings();
        var told = new AtomicInteger();
        var killed = escalating(event -> {
            if (told.getAndIncrement() > 2 * Escalating.PORTION) {
                throw new IllegalStateException("killed");
            }
        });

        assertThatThrownBy(() -> Fence.asTheServer(killed::beat)).hasMessage("killed");

        assertThat(tellings() - before)
                .as("whole portions, each larger than the last")
                .isEqualTo(1 + 2 + 4 + 8);
        beatAfter(Duration.ZERO);
        assertThat(tellings() - before).isGreaterThan(many);
    }

    @Test
    void aClockOfWhichNobodyWasToldComesBeforeWhatIsToldAgain() {
        beatAfter(Duration.ofHours(6));
        var news = fieldwork.sendBack(team);
        clock.advance(Duration.ofHours(4));
        var references = new ArrayList<String>();

        Fence.asTheServer(escalating(event -> references.add(((Told) event).reference()))::beat);

        assertThat(references).contains(sentBack.reference());
        assertThat(references.lastIndexOf(news.reference())).isLessThan(references.indexOf(sentBack.reference()));
    }

    private Escalating escalating(ApplicationEventPublisher events) {
        return new Escalating(escalations, sentBacks, rotas, ledger, events, clock, transactions);
    }

    private long tellings() {
        return Optional.ofNullable(Fence.asTheServer(
                        () -> transaction.execute(status -> jdbc.sql("select count(*) from escalation")
                                .query(Long.class)
                                .single())))
                .orElse(0L);
    }

    @Test
    void ofSeveralServersOneTells() throws Exception {
        clock.advance(Duration.ofMinutes(60));
        Callable<Integer> server = () -> Fence.asTheServer(escalating::beat);

        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : servers.invokeAll(List.of(server, server, server))) {
                done.get();
            }
        }

        assertThat(told()).hasSize(1);
        assertThat(messages().stream().filter(each -> each.startsWith("OVERDUE")))
                .hasSize(2);
    }

    @Test
    void aClockOfTheServerThatIsSetBackTellsNothingTwiceAndOneThatIsSetOnTellsAtOnce() {
        beatAfter(Duration.ofMinutes(60));
        var told = told();
        beatAfter(Duration.ofDays(-1));
        beatAfter(Duration.ofHours(-1));
        beatAfter(Duration.ofDays(1).plusHours(1));
        assertThat(told()).isEqualTo(told);

        beatAfter(Duration.ofDays(1));
        assertThat(told()).anyMatch(each -> each.clock() == SentBack.Clock.Kind.SAFETY && !each.isBeforeDue());
    }

    @Test
    void anInspectorateDecidesWhoIsToldAndWhen() {
        var lead = browsers.of(team.lead());
        assertThat(lead.get("/escalation-rules").text()).contains("Plumbline's rules, which hold until");
        lead.post("/escalation-rules/taking-over");
        for (var rule : as(team.lead(), () -> escalating.own(team.lead()))) {
            if (rule.rule().clock() == SentBack.Clock.Kind.ACKNOWLEDGEMENT) {
                lead.post("/escalation-rules/" + rule.id() + "/removal");
            }
        }
        assertThat(lead.post("/escalation-rules", "clock", "ACKNOWLEDGEMENT", "minutes", "-3", "again", "1")
                        .told())
                .contains("from 0 to 43200", "at least one role", "from 5 to 43200");
        assertThat(lead.post("/escalation-rules", "clock", "ACKNOWLEDGEMENT", "minutes", "10", "roles", "CHIEF_OFFICER")
                        .told())
                .contains("before or after");
        lead.post(
                "/escalation-rules",
                "clock",
                "ACKNOWLEDGEMENT",
                "minutes",
                "10",
                "when",
                "before",
                "roles",
                "CHIEF_OFFICER");

        beatAfter(Duration.ofMinutes(49));
        assertThat(told()).isEmpty();
        beatAfter(Duration.ofMinutes(1));
        assertThat(told())
                .singleElement()
                .satisfies(each -> assertThat(each.roles()).containsExactly(Role.CHIEF_OFFICER));
        lead.post("/escalation-rules/restoring");
        assertThat(as(team.lead(), () -> escalating.rules(team.inspectorate().id())))
                .isEqualTo(EscalationRule.DEFAULTS);
    }

    @Test
    void aMonitorSeesThatTheEscalationHasStopped() {
        beatAfter(Duration.ofMinutes(1));
        assertThat(browsers.ofAStranger().get("/health/escalation").status()).isEqualTo(200);

        clock.advance(Duration.ofDays(300));

        assertThat(browsers.ofAStranger().get("/health/escalation").status()).isEqualTo(503);
    }

    @Test
    void aRuleSaysWhichTellingIsDue() {
        var due = Instant.parse("2026-11-24T10:00:00Z");
        var rule = new EscalationRule(
                SentBack.Clock.Kind.ANSWER,
                Duration.ofMinutes(10),
                Set.of(Role.LEAD_INSPECTOR),
                Optional.of(Duration.ofMinutes(30)));

        assertThat(rule.occurrence(due, due.plus(Duration.ofMinutes(9)))).isEmpty();
        assertThat(rule.occurrence(due, due.plus(Duration.ofMinutes(10)))).contains(0);
        assertThat(rule.occurrence(due, due.plus(Duration.ofMinutes(39)))).contains(0);
        assertThat(rule.occurrence(due, due.plus(Duration.ofMinutes(40)))).contains(1);
        assertThat(rule.occurrence(due, due.plus(Duration.ofDays(400)))).contains(EscalationRule.MOST_TIMES - 1);
        assertThat(rule.whenInWords())
                .isEqualTo("10 minutes after it was due, and every 30 minutes until somebody has seen it");
    }

    private void beatAfter(Duration time) {
        clock.advance(time);
        Fence.asTheServer(escalating::beat);
    }

    private List<Escalation> told() {
        return as(team.lead(), () -> escalating.ofCase(sentBack));
    }

    private long overdueToldTo(Role role) {
        return told().stream()
                .filter(each -> !each.isBeforeDue() && each.roles().contains(role))
                .count();
    }

    private List<String> messages() {
        return Fence.asTheServer(() -> transaction.execute(status -> jdbc.sql("""
                select what || case when organisation_id = force_id then ' force' else ' inspectorate' end
                from message where reference = :reference
                """)
                .param("reference", sentBack.reference())
                .query(String.class)
                .list()));
    }
}

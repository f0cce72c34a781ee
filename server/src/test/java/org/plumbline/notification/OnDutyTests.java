package org.plumbline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.sentback.EscalationBeat;
import org.plumbline.sentback.OutOfHours;
import org.plumbline.sentback.Rostering;
import org.plumbline.sentback.SendingBack;
import org.plumbline.sentback.SentBack;
import org.plumbline.sentback.Span;
import org.plumbline.sentback.Told.What;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Whom the rota reaches at night. Monday 30 November 2026 is a working day in England and Wales. */
@PlumblineTest
class OnDutyTests {

    private static final Instant SATURDAY_NIGHT = Instant.parse("2026-11-28T23:00:00Z");
    private static final Span WEEKEND =
            new Span(Instant.parse("2026-11-27T17:00:00Z"), Instant.parse("2026-11-30T09:00:00Z"));

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Rostering rostering;

    @Autowired
    ApplicationContext application;

    @Autowired
    Messages messages;

    @Autowired
    Organisations organisations;

    @Autowired
    OutOfHours outOfHours;

    @Autowired
    Webhooks webhooks;

    @Autowired
    TestClock clock;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;

    @BeforeEach
    void aTeam() {
        team = fieldwork.team();
    }

    @Test
    void aChildInDangerOnASaturdayNightReachesThePersonOnDutyAndEverybodyWithTheRole() {
        onDuty(team.force(), team.liaison(), team.chief(), WEEKEND);

        clock.set(SATURDAY_NIGHT);
        var raised = raise("child-in-danger-now");

        assertThat(told(raised, What.SENT_BACK))
                .containsExactlyInAnyOrder(team.liaison().name(), team.chief().name() + ", on duty");
        assertThat(told(raised, What.NOBODY_ON_DUTY)).isEmpty();
        clock.advance(Duration.ofMinutes(31));
        EscalationBeat.of(application);
        assertThat(told(raised, What.DUE_SOON))
                .as("where a child may be in danger a reminder goes to both")
                .containsExactlyInAnyOrder(team.liaison().name(), team.chief().name() + ", on duty");
    }

    @Test
    void aReminderGoesToThePersonOnDutyAloneAndWhatIsOverdueToBoth() {
        onDuty(team.force(), team.liaison(), team.liaison(), WEEKEND);
        onDuty(team.inspectorate(), team.lead(), team.lead(), WEEKEND);
        clock.set(SATURDAY_NIGHT);
        var raised = raise("procedure-not-followed");

        clock.advance(Duration.ofMinutes(211));
        EscalationBeat.of(application);
        assertThat(told(raised, What.DUE_SOON)).containsExactly(team.liaison().name() + ", on duty");

        clock.advance(Duration.ofMinutes(30));
        EscalationBeat.of(application);
        assertThat(told(raised, What.OVERDUE))
                .containsExactlyInAnyOrder(
                        team.chief().name(),
                        team.liaison().name() + ", on duty",
                        team.duty().name(),
                        team.lead().name() + ", on duty");
        assertThat(told(raised, What.NOBODY_ON_DUTY)).isEmpty();
    }

    @Test
    void whoeverWasToldOnDutyCanSayThatTheyHaveSeenItWhateverTheirRole() {
        onDuty(team.inspectorate(), team.lead(), team.lead(), WEEKEND);
        clock.set(SATURDAY_NIGHT);
        var raised = raise("child-in-danger-now");
        clock.advance(Duration.ofMinutes(61));
        EscalationBeat.of(application);

        assertThat(browsers.of(team.otherLead())
                        .get("/sent-back/" + raised.reference())
                        .text())
                .as("told neither by the role of a lead inspector nor on duty")
                .doesNotContain("I have seen this");
        assertThat(browsers.of(team.lead())
                        .get("/sent-back/" + raised.reference())
                        .text())
                .contains("I have seen this");
        var seen = browsers.of(team.lead()).post("/sent-back/" + raised.reference() + "/escalation-seen");
        assertThat(seen.page().text()).contains(team.lead().name() + ", 29 November 2026, 00:01");
    }

    @Test
    void whileNobodyIsOnDutyEverybodyIsToldAndAnAlarmIsRaisedOnceForEachCase() {
        onDuty(team.force(), team.liaison(), team.chief(), until("2026-11-28T18:00:00Z"));
        onDuty(team.inspectorate(), team.lead(), team.lead(), WEEKEND);
        clock.set(SATURDAY_NIGHT);
        var raised = raise("procedure-not-followed");

        assertThat(told(raised, What.SENT_BACK))
                .containsExactlyInAnyOrder(team.liaison().name(), team.chief().name());
        var alarmed = List.of(
                team.liaison().name(),
                team.chief().name(),
                team.lead().name() + ", on duty",
                team.otherLead().name(),
                team.duty().name());
        assertThat(told(raised, What.NOBODY_ON_DUTY)).containsExactlyInAnyOrderElementsOf(alarmed);
        clock.advance(Duration.ofMinutes(211));
        EscalationBeat.of(application);
        assertThat(told(raised, What.DUE_SOON))
                .as("a reminder, too, goes to everybody when there is nobody else")
                .containsExactlyInAnyOrder(team.liaison().name(), team.chief().name());
        assertThat(told(raised, What.NOBODY_ON_DUTY)).hasSameSizeAs(alarmed);
        assertThat(alarm(team.chief()))
                .contains("Nobody is on duty for " + team.force().name() + " until Monday 30 November 2026, 09:00");
        assertThat(alarm(team.duty())).as("the inspectorate has somebody").isEmpty();
        clock.set(Instant.parse("2026-11-30T09:00:00Z"));
        assertThat(alarm(team.chief())).as("within working hours").isEmpty();
    }

    @Test
    void aPersonWhoIsDeactivatedLeavesAGap() {
        onDuty(team.force(), team.liaison(), team.chief(), WEEKEND);
        Fence.asTheServer(() ->
                transaction.executeWithoutResult(status -> jdbc.sql("update person set active = false where id = :id")
                        .param("id", team.chief().person())
                        .update()));
        clock.set(SATURDAY_NIGHT);
        var raised = raise("child-in-danger-now");

        assertThat(told(raised, What.SENT_BACK)).containsExactly(team.liaison().name());
        assertThat(told(raised, What.NOBODY_ON_DUTY)).contains(team.liaison().name());
        assertThat(browsers.of(team.liaison())
                        .get("/rotas/" + team.force().slug())
                        .page()
                        .select("tbody tr")
                        .eachText())
                .anyMatch(row -> row.contains(team.chief().name() + " Can't be on duty any more"))
                .anyMatch(row ->
                        row.startsWith("Nobody Friday 27 November 2026, 17:00 to Monday 30 November 2026, 09:00"));
        assertThat(alarm(team.liaison())).contains("Nobody is on duty");
    }

    @Test
    void inTheHourThatTheClocksShowTwiceThePersonOnDutyIsReached() {
        // 18:00 to 08:00 in London, fifteen hours
        onDuty(
                team.force(),
                team.liaison(),
                team.chief(),
                new Span(Instant.parse("2027-10-30T17:00:00Z"), Instant.parse("2027-10-31T08:00:00Z")));

        clock.set(Instant.parse("2027-10-31T01:30:00Z"));
        var raised = raise("child-in-danger-now");
        assertThat(told(raised, What.SENT_BACK)).contains(team.chief().name() + ", on duty");
        assertThat(told(raised, What.NOBODY_ON_DUTY)).isEmpty();

        clock.set(Instant.parse("2027-10-31T08:00:00Z"));
        assertThat(told(raise("child-in-danger-now"), What.NOBODY_ON_DUTY)).isNotEmpty();
    }

    @Test
    void withinWorkingHoursTheRoleIsToldWhoeverIsOnTheRota() {
        onDuty(team.force(), team.liaison(), team.chief(), WEEKEND);
        clock.set(Instant.parse("2026-11-27T16:59:00Z"));

        var raised = raise("child-in-danger-now");

        assertThat(told(raised, What.SENT_BACK))
                .containsExactlyInAnyOrder(team.liaison().name(), team.chief().name());
        assertThat(told(raised, What.NOBODY_ON_DUTY)).isEmpty();
    }

    @Test
    void anOrganisationThatKeepsNoRotaIsTreatedAsByDay() {
        var liaison = browsers.of(team.liaison());
        var rota = "/rotas/" + team.force().slug();
        liaison.submit(liaison.get(rota), rota + "/hours", "kept", "no");
        clock.set(SATURDAY_NIGHT);

        var raised = raise("child-in-danger-now");

        assertThat(told(raised, What.SENT_BACK))
                .containsExactlyInAnyOrder(team.liaison().name(), team.chief().name());
        assertThat(told(raised, What.NOBODY_ON_DUTY)).isEmpty();
        assertThat(alarm(team.liaison())).isEmpty();
    }

    private void onDuty(Organisation organisation, SignedIn editor, SignedIn person, Span span) {
        as(editor, () -> rostering.add(editor, organisation.slug(), 0, person.person(), span));
    }

    private static Span until(String end) {
        return new Span(WEEKEND.from(), Instant.parse(end));
    }

    private SentBack raise(String ground) {
        var wave = fieldwork.reading(team, 1, 1);
        var reading = fieldwork.readings(team, wave).getFirst();
        return as(
                team.inspector(),
                () -> sendingBack.raise(team.inspector(), Ids.next(), reading.id(), ground, "The log shows a risk"));
    }

    /** The names of those who are told, with a word on who was on duty. */
    private List<String> told(SentBack sentBack, What what) {
        var post = new Post(
                "127.0.0.1",
                1,
                "",
                "",
                false,
                "a@plumbline.example",
                "https://plumbline.example",
                Duration.ofMillis(1));
        var outbox = new Outbox(messages, organisations, outOfHours, post, webhooks, clock);
        // until nothing is left, of other tests' either, and of what the first finding of people has raised
        while (Optional.ofNullable(Fence.asTheServer(() -> transaction.execute(status -> outbox.spread())))
                        .orElse(0)
                > 0) {}
        return as(team.lead(), () -> messages.ofCase(sentBack.reference())).stream()
                .filter(sent -> sent.what() == what)
                .map(sent -> sent.person() + (sent.onDuty() ? ", on duty" : ""))
                .toList();
    }

    /** What the banner of an alarm says after the ten seconds for which it is remembered; empty without one. */
    private String alarm(SignedIn who) {
        clock.advance(Duration.ofSeconds(11));
        return browsers.of(who).get("/home").page().select(".pl-alarm").text();
    }
}

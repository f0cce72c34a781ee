package org.plumbline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Role;
import org.plumbline.page.Ids;
import org.plumbline.sentback.CaseSentBack;
import org.plumbline.sentback.SendingBack;
import org.plumbline.sentback.SentBack;
import org.plumbline.sentback.SentBackTakenFurther;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.core.EventPublicationRegistry;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class LivePagesTests {

    @Autowired
    LivePages live;

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    EventPublicationRegistry publications;

    @Autowired
    IncompleteEventPublications incomplete;

    @Autowired
    Environment environment;

    Fieldwork.Team team;

    @BeforeEach
    void aTeam() {
        team = fieldwork.team();
    }

    @Test
    void anOpenPageOfTheForceIsToldOfACaseSentBackAndThatOfAnotherForceIsNot() {
        var theirs = browsers.of(team.liaison()).get("/events");
        var others =
                browsers.of(people.join(people.force(), Role.FORCE_LIAISON)).get("/events");

        var raised = raise();

        await(() -> theirs.text().contains("event:" + raised.reference()));
        assertThat(theirs.text()).contains("event:waiting", "event:sent-back");
        assertThat(others.text()).doesNotContain("event:");
    }

    @Test
    void aPageIsToldAReferenceAndNothingThatWasWrittenNorWhoseCaseItIs() {
        var page = browsers.of(team.liaison()).get("/events");

        var raised = raise();

        await(() -> page.text().contains("event:" + raised.reference()));
        assertThat(page.text())
                .doesNotContain(
                        "shows a risk", raised.caseReference(), team.inspector().name());
    }

    @Test
    void aPageThatIsGoneIsForgottenAtTheNextEvent() {
        var gone = live.events(team.liaison());
        live.events(team.chief());
        assertThat(live.listening(team.force().id())).isEqualTo(2);
        gone.complete();

        raise();

        await(() -> live.listening(team.force().id()) == 1);
    }

    @Test
    void nothingOfADeliveredEventIsLeftInTheOutbox() {
        var raised = raise();

        var left = Fence.asTheServer(() -> transaction.execute(
                status -> jdbc.sql("select count(*) from event_publication where serialized_event like :reference")
                        .param("reference", "%" + raised.reference() + "%")
                        .query(Integer.class)
                        .single()));

        assertThat(left).isZero();
    }

    /** What a server leaves that was killed after the change was committed and before anybody was told. */
    @Test
    void whatWasCommittedBeforeAServerWasKilledIsToldAfterTheNextStart() {
        var page = browsers.of(team.liaison()).get("/events");
        var events = List.of(
                new CaseSentBack(
                        "SB-KILL-AAAA", team.inspectorate().id(), team.force().id()),
                new SentBackTakenFurther(
                        "SB-KILL-BBBB",
                        SentBack.State.ACKNOWLEDGED,
                        team.inspectorate().id(),
                        team.force().id()));
        var listeners = Map.of(CaseSentBack.class, "sentBack", SentBackTakenFurther.class, "takenFurther");
        Fence.asTheServer(() -> transaction.executeWithoutResult(status -> events.forEach(event -> publications.store(
                event,
                Stream.of(
                        PublicationTargetIdentifier.of(LivePages.class.getName() + "." + listeners.get(event.getClass())
                                + "(" + event.getClass().getName() + ")"))))));

        // what spring.modulith.events.republish-outstanding-events-on-restart does
        Fence.asTheServer(() -> incomplete.resubmitIncompletePublications(publication -> true));

        await(() -> page.text().contains("event:SB-KILL-AAAA") && page.text().contains("event:SB-KILL-BBBB"));
        assertThat(environment.getRequiredProperty(
                        "spring.modulith.events.republish-outstanding-events-on-restart", Boolean.class))
                .isTrue();
    }

    private SentBack raise() {
        var wave = fieldwork.reading(team, 1, 1);
        var reading = fieldwork.readings(team, wave).getFirst();
        return as(
                team.inspector(),
                () -> sendingBack.raise(
                        team.inspector(), Ids.next(), reading.id(), "child-in-danger-now", "The log shows a risk"));
    }

    private static void await(BooleanSupplier what) {
        var end = Instant.now().plus(Duration.ofSeconds(5));
        while (!what.getAsBoolean()) {
            assertThat(Instant.now()).as("told in time").isBefore(end);
            Thread.onSpinWait();
        }
    }
}

package org.plumbline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Role;
import org.plumbline.page.Ids;
import org.plumbline.sentback.Dialogue;
import org.plumbline.sentback.SendingBack;
import org.plumbline.sentback.SentBack;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    Dialogue dialogue;

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
    void thePageOfACaseIsToldOfANoteAndOfNothingThatIsInIt() {
        var raised = raise();
        var page = browsers.of(team.liaison()).get("/events");

        as(team.duty(), () -> dialogue.write(team.duty(), raised.reference(), Ids.next(), "Who has the log?"));

        await(() -> page.text().contains("event:" + raised.reference()));
        assertThat(page.text()).doesNotContain("log", team.duty().name());
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
    void whatIsRolledBackIsToldToNobody() {
        var page = browsers.of(team.liaison()).get("/events");

        var wave = fieldwork.reading(team, 1, 1);
        var reading = fieldwork.readings(team, wave).getFirst();
        as(
                team.inspector(),
                () -> transaction.executeWithoutResult(status -> {
                    sendingBack.raise(
                            team.inspector(), Ids.next(), reading.id(), "child-in-danger-now", "The log shows a risk");
                    status.setRollbackOnly();
                }));
        var raised = raise();

        await(() -> page.text().contains("event:" + raised.reference()));
        assertThat(page.text().split("event:sent-back", -1)).as("told once").hasSize(2);
    }

    /** As when the database was restarted: the browser connects anew and asks for its page. */
    @Test
    void whenTheNewsWereAwayEveryPageIsToldToConnectAnew() {
        var page = live.events(team.liaison());
        assertThat(live.listening(team.force().id())).isEqualTo(1);

        Fence.asTheServer(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where query like 'listen %' and usename = current_user and pid <> pg_backend_pid()
                """).query((row, n) -> true).list()));

        await(() -> live.listening(team.force().id()) == 0);
        assertThat(page).isNotNull();
        var again = browsers.of(team.liaison()).get("/events");
        var raised = raise();
        await(() -> again.text().contains("event:" + raised.reference()));
    }

    private SentBack raise() {
        return fieldwork.sendBack(team);
    }

    private static void await(BooleanSupplier what) {
        var end = Instant.now().plus(Duration.ofSeconds(5));
        while (!what.getAsBoolean()) {
            assertThat(Instant.now()).as("told in time").isBefore(end);
            Thread.onSpinWait();
        }
    }
}

package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.sentback.Step.Verdict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class DialogueTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    Dialogue dialogue;

    @Autowired
    Notes notes;

    @Autowired
    SentBacks sentBacks;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;
    SentBack raised;

    @BeforeEach
    void aCaseIsSentBack() {
        team = fieldwork.team();
        raised = fieldwork.sendBack(team);
    }

    @Test
    void bothSidesReadWhatEitherWroteInItsOrderWithNameSideAndTime() {
        write(team.inspector(), "Which officer has the log?");
        clock.advance(Duration.ofMinutes(5));
        write(team.chief(), "The <b>sergeant</b> on duty");
        clock.advance(Duration.ofMinutes(5));
        write(team.duty(), "Thank you");

        var page = browsers.of(team.liaison()).get(address());

        assertThat(page.page().select("#notes .pl-timeline__item").eachText())
                .containsExactly(
                        team.inspector().name() + " 24 November 2026, 09:00, inspectorate Which officer has the log?",
                        team.chief().name() + " 24 November 2026, 09:05, force The <b>sergeant</b> on duty",
                        team.duty().name() + " 24 November 2026, 09:10, inspectorate Thank you");
        assertThat(browsers.of(team.lead()).get(address()).page().select("#notes .pl-timeline__item"))
                .hasSize(3);
    }

    @Test
    void aNoteIsWrittenOnTheCasesPageAndStopsNoClock() {
        var browser = browsers.of(team.liaison());
        var page = browser.get(address());
        assertThat(page.page().select("#notes").text())
                .contains("No note so far", "A note takes no step and stops no clock");

        var sent = browser.submit(page, address() + "/notes", "note", "We have it\r\nand are on the way ");

        assertThat(sent.told()).contains("Your note is with the inspectorate");
        assertThat(written()).extracting(Note::words).containsExactly("We have it\nand are on the way");
        assertThat(find()).isEqualTo(raised);
    }

    @Test
    void aNoteCountsForNothingWhereAStepIsTaken() {
        write(team.duty(), "Please look at the log of the night");

        as(team.liaison(), () -> answering.acknowledge(team.liaison(), raised.reference(), 1));

        assertThat(find().steps()).hasSize(2);
    }

    @Test
    void theSameSendingTwiceIsOneNote() {
        var id = Ids.next();

        write(team.liaison(), id, "We have it");
        write(team.liaison(), id, "We have it");

        assertThat(written()).hasSize(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void theSameSendingTwiceAtOnceIsOneNote() throws Exception {
        var id = Ids.next();
        Callable<Boolean> sending = () -> {
            write(team.liaison(), id, "We have it");
            return true;
        };

        both(sending, sending);

        assertThat(written()).hasSize(1);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void twoWhoWriteAtOnceBothKeepTheirNotes() throws Exception {
        both(
                () -> {
                    write(team.liaison(), "We have it");
                    return true;
                },
                () -> {
                    write(team.duty(), "Have you got it?");
                    return true;
                });

        assertThat(written()).extracting(Note::words).containsExactlyInAnyOrder("We have it", "Have you got it?");
    }

    @Test
    void otherWordsFromAFormThatWasSentAreNotTakenForTheSameNoteNorLost() {
        var browser = browsers.of(team.liaison());
        var page = browser.get(address());
        browser.submit(page, address() + "/notes", "note", "We have it");

        var again = browser.submit(page, address() + "/notes", "note", "We have it, and the child was seen");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.told()).contains("send them again");
        browser.submit(again, address() + "/notes");
        assertThat(written())
                .extracting(Note::words)
                .containsExactlyInAnyOrder("We have it", "We have it, and the child was seen");
    }

    @Test
    void nobodyPassesTheirWordsOffAsSomebodyElsesNote() {
        var id = Ids.next();
        write(team.liaison(), id, "We have it");

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> write(team.chief(), id, "We have it"));

        assertThat(written())
                .extracting(note -> note.by().person())
                .containsExactly(team.liaison().person());
    }

    @Test
    void whatIsBlankOrTooLongIsRefusedAndStaysInTheForm() {
        var browser = browsers.of(team.liaison());
        var page = browser.get(address());

        assertThat(browser.submit(page, address() + "/notes", "note", " \n ").told())
                .contains("Write the note");
        var tooLong = browser.submit(page, address() + "/notes", "note", "x".repeat(4_001));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.told()).contains("4,000 characters or fewer: it has 4,001");
        assertThat(tooLong.page().select("#note").val()).hasSize(4_001);
        browser.submit(tooLong, address() + "/notes", "note", "x".repeat(4_000));
        assertThat(written()).extracting(Note::words).containsExactly("x".repeat(4_000));
    }

    @Test
    void whoeverDoesNotSeeTheCaseNeitherReadsNorWrites() {
        var strangers = List.of(
                people.join(people.force(), Role.FORCE_LIAISON),
                people.join(people.inspectorate(), Role.LEAD_INSPECTOR),
                people.join(people.oversight(), Role.OVERSEER),
                people.join(team.inspectorate(), Role.ADMINISTRATOR),
                people.join(team.force(), Role.CASE_REVIEWER));

        for (var stranger : strangers) {
            var browser = browsers.of(stranger);
            assertThat(browser.get(address()).status()).isEqualTo(404);
            assertThat(browser.post(address() + "/notes", "id", Ids.next().toString(), "note", "I was here")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(written()).isEmpty();
    }

    @Test
    void theReviewerToWhomTheCaseWasGivenWritesAndReads() {
        as(team.liaison(), () -> {
            answering.acknowledge(team.liaison(), raised.reference(), 1);
            answering.assign(
                    team.liaison(),
                    raised.reference(),
                    2,
                    Optional.of(team.reviewer().person()));
        });

        write(team.reviewer(), "I am looking at it");

        assertThat(browsers.of(team.reviewer()).get(address()).text()).contains("I am looking at it");
    }

    @Test
    void aClosedCaseTakesNoMoreNotesAndAReopenedOneDoes() {
        var browser = browsers.of(team.liaison());
        var id = Ids.next();
        write(team.liaison(), id, "It is done");
        var openedBefore = browser.get(address());
        close();

        assertThat(browser.get(address()).page().select("#notes form")).isEmpty();
        var late = browser.submit(openedBefore, address() + "/notes", "note", "One more thing");
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.told()).contains("takes no more notes: it is closed");
        assertThat(late.page().select("#notes").text()).contains("One more thing");
        write(team.liaison(), id, "It is done");
        assertThat(written())
                .as("the retry after closing is the note that is there")
                .hasSize(1);

        as(team.duty(), () -> sendingBack.reopen(team.duty(), raised.reference(), 6, "A second report"));
        write(team.liaison(), "Which report?");
        assertThat(written()).hasSize(2);
    }

    @Test
    void aWithdrawnCaseTakesNoMoreNotes() {
        as(team.lead(), () -> sendingBack.withdraw(team.lead(), raised.reference(), 1, "Another case"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> write(team.liaison(), "Which one?"))
                .withMessageContaining("withdrawn");
    }

    @Test
    void aNoteThatComesWhileTheCaseIsBeingClosedIsThereBeforeOrNotAtAll() throws Exception {
        answerAndVerify();
        Callable<Boolean> closing = () -> {
            as(team.duty(), () -> sendingBack.close(team.duty(), raised.reference(), 5));
            return true;
        };
        Callable<Boolean> writing = () -> {
            try {
                write(team.liaison(), "One more thing");
                return true;
            } catch (Refused closed) {
                return false;
            }
        };

        var done = both(closing, writing);

        assertThat(find().isOpen()).isFalse();
        assertThat(written()).hasSize(done.get(1) ? 1 : 0);
    }

    @Test
    void theDatabaseItselfTakesNoNoteOnAClosedCaseNorInTheOtherSidesNameAndChangesNone() {
        write(team.liaison(), "We have it");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        as(team.liaison(), () -> insert(team.inspectorate().id())));
        for (var change : List.of("update sent_back_note set words = 'x'", "delete from sent_back_note")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> Fence.asTheServer(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql(change).update())));
        }
        close();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> as(team.liaison(), () -> insert(team.force().id())));
    }

    @Test
    void aNoteIsInTheLedgerByADigestOfItsWords() {
        write(team.liaison(), "The sergeant has it");

        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .contains(raised.reference(), written().getFirst().id().toString(), "\"personal\"")
                        .doesNotContain("sergeant"));
    }

    @Test
    void aRequestThatNoPageSendsBreaksNothing() {
        var browser = browsers.of(team.liaison());

        assertThat(browser.post(address() + "/notes", "note", "x").status()).isEqualTo(400);
        assertThat(browser.post(address() + "/notes", "id", "mine", "note", "x").status())
                .isEqualTo(404);
        assertThat(browser.post(address() + "/notes", "id", Ids.next().toString())
                        .status())
                .isEqualTo(422);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() ->
                        as(team.liaison(), () -> dialogue.write(team.liaison(), "SB-0000-0000", Ids.next(), "x")));
    }

    private void write(SignedIn who, String words) {
        write(who, Ids.next(), words);
    }

    private void write(SignedIn who, UUID id, String words) {
        as(who, () -> dialogue.write(who, raised.reference(), id, words));
    }

    private List<Note> written() {
        return as(team.lead(), () -> notes.ofCase(raised.id()));
    }

    private SentBack find() {
        return as(team.lead(), () -> sentBacks.find(raised.reference())).orElseThrow();
    }

    private String address() {
        return "/sent-back/" + raised.reference();
    }

    private void close() {
        answerAndVerify();
        as(team.duty(), () -> sendingBack.close(team.duty(), raised.reference(), 5));
    }

    private void answerAndVerify() {
        as(team.liaison(), () -> {
            answering.confirmSafety(team.liaison(), raised.reference(), 1, "Seen at home");
            answering.review(team.liaison(), raised.reference(), 2, Set.of(), "The rest follows");
            answering.answer(
                    team.liaison(),
                    raised.reference(),
                    3,
                    new Answering.Outcome("Visited", Optional.of(false), Optional.of(Set.of()), Optional.of(0)));
        });
        as(
                team.duty(),
                () -> sendingBack.verify(
                        team.duty(), raised.reference(), 4, Optional.of(Verdict.AGREES), false, "Read the log"));
    }

    private void insert(UUID organisation) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                insert into sent_back_note (id, sent_back_id, inspectorate_id, force_id, organisation_id, person_id, person_name,
                    at, words)
                values (:id, :sentBack, :inspectorate, :force, :organisation, :id, 'x', now(), 'x')
                """)
                .param("id", Ids.next())
                .param("sentBack", raised.id())
                .param("inspectorate", raised.inspectorate())
                .param("force", raised.force())
                .param("organisation", organisation)
                .update());
    }

    private List<String> entries() {
        return as(
                team.lead(),
                () -> transaction.execute(status -> jdbc.sql("""
                        select canonical from ledger_entry where act = 'sent-back.note' and subject_id = :id
                        """)
                        .param("id", raised.id().toString())
                        .query(String.class)
                        .list()));
    }

    private static List<Boolean> both(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = both.invokeAll(List.of(one, other));
            return List.of(done.get(0).get(), done.get(1).get());
        }
    }
}

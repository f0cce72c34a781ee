package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
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
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.reading.Reading;
import org.plumbline.sentback.SentBack.State;
import org.plumbline.sentback.Step.Verdict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class SendingBackTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    SentBacks sentBacks;

    @Autowired
    Standings standings;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    private static final Answering.Outcome OUTCOME = new Answering.Outcome(
            "Officers visited the family",
            Optional.of(false),
            Optional.of(Set.of(Step.Consequence.ARRESTED)),
            Optional.of(2));

    Fieldwork.Team team;
    Wave wave;
    Reading reading;

    @BeforeEach
    void aCaseIsBeingRead() {
        team = fieldwork.team();
        wave = fieldwork.reading(team, 2, 2);
        reading = fieldwork.readings(team, wave).getFirst();
    }

    @Test
    void theForceSeesACaseSentBackAtOnceAndNothingOfTheReading() {
        var raised = raise();

        var seen = as(team.liaison(), () -> sentBacks.find(raised.reference())).orElseThrow();

        assertThat(seen.state()).isEqualTo(State.RAISED);
        assertThat(seen.caseReference()).isEqualTo(reading.file().reference());
        assertThat(as(team.liaison(), () -> fieldwork.readings(team, wave))).hasSize(2);
        assertThat(fieldwork.readings(team, wave).getFirst().state()).isEqualTo(Reading.State.ALLOCATED);
    }

    @Test
    void theWholeWayFromSentBackToClosed() {
        var reference = answered();

        as(
                team.duty(),
                () -> sendingBack.verify(
                        team.duty(), reference, 6, Optional.of(Verdict.AGREES), false, "Read the log"));
        as(team.duty(), () -> sendingBack.close(team.duty(), reference, 7));

        var closed = find(reference);
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.reported().orElseThrow().furtherRiskFound()).isFalse();
        assertThat(closed.verified().orElseThrow().verdict()).isEqualTo(Verdict.AGREES);
        assertThat(closed.clocks()).allMatch(SentBack.Clock::isStopped);
    }

    @Test
    void whatTheInspectorateDoesNotAgreeWithGoesBackAndTheClockRunsAnew() {
        var reference = answered();
        clock.advance(Duration.ofDays(1));

        as(
                team.duty(),
                () -> sendingBack.verify(
                        team.duty(),
                        reference,
                        6,
                        Optional.of(Verdict.DOES_NOT_AGREE),
                        false,
                        "The child was not seen"));

        var returned = find(reference);
        assertThat(returned.state()).isEqualTo(State.RETURNED);
        assertThat(returned.dueNext().orElseThrow().kind()).isEqualTo(SentBack.Clock.Kind.ANSWER);
        assertThat(returned.dueNext().orElseThrow().started()).isEqualTo(clock.instant());
    }

    @Test
    void aChildWhoMayStillBeAtRiskDoesNotWaitForTheNextAnswer() {
        var reference = answered();
        clock.advance(Duration.ofDays(1));
        var duty = browsers.of(team.duty());
        var page = "/sent-back/" + reference;
        var agreed = duty.submit(
                duty.get(page),
                page + "/verification",
                "verdict",
                "AGREES",
                "safetyAnew",
                "yes",
                "reason",
                "The child was not seen");
        assertThat(agreed.told()).contains("Either agree, or have the child's safety confirmed anew");
        assertThat(find(reference).state()).isEqualTo(State.ANSWERED);

        as(
                team.duty(),
                () -> sendingBack.verify(
                        team.duty(), reference, 6, Optional.of(Verdict.CANNOT_TELL), true, "The child was not seen"));

        var reopened = find(reference);
        assertThat(reopened.state()).isEqualTo(State.REOPENED);
        assertThat(reopened.safetyConfirmed()).isEmpty();
        assertThat(reopened.verified().orElseThrow().verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(reopened.clocks().stream().filter(each -> !each.isStopped()).map(SentBack.Clock::kind))
                .containsExactlyInAnyOrder(
                        SentBack.Clock.Kind.ACKNOWLEDGEMENT, SentBack.Clock.Kind.SAFETY, SentBack.Clock.Kind.ANSWER);
        assertThat(browsers.of(team.liaison()).get("/sent-back/" + reference).text())
                .contains("Reopened: the child's safety is to be confirmed anew", "Confirm that the child is safe");
    }

    @Test
    void aClockInWorkingHoursIsDueInTheOfficeHoursOfTheInstrumentAndShowsThem() {
        clock.set(Instant.parse("2026-11-27T14:30:00Z"));
        var office = fieldwork.reading(team, new InstrumentRef("office-hours", "1"), 1);
        var file = fieldwork.readings(team, office).getFirst();

        var raised = as(
                team.inspector(),
                () -> sendingBack.raise(team.inspector(), Ids.next(), file.id(), "plan", "There is no plan"));

        assertThat(find(raised.reference()).clocks())
                .filteredOn(each -> each.kind() == SentBack.Clock.Kind.ACKNOWLEDGEMENT)
                .singleElement()
                .satisfies(each -> assertThat(each.due()).isEqualTo("2026-11-30T10:30:00Z"));
        assertThat(browsers.of(team.liaison())
                        .get("/sent-back/" + raised.reference())
                        .text())
                .contains(
                        "4 working hours (08:30 to 16:30), weekends and the bank holidays of England and Wales left out")
                .contains("Office hours; 2 hours of 4 hours used")
                .contains("Outside office hours, 27 November 2026, 16:30 to 28 November 2026, 00:00")
                .contains("Weekend, 28 November 2026, 00:00 to 30 November 2026, 00:00");
        assertThat(browsers.of(team.liaison())
                        .get("/instruments/office-hours/1")
                        .text())
                .contains("within 40 working hours (08:30 to 16:30) of the force’s answer");
    }

    @Test
    void nothingClosesUnverified() {
        var reference = answered();

        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> as(team.duty(), () -> sendingBack.close(team.duty(), reference, 6)));
    }

    @Test
    void aClosedCaseCanBeReopenedAndIsNoLongerVerified() {
        var reference = answered();
        as(
                team.duty(),
                () -> sendingBack.verify(
                        team.duty(), reference, 6, Optional.of(Verdict.AGREES), false, "Read the log"));
        as(team.duty(), () -> sendingBack.close(team.duty(), reference, 7));

        as(team.duty(), () -> sendingBack.reopen(team.duty(), reference, 8, "A second report has come in"));

        var reopened = find(reference);
        assertThat(reopened.state()).isEqualTo(State.REOPENED);
        assertThat(reopened.verified()).isEmpty();
        assertThat(reopened.clocks().stream().filter(each -> !each.isStopped())).hasSize(3);
    }

    @Test
    void acknowledgementIsDueWithinTheHourWhereAChildIsInDanger() {
        assertThat(raise("child-in-danger-now").dueNext().orElseThrow().due()).isEqualTo("2026-11-24T10:00:00Z");
    }

    @Test
    void acknowledgementIsDueWithinFourHoursOtherwiseAndIsOverdueAfter() {
        var raised = raise("stalled-investigation");
        assertThat(raised.dueNext().orElseThrow().due()).isEqualTo("2026-11-24T13:00:00Z");

        assertThat(raised.isOverdue(Instant.parse("2026-11-24T13:00:00Z"))).isFalse();
        assertThat(raised.isOverdue(Instant.parse("2026-11-24T13:00:01Z"))).isTrue();
    }

    @Test
    void aDueTimeIsNotMovedByAWordFromTheWrongSideNorByALateAcknowledgement() {
        var reference = raise("stalled-investigation").reference();
        clock.advance(Duration.ofHours(6));

        as(team.liaison(), () -> answering.acknowledge(team.liaison(), reference, 1));

        var acknowledgement = find(reference).clocks().getFirst();
        assertThat(acknowledgement.due()).isEqualTo("2026-11-24T13:00:00Z");
        assertThat(acknowledgement.isLate(clock.instant())).isTrue();
        assertThat(find(reference).clocks().get(1).isStopped()).isFalse();
    }

    @Test
    void theSameCaseSentTwiceIsSentOnce() {
        var id = Ids.next();
        var first = raise(id, "child-in-danger-now");
        var second = raise(id, "child-in-danger-now");

        assertThat(second).isEqualTo(first);
        assertThat(as(team.lead(), () -> sentBacks.ofWave(wave.id()))).hasSize(1);
    }

    @Test
    void aCaseThatIsOpenCannotBeSentBackASecondTime() {
        var open = raise();

        assertThatExceptionOfType(Refused.class).isThrownBy(this::raise).withMessageContaining(open.reference());
    }

    @Test
    void theSameAcknowledgementSentTwiceIsOneStep() {
        var reference = raise().reference();

        as(team.liaison(), () -> answering.acknowledge(team.liaison(), reference, 1));
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), reference, 1));

        assertThat(find(reference).steps()).hasSize(2);
    }

    @Test
    void ofTwoWhoActAtOnceOneIsToldThatSomebodyWasQuicker() throws Exception {
        var reference = raise().reference();
        var other = people.join(team.force(), Role.FORCE_LIAISON);
        Callable<Boolean> mine = () -> isTaken(team.liaison(), reference);
        Callable<Boolean> theirs = () -> isTaken(other, reference);

        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = both.invokeAll(List.of(mine, theirs));
            assertThat(taken.get(0).get()).isNotEqualTo(taken.get(1).get());
        }
        assertThat(find(reference).steps()).hasSize(2);
    }

    @Test
    void aReviewerAnswersOnlyWhatIsTheirs() {
        var reference = raise().reference();
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), reference, 1));
        var other = people.join(team.force(), Role.CASE_REVIEWER);
        as(team.liaison(), () -> answering.assign(team.liaison(), reference, 2, Optional.of(other.person())));

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(
                        team.reviewer(), () -> answering.confirmSafety(team.reviewer(), reference, 3, "Seen at home")));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(team.reviewer(), () -> sendingBack.look(team.reviewer(), reference)));
    }

    @Test
    void aCaseIsGivenOnlyToSomebodyWhoMayAnswerIt() {
        var reference = raise().reference();
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), reference, 1));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        team.liaison(),
                        () -> answering.assign(
                                team.liaison(),
                                reference,
                                2,
                                Optional.of(team.chief().person()))));
    }

    @Test
    void ofTwoWhoSendTheSameCaseBackAtOnceOneIsToldThatItIsOpen() throws Exception {
        Callable<Boolean> sending = () -> {
            try {
                raise();
                return true;
            } catch (Refused alreadyOpen) {
                return false;
            }
        };

        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = both.invokeAll(List.of(sending, sending));
            assertThat(sent.get(0).get()).isNotEqualTo(sent.get(1).get());
        }
        assertThat(as(team.lead(), () -> sentBacks.ofWave(wave.id()))).hasSize(1);
    }

    @Test
    void theSameFormSentTwiceAtOnceSendsTheCaseBackOnce() throws Exception {
        var id = Ids.next();
        Callable<String> sending = () -> raise(id, "child-in-danger-now").reference();

        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = both.invokeAll(List.of(sending, sending));
            assertThat(sent.get(0).get()).isEqualTo(sent.get(1).get());
        }
    }

    @Test
    void aReaderSendsBackWhatTheyReadAndNothingOfAColleague() {
        var colleague = people.join(team.inspectorate(), Role.INSPECTOR);

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(
                        colleague,
                        () -> sendingBack.raise(
                                colleague, Ids.next(), reading.id(), "child-in-danger-now", "The log shows a risk")));
    }

    @Test
    void whatNoPageSendsIsRefusedAndBreaksNothing() {
        var reference = raise().reference();
        var browser = browsers.of(team.liaison());
        var page = "/sent-back/" + reference;

        assertThat(browser.post(page + "/acknowledgement", "seen", "-1").status())
                .isEqualTo(409);
        assertThat(browser.post(page + "/acknowledgement", "seen", "two").status())
                .isEqualTo(404);
        assertThat(browser.post(page + "/acknowledgement").status()).isEqualTo(400);
        assertThat(browser.post(page + "/acknowledgement", "seen", "1").status())
                .isEqualTo(200);
        assertThat(browser.post(page + "/assignment", "seen", "2", "reviewer", "nobody")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(
                                page + "/assignment",
                                "seen",
                                "2",
                                "reviewer",
                                team.reviewer().person().toString())
                        .status())
                .isEqualTo(200);
        browser.post(page + "/safety-confirmation", "seen", "3", "how", "Seen at home");
        browser.post(
                page + "/review", "seen", "4", "done", "0", "done", "99", "done", "x", "notes", "The rest follows");
        assertThat(browser.post(
                                page + "/answer",
                                "seen",
                                "5",
                                "whatWasDone",
                                "x".repeat(4_001),
                                "furtherRisk",
                                "perhaps",
                                "consequences",
                                "NOBODY",
                                "consequences",
                                "ARRESTED",
                                "otherChildren",
                                "-1")
                        .told())
                .contains("4,001", "further risk", "arrested", "from 0 to 99");
        browser.post(
                page + "/answer",
                "seen",
                "5",
                "whatWasDone",
                "Visited\u0000\u0007\r\nthe family",
                "furtherRisk",
                "no",
                "consequences",
                "NOBODY",
                "otherChildren",
                "0");
        assertThat(find(reference).reported().orElseThrow().whatWasDone()).isEqualTo("Visited\nthe family");
    }

    @Test
    void aReaderWithoutScriptsSavesTheDraftOnTheWayToSendingBack() {
        var browser = browsers.of(team.inspector());
        var reading = "/readings/" + this.reading.id();
        browser.post(reading + "/look", "purpose", "READING");

        var raising =
                browser.submit(browser.get(reading), reading + "/draft", "rationale", "Late", "then", "send-back");

        assertThat(raising.path()).isEqualTo(reading + "/sent-back");
        assertThat(fieldwork.readings(team, wave))
                .anyMatch(each -> each.content().rationale().equals("Late"));
        var sent = browser.submit(
                raising,
                reading + "/sent-back",
                "ground",
                "child-in-danger-now",
                "reason",
                "Nobody has seen the child");
        assertThat(sent.told()).contains("Sent straight back as SB-");
    }

    @Test
    void anAnswerNeedsAllOfItsParts() {
        var reference = reviewed();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        team.liaison(),
                        () -> answering.answer(
                                team.liaison(),
                                reference,
                                5,
                                new Answering.Outcome(" ", Optional.empty(), Optional.empty(), Optional.of(100)))))
                .satisfies(refused -> assertThat(refused.refusals()).hasSize(4));
    }

    @Test
    void aChildsSafetyWaitsForNoPaperworkAndStopsBothOfItsClocks() {
        var reference = raise().reference();

        as(team.chief(), () -> answering.confirmSafety(team.chief(), reference, 1, "Seen at school an hour ago"));

        var confirmed = find(reference);
        assertThat(confirmed.state()).isEqualTo(State.SAFETY_CONFIRMED);
        assertThat(confirmed.clocks().stream().filter(SentBack.Clock::isStopped).map(SentBack.Clock::kind))
                .containsExactlyInAnyOrder(SentBack.Clock.Kind.ACKNOWLEDGEMENT, SentBack.Clock.Kind.SAFETY);
        as(
                team.liaison(),
                () -> answering.assign(
                        team.liaison(),
                        reference,
                        2,
                        Optional.of(team.reviewer().person())));
        assertThat(find(reference).state())
                .as("to give it to somebody takes nothing back")
                .isEqualTo(State.SAFETY_CONFIRMED);
    }

    @Test
    void aReviewThatLeavesSomethingUndoneSaysWhy() {
        var reference = raise().reference();
        as(team.liaison(), () -> answering.confirmSafety(team.liaison(), reference, 1, "Seen at school"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> as(team.liaison(), () -> answering.review(team.liaison(), reference, 2, Set.of(0), " ")));
        assertThatExceptionOfType(Refused.class)
                .as("what is no item of the checklist ticks nothing")
                .isThrownBy(() -> as(
                        team.liaison(),
                        () -> answering.review(team.liaison(), reference, 2, Set.of(0, 97, 98, 99), " ")));
        as(team.liaison(), () -> answering.review(team.liaison(), reference, 2, Set.of(1), "The rest is on Monday"));

        assertThat(find(reference).reviewed().orElseThrow().done())
                .containsExactly(find(reference).ground().checklist().get(1));
    }

    @Test
    void whatWasSentInErrorIsWithdrawnByALeadInspectorAndShownForEver() {
        var reference = raise().reference();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() ->
                        as(team.duty(), () -> sendingBack.withdraw(team.duty(), reference, 1, "It was another case")));

        as(team.lead(), () -> sendingBack.withdraw(team.lead(), reference, 1, "It was another case"));

        var seen = as(team.liaison(), () -> sentBacks.find(reference)).orElseThrow();
        assertThat(seen.state()).isEqualTo(State.WITHDRAWN);
        assertThat(seen.withdrawn().orElseThrow().reason()).isEqualTo("It was another case");
        assertThat(seen.clocks()).allMatch(SentBack.Clock::isStopped);
        assertThat(raise().reference()).as("sent back anew, for a right reason").isNotEqualTo(reference);
    }

    @Test
    void everyClockIsKeptWithItsWorkingAndStoppedByTheStepThatTheMachineSays() {
        var reference = answered();
        var found = find(reference);

        assertThat(found.clocks())
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.working().stretches()).isNotEmpty());
        assertThat(storedStops(found))
                .containsExactlyElementsOf(
                        found.clocks().stream().map(SentBack.Clock::stopped).toList());
    }

    @Test
    void whereACaseStandsIsWhatItsStepsSayAfterEachOfThem() {
        var raised = raise();
        assertStands(raised.reference());
        var reference = raised.reference();
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), reference, 1));
        assertStands(reference);
        as(
                team.liaison(),
                () -> answering.assign(
                        team.liaison(),
                        reference,
                        2,
                        Optional.of(team.reviewer().person())));
        assertStands(reference);
        as(team.reviewer(), () -> answering.confirmSafety(team.reviewer(), reference, 3, "Seen at home"));
        assertStands(reference);
        as(team.reviewer(), () -> answering.review(team.reviewer(), reference, 4, Set.of(), "All of it is planned"));
        assertStands(reference);
        as(team.reviewer(), () -> answering.answer(team.reviewer(), reference, 5, OUTCOME));
        assertStands(reference);
        as(
                team.duty(),
                () -> sendingBack.verify(
                        team.duty(), reference, 6, Optional.of(Verdict.CANNOT_TELL), false, "No note"));
        assertStands(reference);
        as(team.lead(), () -> sendingBack.withdraw(team.lead(), reference, 7, "Another case"));
        assertStands(reference);
    }

    private void assertStands(String reference) {
        var found = find(reference);
        assertThat(as(team.liaison(), () -> standings.in(EnumSet.of(found.state()), Optional.empty(), 10)))
                .contains(Standing.of(found));
    }

    @Test
    void theBoardShowsEachSideWhatWaitsForItAndAReviewerWhatIsTheirs() {
        var reference = raise().reference();
        as(team.liaison(), () -> answering.confirmSafety(team.liaison(), reference, 1, "Seen at home"));

        assertThat(as(team.liaison(), () -> sendingBack.board(team.liaison(), BoardFilter.NONE, 1, 1, 1))
                        .ours()
                        .cases())
                .extracting(Standing::reference)
                .containsExactly(reference);
        assertThat(as(team.duty(), () -> sendingBack.board(team.duty(), BoardFilter.NONE, 1, 1, 1))
                        .theirs()
                        .total())
                .isEqualTo(1);
        assertThat(as(team.reviewer(), () -> sendingBack.board(team.reviewer(), BoardFilter.NONE, 1, 1, 1))
                        .all())
                .isZero();
        as(
                team.liaison(),
                () -> answering.assign(
                        team.liaison(),
                        reference,
                        2,
                        Optional.of(team.reviewer().person())));
        assertThat(as(team.reviewer(), () -> sendingBack.waitingFor(team.reviewer(), 10)))
                .extracting(Standing::reference)
                .containsExactly(reference);
        assertThat(browsers.of(team.duty()).get("/sent-back?theirs=7").status()).isEqualTo(200);
        assertThat(browsers.of(team.duty())
                        .get("/sent-back?theirs=" + Integer.MAX_VALUE)
                        .text())
                .contains(reference);
        assertThat(browsers.of(team.duty()).get("/sent-back?theirs=-3").text()).contains(reference);
    }

    @Test
    void theDatabaseItselfStopsAClockOnceAndMovesNoDueTime() {
        var raised = raise();

        for (var change : List.of("due = due + interval '1 day'", "stopped_by = 1, stopped_at = now()")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> as(
                            team.liaison(),
                            () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                            "update sent_back_clock set " + change + " where sent_back_id = :id")
                                    .param("id", raised.id())
                                    .update())));
        }
    }

    @Test
    void anotherForceFindsNothing() {
        var reference = raise().reference();
        var stranger = people.join(people.force(), Role.FORCE_LIAISON);

        assertThat(as(stranger, () -> sentBacks.find(reference))).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(stranger, () -> answering.acknowledge(stranger, reference, 1)));
    }

    @Test
    void theDatabaseItselfLetsNoForceVerifyOrCloseAndNobodyChangeAStep() {
        var raised = raise();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> as(
                        team.liaison(),
                        () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into sent_back_step (sent_back_id, number, kind, inspectorate_id, force_id, organisation_id,
                            person_id, person_name, at)
                        values (:id, 2, 'CLOSURE', :inspectorate, :force, :force, :force, 'x', now())
                        """)
                                .param("id", raised.id())
                                .param("inspectorate", raised.inspectorate())
                                .param("force", raised.force())
                                .update())));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Fence.asTheServer(() -> transaction.executeWithoutResult(status ->
                        jdbc.sql("update sent_back_step set at = now()").update())));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Fence.asTheServer(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql("delete from sent_back_step").update())));
    }

    @Test
    void everyStepIsInTheLedgerAndNothingThatWasTypedIsAmongItsFacts() {
        var reference = answered();
        var id = find(reference).id();

        var entries = as(
                team.lead(),
                () -> transaction.execute(status -> jdbc.sql("""
                select act || ' ' || canonical from ledger_entry where subject = 'sent-back' and subject_id = :id order by id
                """)
                        .param("id", id.toString())
                        .query(String.class)
                        .list()));

        assertThat(entries).hasSize(6);
        assertThat(entries.toString()).doesNotContain("visited the family", "shows a risk");
    }

    private SentBack raise() {
        return raise("child-in-danger-now");
    }

    private SentBack raise(String ground) {
        return raise(Ids.next(), ground);
    }

    private SentBack raise(UUID id, String ground) {
        return as(
                team.inspector(),
                () -> sendingBack.raise(team.inspector(), id, reading.id(), ground, "The log shows a risk"));
    }

    private String answered() {
        var reference = reviewed();
        as(team.reviewer(), () -> answering.answer(team.reviewer(), reference, 5, OUTCOME));
        return reference;
    }

    private String reviewed() {
        var reference = raise().reference();
        as(team.liaison(), () -> {
            answering.acknowledge(team.liaison(), reference, 1);
            answering.assign(
                    team.liaison(), reference, 2, Optional.of(team.reviewer().person()));
        });
        as(team.reviewer(), () -> {
            answering.confirmSafety(team.reviewer(), reference, 3, "Seen at home by an officer");
            answering.review(team.reviewer(), reference, 4, Set.of(0, 1, 2, 3), "");
        });
        return reference;
    }

    private boolean isTaken(SignedIn who, String reference) {
        try {
            as(who, () -> answering.acknowledge(who, reference, 1));
            return true;
        } catch (Stale stale) {
            return false;
        }
    }

    private List<Optional<Instant>> storedStops(SentBack found) {
        return as(
                team.lead(),
                () -> transaction.execute(status -> jdbc.sql("""
                        select stopped_at from sent_back_clock where sent_back_id = :id order by started_by, due
                        """)
                        .param("id", found.id())
                        .query((row, n) -> Optional.ofNullable(row.getObject("stopped_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant))
                        .list()));
    }

    private SentBack find(String reference) {
        return as(team.lead(), () -> sentBacks.find(reference)).orElseThrow();
    }
}

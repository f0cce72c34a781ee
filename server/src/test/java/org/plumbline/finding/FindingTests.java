package org.plumbline.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.finding.Recommendation.Status;
import org.plumbline.finding.Recommendation.Timescale;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.Role;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.reading.Reading;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class FindingTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    Raising raising;

    @Autowired
    Progress progress;

    @Autowired
    Findings findings;

    @Autowired
    Recommendations recommendations;

    @Autowired
    TestClock clock;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;
    Wave wave;
    Reading reading;

    @BeforeEach
    void aReadingIsSubmitted() {
        team = fieldwork.team();
        wave = fieldwork.reading(team, 2, 2);
        reading = fieldwork.submit(team, fieldwork.readings(team, wave).getFirst(), "inadequate");
    }

    @Test
    void aFindingRestsOnReadingsOfItsWave() {
        var finding = raise(Finding.Kind.AREA_FOR_IMPROVEMENT);

        assertThat(finding.evidence()).containsExactly(reading.id());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> raise(said(Finding.Kind.AREA_FOR_IMPROVEMENT, List.of(UUID.randomUUID()))));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> raise(said(Finding.Kind.AREA_FOR_IMPROVEMENT, List.of())));
    }

    @Test
    void aCauseOfConcernIsNotPublishedWithoutARecommendation() {
        raise(Finding.Kind.CAUSE_OF_CONCERN);

        assertThatExceptionOfType(Refused.class).isThrownBy(this::publish).withMessageContaining("no recommendation");
    }

    @Test
    void theTimesThatCountFromPublicationBeginWithIt() {
        var recommendation = recommended(Timescale.THREE_MONTHS);
        assertThat(recommendation.due()).isEmpty();

        publish();

        assertThat(find(recommendation.reference()).due()).contains(LocalDate.of(2027, 2, 24));
    }

    @Test
    void overdueIsComputedFromTheDayAfterTheDueDateUntilTheClosing() {
        var reference = recommended(Timescale.THREE_MONTHS).reference();
        publish();

        assertThat(find(reference).isOverdue(LocalDate.of(2027, 2, 24))).isFalse();
        assertThat(find(reference).isOverdue(LocalDate.of(2027, 2, 25))).isTrue();
    }

    @Test
    void theForceClaimsOverItsChiefOfficersNameAndTheInspectorateTestsAndCloses() {
        var reference = recommended(Timescale.SIX_MONTHS).reference();
        publish();

        enter(team.liaison(), reference, 1, Status.ACCEPTED);
        enter(team.liaison(), reference, 2, Status.IN_PROGRESS);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> enter(team.liaison(), reference, 3, Status.FORCE_SAYS_DONE));
        enter(team.chief(), reference, 3, Status.FORCE_SAYS_DONE);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> enter(team.chief(), reference, 4, Status.CLOSED));
        enter(team.lead(), reference, 4, Status.BEING_TESTED);
        enter(team.lead(), reference, 5, Status.CLOSED);

        assertThat(find(reference).status()).contains(Status.CLOSED);
        assertThat(find(reference).history()).hasSize(6);
    }

    @Test
    void whoeverComesSecondIsTold() {
        var reference = recommended(Timescale.SIX_MONTHS).reference();
        publish();
        enter(team.liaison(), reference, 1, Status.ACCEPTED);

        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> as(
                        team.chief(),
                        () -> progress.enter(
                                team.chief(),
                                reference,
                                1,
                                Optional.of(Status.NOT_ACCEPTED),
                                "Not ours",
                                Optional.empty())));
    }

    @Test
    void anActionPlanIsSignedByTheChiefOfficerInTheVersionThatStands() {
        var reference = recommended(Timescale.SIX_MONTHS).reference();
        publish();
        var step = new ActionPlan.PlannedStep("Train every supervisor", "Head of training", LocalDate.of(2027, 3, 31));

        as(team.liaison(), () -> progress.plan(team.liaison(), reference, 0, List.of(step)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(team.liaison(), () -> progress.sign(team.liaison(), reference, 1)));
        as(team.liaison(), () -> progress.plan(team.liaison(), reference, 1, List.of(step, step)));
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> as(team.chief(), () -> progress.sign(team.chief(), reference, 1)));
        as(team.chief(), () -> progress.sign(team.chief(), reference, 2));

        assertThat(as(team.lead(), () -> recommendations.plan(find(reference)))
                        .orElseThrow()
                        .isSigned())
                .isTrue();
    }

    @Test
    void anotherForceCanAddNothing() {
        var reference = recommended(Timescale.SIX_MONTHS).reference();
        publish();
        var stranger = people.join(people.force(), Role.CHIEF_OFFICER);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> enter(stranger, reference, 1, Status.ACCEPTED));
    }

    @Test
    void beforePublicationNobodyOutsideSeesAFindingAndNeverWhatItRestsOn() {
        var recommendation = recommended(Timescale.SIX_MONTHS);

        assertThat(as(team.liaison(), () -> findings.ofWave(wave.id()))).isEmpty();
        assertThat(browsers.ofAStranger()
                        .get("/recommendations/" + recommendation.reference())
                        .status())
                .isEqualTo(404);
        publish();
        assertThat(as(team.liaison(), () -> findings.ofWave(wave.id()))
                        .getFirst()
                        .evidence())
                .isEmpty();
        assertThat(browsers.ofAStranger()
                        .get("/recommendations/" + recommendation.reference())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPublishedFindingCannotBeChangedEvenInTheDatabase() {
        var finding = raise(Finding.Kind.AREA_FOR_IMPROVEMENT);
        publish();

        int changed = as(
                team.lead(),
                () -> transaction.execute(status -> jdbc.sql("update finding set title = 'x' where id = :id")
                        .param("id", finding.id())
                        .update()));

        assertThat(changed).isZero();
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> as(
                        team.lead(),
                        () -> raising.change(
                                team.lead(),
                                finding.id(),
                                0,
                                said(Finding.Kind.AREA_FOR_IMPROVEMENT, List.of(reading.id())))));
    }

    @Test
    void twoEditorsOfAFindingDoNotOverwriteEachOther() {
        var finding = raise(Finding.Kind.AREA_FOR_IMPROVEMENT);
        var change = said(Finding.Kind.AREA_FOR_IMPROVEMENT, List.of(reading.id()));
        var renamed = new Raising.Said(change.kind(), "Reviews are late", change.text(), change.evidence());
        as(team.lead(), () -> raising.change(team.lead(), finding.id(), 0, renamed));

        assertThatExceptionOfType(Stale.class)
                .isThrownBy(
                        () -> as(team.otherLead(), () -> raising.change(team.otherLead(), finding.id(), 0, change)));
        as(team.lead(), () -> raising.change(team.lead(), finding.id(), 0, renamed));
        assertThat(as(team.lead(), () -> findings.find(finding.id()))
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void aFindingIsWithdrawnWithItsRecommendationsAndNotByWhoeverSawItDifferent() {
        var recommendation = recommended(Timescale.SIX_MONTHS);
        var finding = recommendation.finding().orElseThrow();
        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> as(team.lead(), () -> raising.withdraw(team.lead(), finding, 1)));

        as(team.lead(), () -> raising.withdraw(team.lead(), finding, 0));

        assertThat(as(team.lead(), () -> findings.ofWave(wave.id()))).isEmpty();
        assertThat(as(team.lead(), () -> recommendations.find(recommendation.reference())))
                .isEmpty();
    }

    @Test
    void aFindingRestsOnSubmittedReadingsOnly() {
        var draft = fieldwork.readings(team, wave).stream()
                .filter(each -> each.submittedAt().isEmpty())
                .findFirst()
                .orElseThrow();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> raise(said(Finding.Kind.AREA_FOR_IMPROVEMENT, List.of(draft.id()))));
    }

    @Test
    void twoInspectoratesOfOneForceDoNotGetInEachOthersWay() {
        var first = recommended(Timescale.SIX_MONTHS);
        var other = people.inspectorate();
        var same = new Fieldwork.Team(
                other,
                team.force(),
                people.join(other, Role.LEAD_INSPECTOR),
                people.join(other, Role.LEAD_INSPECTOR),
                people.join(other, Role.INSPECTOR),
                people.join(other, Role.DUTY_INSPECTOR),
                team.liaison(),
                team.reviewer(),
                team.chief());
        team = same;
        wave = fieldwork.reading(team, 2, 2);
        reading = fieldwork.submit(team, fieldwork.readings(team, wave).getFirst(), "inadequate");

        assertThat(recommended(Timescale.SIX_MONTHS).reference()).isNotEqualTo(first.reference());
    }

    @Test
    void whatNoPageSendsIsRefusedAndBreaksNothing() {
        var browser = browsers.of(team.lead());
        var finding = raise(Finding.Kind.AREA_FOR_IMPROVEMENT);

        assertThat(browser.post(
                                "/waves/" + wave.id() + "/findings",
                                "id",
                                Ids.next().toString(),
                                "kind",
                                "AREA_FOR_IMPROVEMENT",
                                "title",
                                "Late",
                                "text",
                                "Late",
                                "evidence",
                                "no reading")
                        .told())
                .contains("Choose the readings");
        assertThat(browser.post("/waves/" + wave.id() + "/findings", "id", "x").status())
                .isEqualTo(404);
        assertThat(browser.post(
                                "/findings/" + finding.id() + "/recommendations",
                                "id",
                                Ids.next().toString(),
                                "text",
                                "Train",
                                "timescale",
                                "BY_DATE",
                                "date-day",
                                "1",
                                "date-month",
                                "1",
                                "date-year",
                                "999999999")
                        .told())
                .contains("within the next 10 years");
    }

    @Test
    void aHistoryThatNobodyHasSeenIsStale() {
        var reference = recommended(Timescale.SIX_MONTHS).reference();
        publish();

        assertThatExceptionOfType(Stale.class).isThrownBy(() -> enter(team.liaison(), reference, -1, Status.ACCEPTED));
    }

    @Test
    void theFormSaysWhatIsMissingAndKeepsWhatWasTyped() {
        var browser = browsers.of(team.lead());
        var form = browser.get("/waves/" + wave.id() + "/findings/new");

        var again = browser.submit(form, "/waves/" + wave.id() + "/findings", "title", "Late meetings");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().title()).startsWith("Error: ");
        assertThat(again.told()).contains("Choose whether it is a cause of concern", "Say what was found");
        assertThat(again.page().select("input[name=title]").val()).isEqualTo("Late meetings");
    }

    private Finding raise(Finding.Kind kind) {
        return raise(said(kind, List.of(reading.id())));
    }

    private Finding raise(Raising.Said said) {
        return as(team.lead(), () -> raising.raise(team.lead(), Ids.next(), wave.id(), said));
    }

    private static Raising.Said said(Finding.Kind kind, List<UUID> evidence) {
        return new Raising.Said(
                Optional.of(kind), "Reviews come too late", "Supervisors reviewed after weeks, not days.", evidence);
    }

    private Recommendation recommended(Timescale timescale) {
        var finding = raise(Finding.Kind.CAUSE_OF_CONCERN);
        return as(
                team.lead(),
                () -> raising.recommend(
                        team.lead(),
                        Ids.next(),
                        finding.id(),
                        "Review within a day",
                        Optional.of(timescale),
                        Optional.empty()));
    }

    private void publish() {
        as(team.lead(), () -> findings.publish(team.lead().by(), wave.id(), LocalDate.of(2026, 11, 24)));
    }

    private void enter(org.plumbline.organisation.SignedIn who, String reference, int seen, Status status) {
        clock.advance(Duration.ofMinutes(1));
        as(who, () -> progress.enter(who, reference, seen, Optional.of(status), "Done so", Optional.empty()));
    }

    private Recommendation find(String reference) {
        return as(team.lead(), () -> recommendations.find(reference)).orElseThrow();
    }
}

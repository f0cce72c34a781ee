package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.organisation.Role;
import org.plumbline.page.Ids;
import org.springframework.beans.factory.annotation.Autowired;

/** Finding one's way on a board of many cases. */
@PlumblineTest
class BoardTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    TestClock clock;

    Fieldwork.Team team;
    SentBack danger;
    SentBack stalled;
    Browser duty;

    @BeforeEach
    void twoCasesAreSentBack() {
        team = fieldwork.team();
        var wave = fieldwork.reading(team, 2, 3);
        var readings = fieldwork.readings(team, wave).iterator();
        danger = raise(team, readings.next().id(), "child-in-danger-now");
        stalled = raise(team, readings.next().id(), "stalled-investigation");
        duty = browsers.of(team.duty());
    }

    @Test
    void nothingIsFilteredUnlessSomethingIsAskedFor() {
        var board = duty.get("/sent-back");

        assertThat(board.text()).contains(danger.reference(), stalled.reference());
        assertThat(board.page().select("#found")).isEmpty();
    }

    @Test
    void casesAreFoundByTheirState() {
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), stalled.reference(), 1));

        var found = duty.get("/sent-back?state=ACKNOWLEDGED");

        assertThat(found.page().select("#found").text()).startsWith("1 of 2 cases");
        assertThat(found.page().select("table").text())
                .contains(stalled.reference())
                .doesNotContain(danger.reference());
        assertThat(found.page().select("select[name=state] option[selected]").text())
                .isEqualTo("Acknowledged");
    }

    @Test
    void casesAreFoundByTheirGround() {
        var ofItsGround = new BoardFilter(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(stalled.ground().label()),
                Optional.empty(),
                "");

        var found = duty.get("/sent-back?" + ofItsGround.query());

        assertThat(found.page().select("table").text())
                .contains(stalled.reference())
                .doesNotContain(danger.reference());
    }

    @Test
    void casesPastADueTimeAreShownAlone() {
        clock.advance(Duration.ofMinutes(90));

        var found = duty.get("/sent-back?overdue=yes");

        assertThat(found.page().select("#found").text()).startsWith("1 of 2 cases");
        assertThat(found.page().select("table").text()).contains(danger.reference());
        assertThat(found.page().select("input[name=overdue]").hasAttr("checked"))
                .isTrue();
    }

    @Test
    void casesAreFoundByWhomTheyWereGivenTo() {
        as(team.liaison(), () -> answering.confirmSafety(team.liaison(), stalled.reference(), 1, "Seen at home"));
        as(
                team.liaison(),
                () -> answering.assign(
                        team.liaison(),
                        stalled.reference(),
                        2,
                        Optional.of(team.reviewer().person())));

        var found = browsers.of(team.liaison())
                .get("/sent-back?reviewer=" + team.reviewer().person());

        assertThat(found.page().select("table").text())
                .contains(stalled.reference())
                .doesNotContain(danger.reference());
        assertThat(found.page().select("select[name=reviewer] option[selected]").text())
                .isEqualTo(team.reviewer().name());
        assertThat(browsers.of(team.reviewer()).get("/sent-back").page().select("select[name=reviewer]"))
                .isEmpty();
    }

    @Test
    void aReferenceIsFoundWithoutItsHyphensAndInSmallLettersToo() {
        var typed = danger.reference().replace("-", "").toLowerCase(java.util.Locale.UK);

        assertThat(duty.get("/sent-back?reference=" + typed)
                        .page()
                        .select("table")
                        .text())
                .contains(danger.reference())
                .doesNotContain(stalled.reference());
        assertThat(duty.get("/sent-back?reference=" + stalled.caseReference())
                        .page()
                        .select("table")
                        .text())
                .contains(stalled.reference())
                .doesNotContain(danger.reference());
    }

    @Test
    void theInspectorateChoosesAmongItsForcesAndAForceHasNoChoice() {
        var force = people.force();
        var other = new Fieldwork.Team(
                team.inspectorate(),
                force,
                team.lead(),
                team.otherLead(),
                team.inspector(),
                team.duty(),
                people.join(force, Role.FORCE_LIAISON),
                people.join(force, Role.CASE_REVIEWER),
                people.join(force, Role.CHIEF_OFFICER));
        var elsewhere = raise(
                other,
                fieldwork
                        .readings(other, fieldwork.reading(other, 1, 1))
                        .getFirst()
                        .id(),
                "other-children");

        var found = duty.get("/sent-back?force=" + force.id());

        assertThat(found.page().select("table").text())
                .contains(elsewhere.reference(), force.name())
                .doesNotContain(danger.reference());
        assertThat(browsers.of(team.liaison()).get("/sent-back").page().select("select[name=force]"))
                .isEmpty();
    }

    @Test
    void whatIsFilteredStaysInTheLinksToOtherPagesAndIsWhatIsDownloaded() {
        var board = as(
                team.duty(),
                () -> sendingBack.board(
                        team.duty(),
                        new BoardFilter(
                                Optional.of(SentBack.State.RAISED),
                                true,
                                Optional.empty(),
                                Optional.of("A & b"),
                                Optional.empty(),
                                "sb-1"),
                        1,
                        1,
                        1));

        assertThat(board.address("ours"))
                .isEqualTo("/sent-back?reference=sb-1&state=RAISED&ground=A%20%26%20b&overdue=yes&ours=");

        var found = duty.get("/sent-back?reference=" + danger.reference());
        var download = found.page().select("a[href^=/sent-back.csv]");
        assertThat(download.text()).contains("1 case");
        assertThat(duty.get(download.attr("href")).text())
                .contains(danger.reference())
                .doesNotContain(stalled.reference());
    }

    @Test
    void whoeverFindsNothingIsLedBack() {
        var found = duty.get("/sent-back?state=CLOSED");

        assertThat(found.page().select("#found").text()).startsWith("0 of 2 cases");
        assertThat(found.page().select(".pl-empty a").attr("href")).isEqualTo("/sent-back");
        assertThat(found.page().select("a[href^=/sent-back.csv]")).isEmpty();
    }

    @Test
    void whatNoFilterKnowsIsPassedOver() {
        assertThat(duty.get("/sent-back?state=LOST&force=x&reviewer=%00&overdue=maybe")
                        .text())
                .contains(danger.reference(), stalled.reference());
    }

    @Test
    void theStripCountsTheCasesOfEachStateAndNamesWhatIsDueNext() {
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), stalled.reference(), 1));
        clock.advance(Duration.ofMinutes(90));

        var strip = duty.get("/sent-back?state=CLOSED").page().select(".pl-strip");

        assertThat(strip.select("li").eachText()).containsExactly("Sent back 1, 1 overdue", "Acknowledged 1");
        assertThat(strip.select(".pl-strip__due").text())
                .contains("1 open case has gone past a due time", "Due next: " + stalled.reference());
    }

    private SentBack raise(Fieldwork.Team by, java.util.UUID reading, String ground) {
        return as(
                by.inspector(),
                () -> sendingBack.raise(by.inspector(), Ids.next(), reading, ground, "The log shows a risk"));
    }
}

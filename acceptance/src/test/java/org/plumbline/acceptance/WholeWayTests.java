package org.plumbline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * People of an inspectorate and of a force do the whole way of a case, from the plan to the public page and what the
 * force makes of it. Every page that they meet is checked with axe-core.
 */
class WholeWayTests {

    @RegisterExtension
    static final People people = new People(Faults.everywhere());

    @Test
    void fromThePlanOfAnInspectionToThePublicReportAndItsRecommendation() {
        var story = new Story(people, Manner.AT_A_DESK, "Ardenshire");
        var administrator = story.administrator();
        story.addForce(administrator);
        var lead = story.welcome(administrator, story.inspectorate(), "Lena Lead", "lead", "Lead inspector");
        var second = story.welcome(administrator, story.inspectorate(), "Sam Second", "second", "Lead inspector");
        var inspector = story.welcome(administrator, story.inspectorate(), "Ines Inspector", "inspector", "Inspector");
        var duty = story.welcome(administrator, story.inspectorate(), "Dan Duty", "duty", "Duty inspector");
        var liaison = story.welcome(administrator, story.force(), "Lou Liaison", "liaison", "Force liaison");

        story.planBaseline(lead);
        story.uploadCaseload(liaison);
        story.draw(lead, 4);
        story.allocate(lead, 4, "Ines Inspector");

        // the force has its board open before the case is sent back, and does nothing to learn of it
        liaison.go("Sent back");
        liaison.shouldSee("No case is sent back");
        story.beginReading(inspector);
        var sentBack = story.sendStraightBack(inspector);
        liaison.shouldSee("A case was sent back");
        liaison.follow("Reload the page to see it");
        liaison.shouldSee(sentBack);

        inspector = leaveADraftAndComeBack(story, inspector);
        for (int read = 0; read < 4; read++) {
            story.beginReading(inspector);
            story.answerEverything(inspector, "Reviews were late, and the plan was not kept up to date.");
            story.submit(inspector);
        }
        story.moderateAll(lead);

        story.acknowledge(liaison, sentBack);
        story.assign(liaison, "Lou Liaison");
        story.answer(liaison);
        story.verifyAndClose(duty, sentBack);

        var recommendation = story.raiseCauseOfConcern(lead);
        story.signFirst(lead);
        var report = story.signSecond(second);

        readAsAStranger(story, report, recommendation);
        story.accept(liaison, recommendation);
        assertThat(people.faults().pages()).isGreaterThan(80);
    }

    private Person leaveADraftAndComeBack(Story story, Person inspector) {
        story.beginReading(inspector);
        inspector.fill("Why this grade?", "Not finished: what is still to be read is the log of visits.");
        inspector.shouldSee(Pattern.compile("^Saved at \\d"));
        inspector.close();
        var again = story.signedIn("inspector", Manner.AT_A_DESK);
        story.beginReading(again);
        assertThat(again.value("Why this grade?")).startsWith("Not finished:");
        return again;
    }

    private void readAsAStranger(Story story, String report, String recommendation) {
        var stranger = people.stranger(Manner.AT_A_DESK);
        stranger.open("/");
        stranger.follow("All releases");
        stranger.follow(report);
        stranger.shouldSee("Supervision comes too late");
        stranger.shouldSee("4 of 12 cases in the caseload");
        assertThat(stranger.downloadText(Pattern.compile("^CSV"))).contains("Requires improvement");
        var pdf = stranger.download(Pattern.compile("accessible PDF"));
        assertThat(new String(Arrays.copyOf(pdf, 5), StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
        stranger.open("/forces");
        stranger.follow(story.force());
        stranger.shouldSee("Baseline");
        stranger.follow(recommendation);
        stranger.shouldSee("Review every open case of a child at risk within a week.");
        stranger.shouldSee("Made");
    }
}

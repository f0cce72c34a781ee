package org.plumbline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything essential works where scripts are turned off. */
class WithoutJavaScriptTests {

    @RegisterExtension
    static final People people = new People(Faults.onceAPage());

    @Test
    void theEssentialStepsAreTakenWithScriptsTurnedOff() {
        var story = new Story(people, Manner.WITHOUT_SCRIPTS, "Fenwickshire");
        var administrator = story.administrator();
        story.addForce(administrator);
        var lead = story.welcome(administrator, story.inspectorate(), "Lena Lead", "lead", "Lead inspector");
        var second = story.welcome(
                administrator, story.inspectorate(), "Sam Second", "second", "Lead inspector", "Duty inspector");
        var inspector = story.welcome(administrator, story.inspectorate(), "Ines Inspector", "inspector", "Inspector");
        var liaison = story.welcome(administrator, story.force(), "Lou Liaison", "liaison", "Force liaison");

        story.planBaseline(lead);
        story.uploadCaseload(liaison);
        story.draw(lead, 2);
        story.allocate(lead, 2, "Ines Inspector");

        story.beginReading(inspector);
        inspector.fill("Why this grade?", "Not finished: what is still to be read is the log of visits.");
        inspector.press("Save draft");
        inspector.shouldSee("Draft saved");
        assertThat(inspector.value("Why this grade?")).startsWith("Not finished:");
        var sentBack = story.sendStraightBack(inspector);
        for (int read = 0; read < 2; read++) {
            story.beginReading(inspector);
            story.answerEverything(inspector, "Reviews were late, and the plan was not kept up to date.");
            story.submit(inspector);
        }
        story.moderateAll(lead);

        liaison.go("Sent back");
        story.acknowledge(liaison, sentBack);
        story.assign(liaison, "Lou Liaison");
        story.answer(liaison);
        story.verifyAndClose(second, sentBack);

        var recommendation = story.raiseCauseOfConcern(lead);
        story.signFirst(lead);
        story.signSecond(second);
        story.accept(liaison, recommendation);
    }
}

package org.plumbline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is told when a clock runs out: the rules, and what either side sees and says of what it was told. */
class EscalationTests {

    private static final String RULES = "Who is told when a clock runs out";

    @RegisterExtension
    static final People people = new People(Faults.everywhere());

    private static Story story;
    private static Person inspector;

    @BeforeAll
    static void aCaseWaitsForItsReader() {
        story = new Story(people, Manner.AT_A_DESK, "Wealdshire");
        var administrator = story.administrator();
        story.addForce(administrator);
        var lead = story.welcome(administrator, story.inspectorate(), "Lena Lead", "lead", "Lead inspector");
        inspector = story.welcome(administrator, story.inspectorate(), "Ines Inspector", "inspector", "Inspector");
        story.welcome(administrator, story.inspectorate(), "Dan Duty", "duty", "Duty inspector");
        var liaison = story.welcome(administrator, story.force(), "Lou Liaison", "liaison", "Force liaison");
        story.planBaseline(lead);
        story.uploadCaseload(liaison);
        story.draw(lead, 1);
        story.allocate(lead, 1, "Ines Inspector");
    }

    /** Where no telephone has a mouse: every step by the Tab key, the arrows, Space and Enter. */
    @Test
    void aLeadInspectorEditsTheRulesByTheKeyboardAloneAtThePhoneWidth() {
        var other = new Story(people, Manner.AT_A_DESK, "Downshire");
        var administrator = other.administrator();
        other.welcome(administrator, other.inspectorate(), "Kim Keyboard", "lead", "Lead inspector");
        var lead = people.stranger(Manner.ON_A_PHONE);
        signInByKeyboard(lead, other.email("lead"));
        goByKeyboard(lead, "Sent back");
        followByKeyboard(lead, RULES);
        lead.shouldBeAt(RULES);

        pressByKeyboard(lead, "Make these rules our own");
        lead.shouldSee("The rules are your own now");
        lead.shouldSee("Your rules");

        pressByKeyboard(lead, "Add the rule");
        lead.shouldBeTold("Choose the clock");
        lead.shouldBeTold("Choose at least one role that is told");
        followWithinThePage(lead, "Choose the clock");
        lead.hit("Space");
        lead.hit("ArrowDown");
        lead.tabTo(lead.field("Minutes from the due time"));
        lead.hit("Control+A");
        lead.type("45");
        lead.tabTo(lead.field("Before"));
        lead.hit("Space");
        lead.tabTo(lead.field("chief officer"));
        lead.hit("Space");
        lead.tabTo(lead.field("Tell it again every so many minutes, until somebody has seen it (optional)"));
        lead.type("15");
        lead.hitForTheNextPage("Enter");
        lead.shouldSee("The rule holds from now on");
        lead.shouldSee("45 minutes before it is due, and every 15 minutes until somebody has seen it");

        var removal = "Remove Confirmation that the child is safe, 45 minutes before it is due, and every 15 minutes"
                + " until somebody has seen it, chief officer";
        pressByKeyboard(lead, removal);
        lead.shouldSee("The rule is removed");
        assertThat(lead.canPress(removal)).isFalse();

        pressByKeyboard(lead, "Go back to Plumbline's rules");
        lead.shouldSee("Plumbline's rules hold again");
        assertThat(lead.canPress("Make these rules our own")).isTrue();
    }

    @Test
    void whoeverIsToldThatAClockRunsOutSaysOnEitherSideThatTheyHaveSeenIt() {
        var lead = story.signedIn("lead", Manner.ON_A_PHONE);
        lead.go("Sent back");
        lead.follow(RULES);
        lead.choose("Clock", "Acknowledgement by the force");
        lead.fill("Minutes from the due time", "240");
        lead.choose("Before or after it?", "Before");
        lead.tick("force liaison");
        lead.tick("duty inspector");
        lead.press("Add the rule");
        lead.shouldSee("The rule holds from now on");

        // it may be acknowledged within four hours, so it is told of at once
        story.beginReading(inspector);
        var sentBack = story.sendStraightBack(inspector);

        var liaison = people.stranger(Manner.ON_A_PHONE);
        signInByKeyboard(liaison, story.email("liaison"));
        goByKeyboard(liaison, "Sent back");
        followByKeyboard(liaison, sentBack);
        liaison.reloadUntilItCanPress("I have seen this");
        liaison.shouldSee("It stops no clock");
        pressByKeyboard(liaison, "I have seen this");
        liaison.shouldSee("It is noted that you have seen it. The clock runs on.");
        assertThat(liaison.canPress("I have seen this")).isFalse();
        assertThat(liaison.canPress("Acknowledge")).isTrue();

        var duty = story.signedIn("duty", Manner.ON_A_PHONE);
        duty.go("Sent back");
        duty.follow(RULES);
        assertThat(duty.canPress("Add the rule"))
                .as("the rules are the lead inspector's")
                .isFalse();
        duty.go("Sent back");
        duty.follow(sentBack);
        duty.shouldSee("Acknowledgement by the force: due soon");
        duty.shouldSee(Pattern.compile("Lou Liaison, \\d"));
    }

    private static void signInByKeyboard(Person person, String email) {
        person.open("/sign-in");
        person.tabTo(person.field("E-mail address"));
        person.type(email);
        person.tabTo(person.field("Password"));
        person.type(Story.PASSWORD);
        person.hitForTheNextPage("Enter");
        person.shouldBeAt("What waits for you");
    }

    /** By the navigation, which a phone shows after its menu is opened. */
    private static void goByKeyboard(Person person, String place) {
        person.tabTo(person.button("Menu"));
        person.hit("Enter");
        followByKeyboard(person, place);
    }

    private static void followByKeyboard(Person person, String link) {
        person.tabTo(person.firstLink(link));
        person.hitForTheNextPage("Enter");
    }

    private static void pressByKeyboard(Person person, String button) {
        person.tabTo(person.button(button));
        person.hitForTheNextPage("Enter");
    }

    private static void followWithinThePage(Person person, String link) {
        person.tabTo(person.firstLink(link));
        person.hit("Enter");
    }
}

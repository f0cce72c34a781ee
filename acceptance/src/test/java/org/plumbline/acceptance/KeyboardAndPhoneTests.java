package org.plumbline.acceptance;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way of somebody who has no mouse, and of somebody whose screen is 390 pixels wide. */
class KeyboardAndPhoneTests {

    @RegisterExtension
    static final People people = new People(Faults.onceAPage());

    private static Story story;

    @BeforeAll
    static void twoCasesWaitForTheirReaders() {
        story = new Story(people, Manner.AT_A_DESK, "Marlshire");
        var administrator = story.administrator();
        story.addForce(administrator);
        var lead = story.welcome(administrator, story.inspectorate(), "Lena Lead", "lead", "Lead inspector");
        story.welcome(administrator, story.inspectorate(), "Kim Keyboard", "keyboard", "Inspector");
        story.welcome(administrator, story.inspectorate(), "Pat Phone", "phone", "Inspector");
        var liaison = story.welcome(administrator, story.force(), "Lou Liaison", "liaison", "Force liaison");
        story.planBaseline(lead);
        story.uploadCaseload(liaison);
        story.draw(lead, 2);
        story.allocate(lead, 2, "Kim Keyboard", "Pat Phone");
    }

    @Test
    void anInspectorSignsInAndSendsACaseBackByTheKeyboardAlone() {
        var inspector = people.stranger(Manner.AT_A_DESK);
        inspector.open("/sign-in");
        inspector.tabTo(inspector.field("E-mail address"));
        inspector.type(story.email("keyboard"));
        inspector.tabTo(inspector.field("Password"));
        inspector.type(Story.PASSWORD);
        inspector.hitForTheNextPage("Enter");

        inspector.tabTo(inspector.firstLink("My readings"));
        inspector.hitForTheNextPage("Enter");
        inspector.tabTo(inspector.button("Begin this reading"));
        inspector.hitForTheNextPage("Enter");
        inspector.shouldBeAt("Why do you open this file?");
        inspector.tabTo(inspector.button("Open the file"));
        inspector.hitForTheNextPage("Enter");

        inspector.tabTo(inspector.summary("Send this case straight back"));
        inspector.hit("Enter");
        inspector.tabTo(inspector.button("Send straight back"));
        inspector.hitForTheNextPage("Enter");
        inspector.shouldBeTold("Choose the ground for sending this case back");
        inspector.tabTo(inspector.firstLink("Choose the ground for sending this case back"));
        inspector.hit("Enter");
        inspector.hit("Space");
        inspector.hit("ArrowDown");
        inspector.tabTo(inspector.field("What in the file shows that a child may be at risk"));
        inspector.type("No strategy discussion is on the file.");
        inspector.tabTo(inspector.button("Send straight back"));
        inspector.hitForTheNextPage("Enter");
        inspector.shouldSee("The force sees it now");
    }

    @Test
    void noMainPageIsWiderThanAPhone() {
        var inspector = story.signedIn("phone", Manner.ON_A_PHONE);
        story.beginReading(inspector);
        var sentBack = story.sendStraightBack(inspector);
        inspector.go("Sent back");
        story.beginReading(inspector);
        story.answerEverything(inspector, "Reviews were late.");
        inspector.press("Save and check answers");

        var lead = story.signedIn("lead", Manner.ON_A_PHONE);
        lead.go("Inspections");
        lead.follow(Story.INSPECTION);
        lead.follow("Baseline");
        var wave = lead.path();
        for (var page : List.of("/caseload", "/draw", "/draw/verification", "/readings", "/findings", "/release")) {
            lead.open(wave + page);
        }
        for (var page : List.of("/inspections/new", "/ledger", "/colleagues", "/account")) {
            lead.open(page);
        }
        lead.open("/instruments");
        lead.follow("Child protection inspection 2014–2023");

        var liaison = story.signedIn("liaison", Manner.ON_A_PHONE);
        liaison.go("Sent back");
        liaison.follow(sentBack);
        liaison.open(wave);

        var administrator = story.signedIn("administrator", Manner.ON_A_PHONE);
        administrator.go("People and organisations");
        administrator.follow(story.force());
        administrator.follow("Lou Liaison");

        var stranger = people.stranger(Manner.ON_A_PHONE);
        for (var page : List.of(
                "/",
                "/releases",
                "/forces",
                "/recommendations",
                "/published-results",
                "/help",
                "/accessibility",
                "/privacy",
                "/licence",
                "/sign-in")) {
            stranger.open(page);
        }
    }
}

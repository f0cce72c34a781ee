package org.plumbline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is wrong is answered where it was given, says how to mend it, and leaves nothing half done. */
class BadInputTests {

    @RegisterExtension
    static final People people = new People(Faults.onceAPage());

    private static Story story;
    private static Person administrator;
    private static Person lead;
    private static Person liaison;
    private static Person chief;
    private static Person inspector;

    @BeforeAll
    static void oneInspectionIsInFieldworkAndOneAwaitsItsCaseload() {
        story = new Story(people, Manner.AT_A_DESK, "Tarnshire");
        administrator = story.administrator();
        story.addForce(administrator);
        lead = story.welcome(administrator, story.inspectorate(), "Lena Lead", "lead", "Lead inspector");
        inspector = story.welcome(administrator, story.inspectorate(), "Ines Inspector", "inspector", "Inspector");
        liaison = story.welcome(administrator, story.force(), "Lou Liaison", "liaison", "Force liaison");
        chief = story.welcome(administrator, story.force(), "Cleo Chief", "chief", "Chief officer");
        story.planBaseline(lead);
        story.uploadCaseload(liaison);
        story.draw(lead, 2);
        story.allocate(lead, 2, "Ines Inspector");
        story.planWave(lead, "Quarter 1");
    }

    @Test
    void anEmptyFileIsRefused() {
        upload(new byte[0]);

        liaison.shouldBeTold("Choose a CSV file that is not empty");
        nothingIsTaken();
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithItsName() {
        upload(String.join("\r\n", Caseload.rows()).getBytes(StandardCharsets.UTF_16LE));

        liaison.shouldBeTold("This file is in UTF-16");
        nothingIsTaken();
    }

    @Test
    void aFileOfTwoHundredColumnsIsShownInPart() {
        upload(Caseload.csvOfColumns(200));

        liaison.shouldBeAt("Which column is which?");
        liaison.shouldSee(Pattern.compile("and \\d+ more columns not shown here"));
        liaison.press("Discard this upload");
        nothingIsTaken();
    }

    @Test
    void aFormulaInACellIsNamedWithItsRow() {
        upload(Caseload.csvWith("=1+1", "Harbour district"));
        story.sayWhatTheFileMeans(liaison);
        liaison.waitFor("The file cannot be taken yet");

        liaison.shouldSee("has 1 error in 12 rows. Nothing was taken");
        liaison.shouldSee("which a spreadsheet runs as a formula");
        liaison.press("Discard and upload again");
        nothingIsTaken();
    }

    @Test
    void markupInANameIsShownAsItWasTyped() {
        story.planWave(lead, "<img src=x onerror=alert(1)>");

        lead.shouldBeAt("<img src=x onerror=alert(1)>");
        assertThat(lead.page().locator("main img").count()).isZero();
    }

    @Test
    void aFormThatIsSentTwiceIsTakenOnce() {
        var hasty = story.signedIn("lead", Manner.WITHOUT_SCRIPTS);
        hasty.go("Inspections");
        hasty.press("Plan an inspection");
        hasty.select("Force that is inspected", story.force());
        hasty.fill("Title", "Planned by a double click");
        hasty.choose("Instrument that the cases are judged by", Story.INSTRUMENT);
        hasty.pressTwice("Plan the inspection");

        hasty.go("Inspections");
        assertThat(hasty.link("Planned by a double click").count()).isEqualTo(1);
    }

    @Test
    void twoWindowsOnOneReadingOverwriteNothing() {
        story.beginReading(inspector);
        var other = inspector.inAnotherWindow();
        other.open(inspector.path());
        inspector.fill("Why this grade?", "Written in the first window.");
        inspector.shouldSee(Pattern.compile("^Saved at \\d"));

        other.fill("Why this grade?", "Written in the second window.");
        other.shouldSee("Both versions are kept and all else is saved");

        other.press("Open it as it is now");
        other.follow("Decide which is to stand");
        other.shouldSee("Written in the first window.");
        other.choose("Rationale", "Take what was typed in the other window");
        other.press("Save my decision");
        assertThat(other.value("Why this grade?")).isEqualTo("Written in the second window.");
    }

    @Test
    void aPageThatIsOutOfDateTakesNoStep() {
        story.beginReading(inspector);
        var sentBack = story.sendStraightBack(inspector);
        liaison.go("Sent back");
        liaison.follow(sentBack);
        chief.go("Sent back");
        chief.follow(sentBack);
        chief.press("Acknowledge");

        liaison.shouldSee("This case was taken further");
        liaison.press("Acknowledge");

        liaison.shouldBeAt("Somebody else was quicker");
        liaison.shouldSee("Nothing of yours was taken");
        chief.reload();
        chief.shouldSee(Pattern.compile("^\\d.*, Cleo Chief$"));
    }

    private static void upload(byte[] content) {
        liaison.go("Inspections");
        liaison.follow("Quarter 1");
        liaison.follow("Upload the caseload");
        liaison.upload("CSV file of the caseload", "caseload.csv", content);
        liaison.press("Upload and look at it");
    }

    private static void nothingIsTaken() {
        liaison.go("Inspections");
        liaison.follow("Quarter 1");
        liaison.follow("Upload the caseload");
        liaison.shouldSee("Upload the list of every case that could be read");
        liaison.shouldNotSee("could be read in this wave");
        liaison.shouldNotSee("Go on with the upload");
    }
}

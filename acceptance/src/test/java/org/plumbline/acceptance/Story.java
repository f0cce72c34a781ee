package org.plumbline.acceptance;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An inspection of an invented force and the people at work on it, step by step. The inspectorate and its administrator
 * are there; everything else these people do in their browsers.
 */
final class Story {

    static final String INSPECTION = "Child protection inspection";
    static final String INSTRUMENT = "Child protection inspection 2014–2023, version 1";
    static final String PASSWORD = "harbour violin mountain teapot";
    private static final String WHY_OPENED = "Why do you open this file?";

    private final People people;
    private final Manner manner;
    private final String county;

    Story(People people, Manner manner, String county) {
        this.people = people;
        this.manner = manner;
        this.county = county;
        people.plumbline()
                .addInspectorate(
                        "Inspectorate of " + county,
                        "inspectorate-of-" + county.toLowerCase(Locale.ROOT),
                        "Ada Administrator",
                        email("administrator"),
                        PASSWORD);
    }

    String force() {
        return county + " Police";
    }

    String inspectorate() {
        return "Inspectorate of " + county;
    }

    Person administrator() {
        return signedIn("administrator", manner);
    }

    /** Somebody who has been given an account, in another browser than the one they had before. */
    Person signedIn(String post, Manner as) {
        var person = people.stranger(as);
        person.signIn(email(post), PASSWORD);
        return person;
    }

    void addForce(Person administrator) {
        administrator.go("People and organisations");
        administrator.press("Add an organisation");
        administrator.choose("What is it?", "Police force");
        administrator.fill("Name", force());
        administrator.choose("Whose bank holidays do its clocks keep?", "England and Wales");
        administrator.press("Add the organisation");
        administrator.shouldSee(force() + " was added");
    }

    /** Adds a person, who follows the link they are given, chooses a password and signs in. */
    Person welcome(Person administrator, String organisation, String name, String post, String... roles) {
        administrator.go("People and organisations");
        administrator.follow(organisation);
        administrator.press("Add a person");
        administrator.fill("Name", name);
        administrator.fill("E-mail address", email(post));
        for (var role : roles) {
            administrator.tick(role);
        }
        administrator.press("Add the person");
        administrator.shouldBeAt("Hand over this link");
        var link = administrator.text(Pattern.compile("/invitation/"));
        var newcomer = people.stranger(manner);
        newcomer.open(link.substring(link.indexOf("/invitation/")).strip());
        newcomer.fill("New password", PASSWORD);
        newcomer.fill("New password again", PASSWORD);
        newcomer.press("Set the password");
        newcomer.shouldSee("Your password is set");
        newcomer.fill("E-mail address", email(post));
        newcomer.fill("Password", PASSWORD);
        newcomer.press("Sign in");
        newcomer.shouldBeAt("What waits for you");
        return newcomer;
    }

    void planBaseline(Person lead) {
        lead.go("Inspections");
        lead.press("Plan an inspection");
        lead.select("Force that is inspected", force());
        lead.fill("Title", INSPECTION);
        lead.choose("Instrument that the cases are judged by", INSTRUMENT);
        lead.press("Plan the inspection");
        lead.press("Add the baseline wave");
        lead.fillDate("First day", Caseload.firstDay());
        lead.fillDate("Last day", Caseload.lastDay());
        lead.press("Add the wave");
        lead.shouldSee("Baseline is planned");
    }

    /** Another wave of the inspection that has its baseline, of the same days. */
    void planWave(Person lead, String name) {
        lead.go("Inspections");
        lead.follow(INSPECTION);
        lead.press("Add a wave");
        lead.fill("Name of the wave", name);
        lead.fillDate("First day", Caseload.firstDay());
        lead.fillDate("Last day", Caseload.lastDay());
        lead.press("Add the wave");
        if (lead.isTold()) {
            lead.tick("The period is meant to share days with another wave");
            lead.press("Add the wave");
        }
        lead.shouldSee(name + " is planned");
    }

    void goToTheWave(Person person) {
        person.go("Inspections");
        person.follow("Baseline");
    }

    void uploadCaseload(Person liaison) {
        goToTheWave(liaison);
        liaison.follow("Upload the caseload");
        liaison.upload("CSV file of the caseload", "caseload.csv", Caseload.csv());
        liaison.press("Upload and look at it");
        sayWhatTheFileMeans(liaison);
        liaison.waitFor("Check before you confirm");
        liaison.press("Confirm 12 cases");
        liaison.shouldSee("The caseload is confirmed with 12 cases");
    }

    /** From the page of the columns to the check of every row. */
    void sayWhatTheFileMeans(Person liaison) {
        liaison.shouldBeAt("Which column is which?");
        liaison.press("Save and continue");
        liaison.select("Section 47 enquiry", "Child protection enquiry (section 47)");
        liaison.select("Domestic abuse", "Domestic abuse with a child in the household");
        liaison.select("Missing child", "Missing child");
        liaison.press("Save and check the file");
    }

    void draw(Person lead, int cases) {
        goToTheWave(lead);
        lead.follow("Draw the cases to be read");
        lead.press("Plan the draw");
        lead.choose("Choose one design", "Simple random");
        lead.press("Continue");
        lead.fill("Number of cases to draw", Integer.toString(cases));
        lead.press("Continue");
        lead.press("Draw " + number(cases));
        lead.shouldSee(number(cases) + " drawn");
    }

    void allocate(Person lead, int cases, String... readers) {
        goToTheWave(lead);
        lead.follow("Allocate the drawn cases to readers");
        lead.press("Allocate evenly");
        for (var reader : readers) {
            lead.tick(reader);
        }
        lead.press("Show who gets which cases");
        lead.press("Allocate " + number(cases));
        lead.shouldSee(
                number(cases) + " allocated to " + (readers.length == 1 ? "1 reader" : readers.length + " readers"));
    }

    /** The reading that is next, with the reason for opening its file where that is asked. */
    void beginReading(Person inspector) {
        inspector.go("My readings");
        inspector.press(inspector.canPress("Begin this reading") ? "Begin this reading" : "Go on with this reading");
        if (inspector.heading().equals(WHY_OPENED)) {
            inspector.press("Open the file");
        }
    }

    void answerEverything(Person inspector, String rationale) {
        inspector.chooseEverywhere("Partly met");
        inspector.tick("Supervision missing or without effect");
        inspector.choose("How was this case handled?", "Requires improvement");
        inspector.fill("Why this grade?", rationale);
    }

    void submit(Person inspector) {
        inspector.press("Save and check answers");
        inspector.press("Submit the reading");
        inspector.shouldSee("is submitted. A lead inspector moderates it");
    }

    /** From the reading page in one step. Gives the reference, for example 'SB-2026-0001'. */
    String sendStraightBack(Person inspector) {
        inspector.unfold("Send this case straight back");
        inspector.choose("Ground", "Child protection procedures were not followed");
        inspector.fill(
                "What in the file shows that a child may be at risk",
                "A strategy discussion is not on the file, and the child was not seen for 19 days.");
        inspector.press("Send straight back");
        inspector.shouldSee("The force sees it now");
        return inspector.heading();
    }

    void moderateAll(Person lead) {
        goToTheWave(lead);
        lead.follow("Moderate");
        var next = Pattern.compile("^Moderate C-");
        while (lead.canFollow(next)) {
            lead.follow(next);
            if (lead.heading().equals(WHY_OPENED)) {
                lead.choose(WHY_OPENED, "I moderate the reading");
                lead.press("Open the file");
                lead.press("Moderate");
            }
            lead.choose("Final grade of the case", "Requires improvement");
            lead.press("Give the final grade");
            lead.shouldSee("has its final grade: requires improvement");
        }
    }

    void acknowledge(Person liaison, String reference) {
        liaison.follow(reference);
        liaison.press("Acknowledge");
        liaison.shouldSee("You acknowledged " + reference);
    }

    void assign(Person liaison, String reviewer) {
        liaison.select("Who looks at the case again?", reviewer);
        liaison.press("Assign");
        liaison.shouldSee("The case is assigned");
    }

    void answer(Person liaison) {
        liaison.fill(
                "Who saw the child, when, and what makes the child safe today",
                "An officer and a social worker saw the child at school this morning.");
        liaison.press("Confirm the child's safety");
        liaison.shouldSee("You confirmed that the child is safe");
        liaison.fill("Why what is not ticked was not done, and what else you saw", "All of it is under way.");
        liaison.press("Record the review");
        liaison.shouldSee("The review is recorded");
        liaison.fill(
                "What was done for the child", "The child was seen on the same day; a strategy discussion was held.");
        liaison.choose("Was further risk found?", "No");
        liaison.tick("Nobody");
        liaison.fill("How many other children at risk were found?", "0");
        liaison.press("Send the answer");
        liaison.shouldSee("Your answer is with the inspectorate");
    }

    void verifyAndClose(Person duty, String reference) {
        duty.go("Sent back");
        duty.follow(reference);
        duty.choose("Do you agree with what the force reported?", "Agrees with the force");
        duty.fill(
                "What you looked at, and why you come to this",
                "The minutes of the discussion and the visit's record.");
        duty.press("Record the verification");
        duty.press("Close the case");
        duty.shouldSee(reference + " is closed");
    }

    /** A cause of concern with its recommendation, whose reference is given. */
    String raiseCauseOfConcern(Person lead) {
        goToTheWave(lead);
        lead.follow("Raise the findings");
        lead.press("Raise a finding");
        lead.choose("What is it?", "Cause of concern");
        lead.fill("Title", "Supervision comes too late");
        lead.fill("What was found", "Reviews were missing at the points where they mattered.");
        lead.tickFirstOf("The readings that it rests on");
        lead.press("Raise the finding");
        lead.shouldSee("The cause of concern is raised");
        lead.fill("What the force is to do", "Review every open case of a child at risk within a week.");
        lead.choose("By when", "Within 3 months of publication");
        lead.press("Add the recommendation");
        var added = lead.text(Pattern.compile("^Recommendation .* is added"));
        return added.replaceFirst("^Recommendation (.*) is added.*$", "$1");
    }

    void signFirst(Person lead) {
        goToTheWave(lead);
        lead.follow("Sign and publish");
        lead.press("Sign first");
        lead.shouldSee("it is published at once");
    }

    /** Publishes, and gives the title of the report. */
    String signSecond(Person secondLead) {
        goToTheWave(secondLead);
        secondLead.follow("Sign and publish");
        secondLead.press("Sign second and publish");
        secondLead.shouldSee("The report is published");
        return secondLead.heading();
    }

    void accept(Person liaison, String recommendation) {
        liaison.go("Recommendations");
        liaison.follow(recommendation);
        liaison.choose("Status", "Accepted");
        liaison.fill("What was done or decided", "Accepted. The reviews begin on Monday.");
        liaison.press("Add to the history");
        liaison.shouldSee("Added to the history");
    }

    String email(String post) {
        return post + "@" + county.toLowerCase(Locale.ROOT) + ".example";
    }

    private static String number(int cases) {
        return cases + (cases == 1 ? " case" : " cases");
    }
}

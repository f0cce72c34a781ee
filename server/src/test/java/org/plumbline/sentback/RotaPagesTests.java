package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.Stale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class RotaPagesTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Rostering rostering;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    TestClock clock;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;
    String home;

    @BeforeEach
    void aForce() {
        team = fieldwork.team();
        home = "/rotas/" + team.force().slug();
    }

    @Test
    void aLiaisonPutsSomebodyOnTheRotaAndEverybodyOfTheForceSeesWhoAndWhenNobodyIs() {
        var liaison = browsers.of(team.liaison());

        var page = put(liaison, team.chief(), "27", "17:00", "28", "18:00");
        assertThat(page.told()).contains("on the rota");
        put(liaison, team.liaison(), "29", "0800", "30", "09.00");

        var seen = browsers.of(team.reviewer()).get(home);
        assertThat(rows(seen))
                .contains(
                        team.chief().name() + " Friday 27 November 2026, 17:00 to Saturday 28 November 2026, 18:00",
                        "Nobody Saturday 28 November 2026, 18:00 to Sunday 29 November 2026, 08:00",
                        team.liaison().name() + " Sunday 29 November 2026, 08:00 to Monday 30 November 2026, 09:00");
        assertThat(seen.page().select("form[action$=duties]")).isEmpty();
    }

    @Test
    void whoIsOnDutyStandsOnTheBoardAndOnTheHomePage() {
        put(browsers.of(team.liaison()), team.chief(), "24", "17:00", "25", "09:00");

        clock.set(Instant.parse("2026-11-24T22:00:00Z"));

        for (var page : List.of("/sent-back", "/home", home)) {
            assertThat(browsers.of(team.reviewer()).get(page).text())
                    .as(page)
                    .contains("On duty now: " + team.chief().name() + " until Wednesday 25 November 2026, 09:00");
        }
    }

    @Test
    void aGapThatIsNearWaitsForWhoeverKeepsTheRota() {
        put(browsers.of(team.liaison()), team.chief(), "24", "17:00", "25", "06:00");

        assertThat(browsers.of(team.liaison()).get("/home").text())
                .contains(
                        "Put somebody on the rota",
                        "Nobody from Wednesday 25 November 2026, 06:00 to Wednesday 25 November 2026, 09:00");
        assertThat(browsers.of(team.chief()).get("/home").text()).doesNotContain("Put somebody on the rota");
    }

    @Test
    void whatIsMissingOrWrongIsSaidBesideItsField() {
        var liaison = browsers.of(team.liaison());

        assertThat(liaison.post(home + "/duties", "version", "0").told())
                .contains(
                        "Choose who is on duty", "the day on which the duty begins", "the time at which the duty ends");
        assertThat(put(liaison, team.chief(), "28", "18:00", "28", "17:00").told())
                .contains("ends before it begins");
        assertThat(put(liaison, team.chief(), "22", "18:00", "23", "09:00").told())
                .contains("would be over already");
        assertThat(put(liaison, team.chief(), "28", "24:00", "29", "9h").told())
                .contains("the time at which the duty begins", "the time at which the duty ends");
        assertThat(put(liaison, team.reviewer(), "28", "18:00", "29", "09:00").told())
                .as("a case reviewer cannot acknowledge a case")
                .contains("Choose somebody who can act on a case sent back");
        assertThat(put(liaison, team.duty(), "28", "18:00", "29", "09:00").told())
                .as("a person of the inspectorate")
                .contains("Choose somebody who can act on a case sent back");
        assertThat(liaison.post(
                                home + "/duties",
                                "version",
                                "0",
                                "person",
                                team.chief().person().toString(),
                                "from-day",
                                "28",
                                "from-month",
                                "3",
                                "from-year",
                                "2027",
                                "fromTime",
                                "01:30",
                                "to-day",
                                "28",
                                "to-month",
                                "3",
                                "to-year",
                                "2027",
                                "toTime",
                                "09:00")
                        .told())
                .contains("The clocks go forward in that night");
    }

    @Test
    void whoeverEditsSecondIsToldAndNothingOfTheirsIsTaken() {
        var first = browsers.of(team.liaison());
        var second = browsers.of(people.join(team.force(), Role.FORCE_LIAISON));
        var seenBySecond = second.get(home);
        put(first, team.chief(), "27", "17:00", "28", "18:00");

        var answer = second.submit(
                seenBySecond,
                home + "/duties",
                "person",
                team.liaison().person().toString(),
                "from-day",
                "28",
                "from-month",
                "11",
                "from-year",
                "2026",
                "fromTime",
                "18:00",
                "to-day",
                "29",
                "to-month",
                "11",
                "to-year",
                "2026",
                "toTime",
                "08:00");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("Somebody changed this rota since you opened the page");
        assertThat(rows(first.get(home)))
                .noneMatch(row -> row.startsWith(team.liaison().name()));
    }

    @Test
    void ofTwoWhoEditAtOnceOneIsTaken() throws Exception {
        var span = new Span(Instant.parse("2026-11-28T18:00:00Z"), Instant.parse("2026-11-29T08:00:00Z"));
        Callable<Boolean> editor = () -> {
            try {
                as(
                        team.liaison(),
                        () -> rostering.add(
                                team.liaison(),
                                team.force().slug(),
                                0,
                                team.chief().person(),
                                span));
                return true;
            } catch (Stale second) {
                return false;
            }
        };

        try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = 0;
            for (var done : editors.invokeAll(List.of(editor, editor, editor))) {
                taken += done.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
    }

    @Test
    void anotherForcesRotaIsNotThere() {
        put(browsers.of(team.liaison()), team.chief(), "27", "17:00", "28", "18:00");
        var other = people.force();

        for (var stranger : List.of(
                people.join(other, Role.FORCE_LIAISON),
                people.join(people.inspectorate(), Role.ADMINISTRATOR),
                team.lead(),
                team.duty())) {
            assertThat(browsers.of(stranger).get(home).status()).isEqualTo(404);
            assertThat(browsers.of(stranger).get(home + "/duties.csv").status()).isEqualTo(404);
            assertThat(browsers.of(stranger).get(home).text())
                    .doesNotContain(team.chief().name());
        }
        assertThat(browsers.of(people.join(other, Role.FORCE_LIAISON))
                        .post(home + "/duties", "version", "1")
                        .status())
                .isEqualTo(404);
        Integer rows = as(
                people.join(other, Role.FORCE_LIAISON),
                () -> transaction.execute(
                        status -> jdbc.sql("select (select count(*) from duty) + (select count(*) from rota)")
                                .query(Integer.class)
                                .single()));
        assertThat(rows).as("rows that the database shows").isZero();
    }

    @Test
    void anAdministratorKeepsTheRotasOfTheForcesThatTheyLookAfter() {
        var inspectorate = team.inspectorate();
        var force = Fence.asTheServer(() -> organisations.add(
                OrganisationKind.FORCE,
                "Westmarch " + Ids.next(),
                "westmarch-" + Ids.next(),
                Nation.ENGLAND_AND_WALES,
                inspectorate));
        var chief = people.join(force, Role.CHIEF_OFFICER);
        var administrator = browsers.of(people.join(inspectorate, Role.ADMINISTRATOR));

        assertThat(administrator.get("/rotas").text()).contains(inspectorate.name(), force.name());
        home = "/rotas/" + force.slug();
        assertThat(put(administrator, chief, "27", "17:00", "28", "18:00").told())
                .contains("on the rota");

        assertThat(browsers.of(chief).get(home).text()).contains(chief.name(), "Saturday 28 November 2026, 18:00");
        assertThat(browsers.of(team.lead()).get(home).status())
                .as("a lead inspector keeps the inspectorate's own alone")
                .isEqualTo(404);
    }

    @Test
    void aWeekIsCopiedForwardAndCopyingAgainAddsNothing() {
        var liaison = browsers.of(team.liaison());
        put(liaison, team.chief(), "24", "17:00", "25", "09:00");
        put(liaison, team.liaison(), "28", "18:00", "30", "09:00");

        var once = liaison.submit(liaison.get(home), home + "/copies", "week", "2026-11-23", "weeks", "3");
        var again = liaison.submit(liaison.get(home), home + "/copies", "week", "2026-11-23", "weeks", "3");

        assertThat(once.told()).contains("6 duties added");
        assertThat(again.told()).contains("0 duties added");
        assertThat(rows(liaison.get(home + "?week=2026-12-14")))
                .contains(team.liaison().name() + " Saturday 19 December 2026, 18:00 to Monday 21 December 2026, 09:00"
                        + " Take off " + team.liaison().name()
                        + " from Saturday 19 December 2026, 18:00 to Monday 21 December 2026, 09:00");
        assertThat(liaison.submit(liaison.get(home), home + "/copies", "week", "2026-11-23", "weeks", "27")
                        .told())
                .contains("from 1 to 26");
        assertThat(liaison.submit(
                                liaison.get(home + "?week=2027-03-01"),
                                home + "/copies",
                                "week",
                                "2027-03-01",
                                "weeks",
                                "1")
                        .told())
                .contains("No duty begins in that week");
    }

    @Test
    void theFileThatIsDownloadedCanBeTakenAgain() {
        var liaison = browsers.of(team.liaison());
        put(liaison, team.chief(), "24", "17:00", "25", "09:00");
        var file = liaison.get(home + "/duties.csv").text();

        assertThat(file)
                .startsWith("email,name,from,to\r\n")
                .contains(team.chief().email() + "," + team.chief().name() + ",2026-11-24 17:00,2026-11-25 09:00");
        assertThat(take(liaison, file).told()).contains("0 duties added, 1 were on the rota already");
        assertThat(take(liaison, "\uFEFF" + file + team.liaison().email() + ",,28/11/2026 18:00,29/11/2026 08:00\r\n")
                        .told())
                .contains("1 duty added, 1 were on the rota already");
    }

    @Test
    void aFileWithWrongLinesIsNotTakenAndEachLineSaysWhatIsWrong() {
        var liaison = browsers.of(team.liaison());
        var chief = team.chief().email();

        var told = take(
                        liaison,
                        "email,from,to\n"
                                + chief + ",2026-11-28 18:00,2026-11-29 08:00\n"
                                + team.duty().email() + ",2026-11-28 18:00,2026-11-29 08:00\n"
                                + chief + ",28 November,2026-11-29 08:00\n"
                                + chief + ",2027-03-28 01:30,2027-03-28 09:00\n"
                                + chief + ",2026-11-29 08:00,2026-11-28 18:00\n"
                                + chief + ",2026-11-20 18:00,2026-11-21 08:00\n"
                                + chief + ",2026-11-28 18:00,2027-11-29 08:00\n"
                                + chief + ",2026-11-28 18:00,2026-11-29 08:00\n")
                .told();

        assertThat(told)
                .contains(
                        "Line 3, column email, '" + team.duty().email() + "'",
                        "Line 4, column from, '28 November'",
                        "Line 5, column from, '2027-03-28 01:30': it is no time that the clocks in London show",
                        "Line 6, column to, '2026-11-28 18:00': the duty ends before it begins",
                        "Line 7, column to, '2026-11-21 08:00': This duty would be over already",
                        "Line 8, column to, '2027-11-29 08:00': A duty lasts 31 days at most",
                        "Line 9, column email, '" + chief + "': another line has the same duty");
        assertThat(rows(liaison.get(home)))
                .noneMatch(row -> row.startsWith(team.chief().name()));
        assertThat(take(liaison, "email,from\nx,y\n").told()).contains("lacks the columns to");
        assertThat(take(liaison, "").told()).contains("Choose the CSV file");
    }

    @Test
    void aDutyThatHasBegunEndsWhenItIsTakenOffAndOneThatIsOverStays() {
        var liaison = browsers.of(team.liaison());
        put(liaison, team.chief(), "24", "17:00", "25", "09:00");
        clock.set(Instant.parse("2026-11-24T20:00:00Z"));

        var page = liaison.get(home);
        var removal = page.page().select("form[action$=removal]").attr("action");
        liaison.submit(page, removal);

        var after = liaison.get(home);
        assertThat(rows(after))
                .contains(team.chief().name() + " Tuesday 24 November 2026, 17:00 to Tuesday 24 November 2026, 20:00");
        assertThat(after.page().select("form[action$=removal]")).isEmpty();
    }

    @Test
    void workingHoursAndWhetherARotaIsKeptAreTheOrganisationsToDecide() {
        var liaison = browsers.of(team.liaison());

        assertThat(liaison.submit(liaison.get(home), home + "/hours", "opens", "18:00", "closes", "08:00")
                        .told())
                .contains("end before they begin");
        liaison.submit(liaison.get(home), home + "/hours", "opens", "08:00", "closes", "20:30");
        assertThat(liaison.get(home).text()).contains("Working hours are 08:00 to 20:30");
        liaison.submit(liaison.get(home), home + "/hours", "kept", "no");

        assertThat(liaison.get(home).text()).contains("No rota is kept");
        assertThat(rows(liaison.get(home))).noneMatch(row -> row.startsWith("Nobody"));
    }

    @Test
    void aLaterChangeOfTheRotaMovesNoDueTime() {
        var raised = fieldwork.sendBack(team);
        var liaison = browsers.of(team.liaison());

        put(liaison, team.chief(), "24", "17:00", "25", "09:00");
        liaison.submit(liaison.get(home), home + "/hours", "opens", "00:00", "closes", "00:01");

        assertThat(as(team.lead(), () -> sendingBack.look(team.lead(), raised.reference()))
                        .clocks())
                .isEqualTo(raised.clocks());
    }

    private Browser.Answer put(
            Browser editor, SignedIn person, String fromDay, String fromTime, String toDay, String toTime) {
        var version = editor.get(home)
                .page()
                .select("form[action$=duties] input[name=version]")
                .attr("value");
        return editor.post(
                home + "/duties",
                "version",
                version,
                "person",
                person.person().toString(),
                "from-day",
                fromDay,
                "from-month",
                "11",
                "from-year",
                "2026",
                "fromTime",
                fromTime,
                "to-day",
                toDay,
                "to-month",
                "11",
                "to-year",
                "2026",
                "toTime",
                toTime);
    }

    private Browser.Answer take(Browser editor, String file) {
        var version = editor.get(home)
                .page()
                .select("form[action$=file] input[name=version]")
                .attr("value");
        return editor.upload(
                home + "/file", "file", "rota.csv", file.getBytes(StandardCharsets.UTF_8), "version", version);
    }

    private static List<String> rows(Browser.Answer page) {
        return page.page().select("tbody tr").eachText();
    }
}

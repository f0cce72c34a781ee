package org.plumbline.sentback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Due times in the calendars of people: by another program's reading of the standard. */
@PlumblineTest
class CalendarTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    Answering answering;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;
    SentBack raised;

    @BeforeEach
    void aCaseIsSentBack() {
        team = fieldwork.team();
        raised = fieldwork.sendBack(team);
    }

    @Test
    void aCalendarHoldsEveryRunningClockAtItsDueTime() {
        var calendar = read(address(team.liaison()));

        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(events(calendar))
                .extracting(event -> event.getSummary().getValue())
                .containsExactly(
                        raised.reference() + ": due, acknowledgement by the force",
                        raised.reference() + ": due, confirmation that the child is safe",
                        raised.reference() + ": due, answer by the force");
        assertThat(events(calendar))
                .extracting(CalendarTests::start)
                .containsExactlyElementsOf(
                        raised.clocks().stream().map(SentBack.Clock::due).toList());
        assertThat(events(calendar))
                .extracting(event -> event.getUrl().getValue())
                .containsOnly("http://localhost/sent-back/" + raised.reference());
    }

    @Test
    void aCalendarHoldsNothingOfTheCaseAndNobodysName() {
        var answer = browsers.ofAStranger().get(address(team.duty()));

        assertThat(answer.response().getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(answer.response().getHeader("Cache-Control")).isEqualTo("no-cache, private");
        assertThat(answer.text())
                .doesNotContain(
                        raised.caseReference(),
                        raised.ground().label(),
                        "The log",
                        team.duty().name(),
                        team.inspector().name(),
                        team.force().name());
    }

    @Test
    void anEventStaysTheSameWhileItsClockRunsAndGoesWithIt() {
        var address = address(team.liaison());
        var before = events(read(address));
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), raised.reference(), 1));

        var after = events(read(address));

        assertThat(after).hasSize(2);
        assertThat(after)
                .extracting(event -> event.getUid().orElseThrow().getValue())
                .containsExactlyElementsOf(before.stream()
                        .skip(1)
                        .map(event -> event.getUid().orElseThrow().getValue())
                        .toList());
    }

    @Test
    void aReviewersCalendarHoldsWhatWasGivenToThem() {
        var address = address(team.reviewer());
        assertThat(events(read(address))).isEmpty();

        as(team.liaison(), () -> answering.acknowledge(team.liaison(), raised.reference(), 1));
        as(
                team.liaison(),
                () -> answering.assign(
                        team.liaison(),
                        raised.reference(),
                        2,
                        Optional.of(team.reviewer().person())));

        assertThat(events(read(address))).hasSize(2);
    }

    @Test
    void anAddressThatIsWithdrawnOrReplacedOrWasNeverMadeIsNotThere() {
        var first = address(team.liaison());
        var second = address(team.liaison());
        assertThat(status(first)).isEqualTo(404);
        assertThat(status(second)).isEqualTo(200);

        assertThat(browsers.of(team.liaison())
                        .post("/account/calendar/withdrawal")
                        .told())
                .contains("The address is withdrawn");

        assertThat(status(second)).isEqualTo(404);
        assertThat(status("/calendar/made-up.ics")).isEqualTo(404);
    }

    @Test
    void whoeverLeavesOrSeesNoCaseAnyMoreHasNoCalendar() {
        var administrator = browsers.of(people.join(team.inspectorate(), Role.ADMINISTRATOR));
        var leaving = address(team.duty());
        var changing = address(team.inspector());
        assertThat(List.of(status(leaving), status(changing))).containsOnly(200);

        administrator.post("/people/" + team.duty().person() + "/deactivation", "version", "0");
        administrator.post(
                "/people/" + team.inspector().person() + "/roles", "version", "0", "roles", "DATA_PROTECTION_OFFICER");

        assertThat(List.of(status(leaving), status(changing))).containsOnly(404);
    }

    @Test
    void theSecretIsShownOnceAndOnlyItsHashIsKept() {
        var address = address(team.liaison());
        var secret = address.substring("/calendar/".length(), address.length() - ".ics".length());

        assertThat(browsers.of(team.liaison()).get("/account/calendar").text()).doesNotContain(secret);
        List<String> kept = as(
                team.liaison(),
                () -> transaction.execute(status -> jdbc.sql(
                                "select cast(c as text) || encode(token_hash, 'escape') from calendar_address c"
                                        + " where person_id = :person")
                        .param("person", team.liaison().person())
                        .query(String.class)
                        .list()));
        assertThat(kept).hasSize(1).noneMatch(row -> row.contains(secret));
    }

    @Test
    void makingAndWithdrawingAreInTheLedger() {
        address(team.duty());
        browsers.of(team.duty()).post("/account/calendar/withdrawal");
        browsers.of(team.duty()).post("/account/calendar/withdrawal");

        List<String> acts = as(
                team.lead(),
                () -> transaction.execute(status -> jdbc.sql(
                                "select act from ledger_entry where subject = 'person' and subject_id = :id order by id")
                        .param("id", team.duty().person().toString())
                        .query(String.class)
                        .list()));
        assertThat(acts)
                .containsSubsequence("person.calendar-address", "person.calendar-address-withdrawal")
                .containsOnlyOnce("person.calendar-address-withdrawal");
    }

    @Test
    void thePageSaysWhenACalendarLastAsked() {
        var address = address(team.liaison());
        assertThat(browsers.of(team.liaison()).get("/account/calendar").text()).contains("Not yet");

        status(address);

        assertThat(browsers.of(team.liaison()).get("/account/calendar").text()).doesNotContain("Not yet");
    }

    @Test
    void longLinesAreFoldedAndSignsThatMeanSomethingAreEscaped() {
        var clock = new RunningClock(
                UUID.fromString("01a2103c-ba31-7097-8781-5f1ac7692533"),
                "SB-Ä;B,C\\D",
                SentBack.Clock.Kind.SAFETY,
                1,
                Instant.parse("2026-07-01T22:59:00Z"));
        var link = "https://plumbline.inspectorate.example/ä/" + "long/".repeat(30);

        var written = ClockCalendar.of(List.of(clock), path -> link, Instant.parse("2026-06-01T08:00:00.123Z"));

        assertThat(written.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(written.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(written).contains("DTSTAMP:20260601T080000Z\r\n", "DTSTART:20260701T225900Z\r\n");
        var event = events(parsed(written)).getFirst();
        assertThat(event.getSummary().getValue()).isEqualTo("SB-Ä;B,C\\D: due, confirmation that the child is safe");
        assertThat(event.getDescription().getValue()).isEqualTo("The step is taken here:\n" + link);
    }

    /** Makes an address as people do, and finds it on the page. */
    private String address(SignedIn who) {
        var link = browsers.of(who)
                .post("/account/calendar")
                .page()
                .select(".pl-code")
                .text();
        return URI.create(link).getPath();
    }

    private int status(String address) {
        return browsers.ofAStranger().get(address).status();
    }

    private Calendar read(String address) {
        return parsed(browsers.ofAStranger().get(address).text());
    }

    private static Calendar parsed(String calendar) {
        try {
            return new CalendarBuilder().build(new StringReader(calendar));
        } catch (IOException | ParserException exception) {
            throw new AssertionError(calendar, exception);
        }
    }

    private static List<VEvent> events(Calendar calendar) {
        return calendar.getComponents("VEVENT");
    }

    private static Instant start(VEvent event) {
        return Instant.from(event.<Temporal>getDateTimeStart().getDate());
    }
}

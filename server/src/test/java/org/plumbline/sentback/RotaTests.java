package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.plumbline.instrument.OfficeHours;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.page.Ids;

class RotaTests {

    private static final Organisation FORCE = new Organisation(
            Ids.next(), OrganisationKind.FORCE, "Northmoor Police", "northmoor", Nation.ENGLAND_AND_WALES);
    private static final Span WEEKEND = span("2026-11-27T12:00:00Z", "2026-11-30T12:00:00Z");

    private final WorkingDays workingDays = new WorkingDays();

    @Test
    void outOfHoursIsTheWholeWeekendAndTheNightsAroundIt() {
        assertThat(workingDays.outOfHours(WEEKEND, OfficeHours.USUAL, Nation.ENGLAND_AND_WALES))
                .containsExactly(span("2026-11-27T17:00:00Z", "2026-11-30T09:00:00Z"));
        assertThat(workingDays.outOfHours(WEEKEND, OfficeHours.USUAL, Nation.SCOTLAND))
                .as("30 November is a bank holiday in Scotland")
                .containsExactly(span("2026-11-27T17:00:00Z", "2026-11-30T12:00:00Z"));
    }

    @Test
    void aMomentIsOutOfHoursExactlyWhereTheSpansSaySo() {
        var within = span("2027-03-20T00:00:00Z", "2027-04-05T00:00:00Z");
        var hours = new OfficeHours(LocalTime.of(8, 30), LocalTime.of(16, 15));
        for (var nation : Nation.values()) {
            var spans = workingDays.outOfHours(within, hours, nation);
            for (var at = within.from(); at.isBefore(within.to()); at = at.plusSeconds(15 * 60)) {
                var moment = at;
                assertThat(workingDays.isOutOfHours(at, hours, nation))
                        .as("%s in %s", at, nation)
                        .isEqualTo(spans.stream().anyMatch(span -> span.includes(moment)));
            }
        }
    }

    @Test
    void aGapIsSaidPlainly() {
        var rota = rota(
                WEEKEND,
                duty("2026-11-27T17:00:00Z", "2026-11-28T18:00:00Z"),
                duty("2026-11-29T08:00:00Z", "2026-11-30T09:00:00Z"));

        assertThat(rota.gaps())
                .extracting(Span::inWords)
                .containsExactly("from Saturday 28 November 2026, 18:00 to Sunday 29 November 2026, 08:00");
        assertThat(rota.at(Instant.parse("2026-11-28T20:00:00Z")).inWords())
                .isEqualTo("On duty now: nobody until Sunday 29 November 2026, 08:00.");
        assertThat(rota.at(Instant.parse("2026-11-27T13:00:00Z")).inWords())
                .isEqualTo("On duty from Friday 27 November 2026, 17:00: Ada until Saturday 28 November 2026, 18:00.");
    }

    @Test
    void aGapThatIsOverIsNotShownAsOneToFill() {
        var rota = rota(WEEKEND, duty("2026-11-28T18:00:00Z", "2026-11-30T09:00:00Z"));

        assertThat(rota.lines(Instant.parse("2026-11-28T12:00:00Z"))).hasSize(2);
        assertThat(rota.lines(Instant.parse("2026-11-29T12:00:00Z")))
                .singleElement()
                .satisfies(line -> assertThat(line.duty()).isPresent());
    }

    @Test
    void dutiesMayOverlapAndOneWithinAnotherOpensNoGap() {
        var rota = rota(
                WEEKEND,
                duty("2026-11-27T10:00:00Z", "2026-11-30T10:00:00Z"),
                duty("2026-11-28T10:00:00Z", "2026-11-28T12:00:00Z"),
                duty("2026-11-29T10:00:00Z", "2026-11-29T12:00:00Z"));

        assertThat(rota.gaps()).isEmpty();
        assertThat(rota.onDutyAt(Instant.parse("2026-11-28T11:00:00Z"))).hasSize(2);
    }

    @Test
    void whereNoRotaIsKeptNobodyIsMissing() {
        var rota = new Rota(
                FORCE,
                new Rota.Keeping(OfficeHours.USUAL, false, 1),
                WEEKEND,
                List.of(),
                workingDays.outOfHours(WEEKEND, OfficeHours.USUAL, FORCE.nation()));

        assertThat(rota.gaps()).isEmpty();
    }

    @Test
    void theNightOnWhichTheClocksGoBackIsAnHourLongerAndStillCovered() {
        var from = LondonTime.read("2026-10-24 18:00", true).orElseThrow();
        var to = LondonTime.read("2026-10-25 08:00", false).orElseThrow();
        var night = span("2026-10-24T17:00:00Z", "2026-10-25T08:00:00Z");

        assertThat(new Span(from, to)).isEqualTo(night);
        assertThat(rota(night, duty(from.toString(), to.toString())).gaps()).isEmpty();
    }

    @Test
    void anHourThatTheClocksShowTwiceBelongsWholeToADutyThatBeginsOrEndsInIt() {
        assertThat(LondonTime.read("2026-10-25 01:30", true)).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(LondonTime.read("2026-10-25 01:30", false)).contains(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(LondonTime.read("2026-10-25 01:30+00:00", true)).contains(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(span("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z").inWords())
                .isEqualTo("from Sunday 25 October 2026, 01:30 BST to Sunday 25 October 2026, 01:30 GMT");
    }

    @Test
    void aTimeThatTheClocksLeaveOutIsNone() {
        assertThat(LondonTime.read("2027-03-28 01:30", true)).isEmpty();
        assertThat(LondonTime.read("2027-03-28 02:00", true)).contains(Instant.parse("2027-03-28T01:00:00Z"));
    }

    @Test
    void aWeekIsCopiedByTheClocksThatPeopleRead() {
        var beforeTheChange = span("2026-10-23T16:00:00Z", "2026-10-24T07:00:00Z");

        assertThat(LondonTime.later(beforeTheChange, 1))
                .as("17:00 to 08:00 in London, in summer and in winter")
                .isEqualTo(span("2026-10-30T17:00:00Z", "2026-10-31T08:00:00Z"));
    }

    @Test
    void whatIsWrittenReadsBackAsTheSameMoment() {
        for (var at = Instant.parse("2026-10-24T22:00:00Z");
                at.isBefore(Instant.parse("2026-10-25T04:00:00Z"));
                at = at.plusSeconds(15 * 60)) {
            for (var isBeginning : List.of(true, false)) {
                assertThat(LondonTime.read(LondonTime.written(at, isBeginning), isBeginning))
                        .contains(at);
            }
        }
        assertThat(LondonTime.read("28/11/2026 18:00", true)).contains(Instant.parse("2026-11-28T18:00:00Z"));
        assertThat(LondonTime.read("31/11/2026 18:00", true)).isEmpty();
    }

    private Rota rota(Span within, Duty... duties) {
        return new Rota(
                FORCE,
                Rota.Keeping.AT_FIRST,
                within,
                Arrays.asList(duties),
                workingDays.outOfHours(within, OfficeHours.USUAL, FORCE.nation()));
    }

    private static Duty duty(String from, String to) {
        return new Duty(UUID.randomUUID(), UUID.randomUUID(), "Ada", "ada@example.org", span(from, to), true);
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }
}

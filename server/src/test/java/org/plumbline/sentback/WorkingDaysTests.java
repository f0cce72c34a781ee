package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.instrument.TimeLimit;
import org.plumbline.organisation.Nation;

class WorkingDaysTests {

    private final WorkingDays workingDays = new WorkingDays();

    @ParameterizedTest
    @CsvSource({
        // started, days, nation, due (23:59 in London), why
        "2026-11-24T09:00:00Z, 10, ENGLAND_AND_WALES, 2026-12-08T23:59:00Z, two weekends",
        "2026-11-24T09:00:00Z, 10, SCOTLAND, 2026-12-09T23:59:00Z, St Andrew's Day as well",
        "2026-12-23T16:00:00Z, 3, ENGLAND_AND_WALES, 2026-12-30T23:59:00Z, Christmas and Boxing Day on a weekend",
        "2027-03-25T10:00:00Z, 1, ENGLAND_AND_WALES, 2027-03-30T22:59:00Z, Easter and the change to summer time",
        "2027-03-25T10:00:00Z, 1, SCOTLAND, 2027-03-29T22:59:00Z, Easter Monday is no bank holiday in Scotland",
        "2026-07-10T10:00:00Z, 1, NORTHERN_IRELAND, 2026-07-14T22:59:00Z, the Twelfth falls on a Sunday",
        "2028-02-28T10:00:00Z, 2, ENGLAND_AND_WALES, 2028-03-01T23:59:00Z, a leap day",
        "2026-11-28T23:30:00Z, 1, ENGLAND_AND_WALES, 2026-11-30T23:59:00Z, started on a Saturday night"
    })
    void workingDaysEndAtTheEndOfTheLast(Instant started, int days, Nation nation, Instant due, String why) {
        var start = workingDays.start(SentBack.Clock.Kind.ANSWER, started, new TimeLimit.WorkingDays(days), nation);

        assertThat(start.due()).as(why).isEqualTo(due);
    }

    @Test
    void elapsedTimeRunsOnThroughTheNightOnWhichTheClocksGoBack() {
        var start = workingDays.start(
                SentBack.Clock.Kind.ACKNOWLEDGEMENT,
                Instant.parse("2026-10-24T23:30:00Z"),
                new TimeLimit.Elapsed(Duration.ofHours(4)),
                Nation.ENGLAND_AND_WALES);

        assertThat(start.due()).isEqualTo("2026-10-25T03:30:00Z");
    }

    @Test
    void aDueTimeBeyondTheCalendarSaysWhatWasNotKnown() {
        var start = workingDays.start(
                SentBack.Clock.Kind.ANSWER,
                Instant.parse("2028-12-28T10:00:00Z"),
                new TimeLimit.WorkingDays(10),
                Nation.ENGLAND_AND_WALES);

        assertThat(start.limit()).contains("bank holidays after 2028 were not known");
    }
}

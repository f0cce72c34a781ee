package org.plumbline.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WordsTests {

    private static final Instant NOW = Instant.parse("2026-11-24T14:05:00Z");

    @Test
    void datesAndTimesAreThoseOfLondon() {
        assertThat(Dates.inWords(LocalDate.of(2026, 11, 4))).isEqualTo("4 November 2026");
        assertThat(Dates.inWords(NOW)).isEqualTo("24 November 2026, 14:05");
        assertThat(Dates.inWords(Instant.parse("2026-06-30T23:30:00Z"))).isEqualTo("1 July 2026, 00:30");
    }

    @Test
    void aClockSaysHowLongIsLeftOrSinceWhenItIsOverdue() {
        assertThat(Durations.untilDue(NOW.plus(Duration.ofMinutes(192)), NOW)).isEqualTo("due in 3 hours 12 minutes");
        assertThat(Durations.untilDue(NOW.plus(Duration.ofHours(25)), NOW)).isEqualTo("due in 1 day 1 hour");
        assertThat(Durations.untilDue(NOW.plusSeconds(20), NOW)).isEqualTo("due in less than a minute");
        assertThat(Durations.untilDue(NOW, NOW)).isEqualTo("due in less than a minute");
        assertThat(Durations.untilDue(NOW.minus(Duration.ofHours(2)), NOW)).isEqualTo("overdue by 2 hours");
    }

    /** The published figures of the inspection of London in 2016. */
    @Test
    void sharesCarryTheirDenominators() {
        assertThat(Numbers.share(278, 374)).isEqualTo("74.3% (278 of 374)");
        assertThat(Numbers.share(38, 374)).isEqualTo("10.2% (38 of 374)");
        assertThat(Numbers.share(0, 0)).isEqualTo("0 of 0");
        assertThat(Numbers.share(1000, 100_000)).isEqualTo("1.0% (1,000 of 100,000)");
    }

    @Test
    void roundingNeverMakesNoneOrAllOfWhatIsNeither() {
        assertThat(Numbers.percent(1, 10_000)).isEqualTo("less than 0.1%");
        assertThat(Numbers.percent(9_999, 10_000)).isEqualTo("more than 99.9%");
        assertThat(Numbers.percent(0, 5)).isEqualTo("0.0%");
        assertThat(Numbers.percent(5, 5)).isEqualTo("100.0%");
        assertThatThrownBy(() -> Numbers.percent(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nounsAgreeWithTheirNumbers() {
        assertThat(Numbers.of(1, "case")).isEqualTo("1 case");
        assertThat(Numbers.of(2840, "case")).isEqualTo("2,840 cases");
        assertThat(Numbers.of(3, "inquiry", "inquiries")).isEqualTo("3 inquiries");
    }
}

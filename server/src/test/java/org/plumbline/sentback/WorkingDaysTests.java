package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.plumbline.instrument.OfficeHours;
import org.plumbline.instrument.TimeLimit;
import org.plumbline.organisation.Nation;

class WorkingDaysTests {

    private static final OfficeHours NINE_TO_FIVE = new OfficeHours(LocalTime.of(9, 0), LocalTime.of(17, 0));

    private final WorkingDays workingDays = new WorkingDays();

    /** The table's due times are worked out by hand and, anew, by {@code clocks.py} beside it. */
    @ParameterizedTest(name = "{4} ({2} from {1}, {0})")
    @CsvFileSource(resources = "/clocks.csv", numLinesToSkip = 1)
    void aClockIsDueWhenTheTableOfWorkedExamplesSays(
            Nation nation, Instant started, String limit, Instant due, String why) {
        var time = TimeLimit.parse(limit, NINE_TO_FIVE);

        var start = workingDays.start(SentBack.Clock.Kind.ANSWER, started, time, nation);

        assertThat(start.due()).as(why).isEqualTo(due);
        assertThat(withoutGaps(start.working()))
                .as("the working, from the start to the due time")
                .containsExactly(started, due);
        assertThat(start.working().stretches().getLast().counted())
                .as("the last stretch counts")
                .isTrue();
        switch (time) {
            case TimeLimit.Elapsed(var elapsed) ->
                assertThat(counted(start.working())).isEqualTo(elapsed);
            case TimeLimit.WorkingHours hours ->
                assertThat(counted(start.working())).isEqualTo(hours.time());
            case TimeLimit.WorkingDays(int days) ->
                assertThat(start.working().stretches().stream().filter(Working.Stretch::counted))
                        .hasSize(days);
        }
    }

    /** It knows the rules of the bank holidays and the change of the clocks, and nothing of this code. */
    @Test
    void aScriptThatSharesNothingWithTheServerFindsTheSameDueTimesAndBankHolidays() throws Exception {
        assumeTrue(
                python("-c", "import zoneinfo; zoneinfo.ZoneInfo('Europe/London')")
                        .isEmpty(),
                "needs python3 and the time zones of the system");

        assertThat(python("src/test/resources/clocks.py")).endsWith(" 0 wrong");
    }

    @Test
    void aClockInWorkingHoursSaysWhichOfThemCounted() {
        var office = new OfficeHours(LocalTime.of(8, 30), LocalTime.of(12, 0));
        var start = workingDays.start(
                SentBack.Clock.Kind.ACKNOWLEDGEMENT,
                Instant.parse("2026-11-27T10:15:30Z"),
                new TimeLimit.WorkingHours(3, office),
                Nation.SCOTLAND);

        assertThat(start.limit())
                .isEqualTo("3 working hours (08:30 to 12:00), weekends and the bank holidays of Scotland left out");
        assertThat(start.working().calendar()).startsWith("Scotland, to 2028");
        assertThat(start.working().stretches())
                .extracting(Working.Stretch::to, Working.Stretch::counted, Working.Stretch::why)
                .containsExactly(
                        tuple(
                                Instant.parse("2026-11-27T12:00:00Z"),
                                true,
                                "Office hours; 1 hour 44 minutes of 3 hours used"),
                        tuple(Instant.parse("2026-11-28T00:00:00Z"), false, "Outside office hours"),
                        tuple(Instant.parse("2026-11-30T00:00:00Z"), false, "Weekend"),
                        tuple(Instant.parse("2026-12-01T00:00:00Z"), false, "Bank holiday in Scotland"),
                        tuple(Instant.parse("2026-12-01T08:30:00Z"), false, "Outside office hours"),
                        tuple(Instant.parse("2026-12-01T09:45:30Z"), true, "Office hours; 3 hours of 3 hours used"));
    }

    @Test
    void theNightBetweenTwoWorkingDaysIsOneStretchOfTheWorking() {
        var start = workingDays.start(
                SentBack.Clock.Kind.ANSWER,
                Instant.parse("2026-11-23T18:00:00Z"),
                new TimeLimit.WorkingHours(30, NINE_TO_FIVE),
                Nation.ENGLAND_AND_WALES);

        assertThat(start.working().stretches())
                .extracting(Working.Stretch::why)
                .startsWith("Outside office hours", "Office hours; 8 hours of 30 hours used", "Outside office hours")
                .endsWith("Office hours; 30 hours of 30 hours used")
                .hasSize(8);
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

    private static Duration counted(Working working) {
        return working.stretches().stream()
                .filter(Working.Stretch::counted)
                .map(stretch -> Duration.between(stretch.from(), stretch.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Where the working begins and where it ends, with every moment between them at which it breaks off. */
    private static List<Instant> withoutGaps(Working working) {
        var ends = new ArrayList<Instant>();
        for (var stretch : working.stretches()) {
            if (!ends.isEmpty() && ends.getLast().equals(stretch.from())) {
                ends.removeLast();
            } else {
                ends.add(stretch.from());
            }
            ends.add(stretch.to());
        }
        return ends;
    }

    private static String python(String... arguments) throws InterruptedException {
        try {
            var process = new ProcessBuilder(Stream.concat(Stream.of("python3"), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.strip();
        } catch (IOException absent) {
            return absent.toString();
        }
    }
}

package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.plumbline.instrument.TimeLimit;
import org.plumbline.organisation.Nation;

class WorkingDaysTests {

    private final WorkingDays workingDays = new WorkingDays();

    /** The table's due times are worked out by hand and, anew, by {@code clocks.py} beside it. */
    @ParameterizedTest(name = "{4} ({2} from {1}, {0})")
    @CsvFileSource(resources = "/clocks.csv", numLinesToSkip = 1)
    void aClockIsDueWhenTheTableOfWorkedExamplesSays(
            Nation nation, Instant started, String limit, Instant due, String why) {
        var start = workingDays.start(SentBack.Clock.Kind.ANSWER, started, TimeLimit.parse(limit), nation);

        assertThat(start.due()).as(why).isEqualTo(due);
        assertThat(withoutGaps(start.working()))
                .as("the working, from the start to the due time")
                .containsExactly(started, due);
        assertThat(start.working().stretches().getLast().counted())
                .as("the last stretch counts")
                .isTrue();
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
    void aDueTimeBeyondTheCalendarSaysWhatWasNotKnown() {
        var start = workingDays.start(
                SentBack.Clock.Kind.ANSWER,
                Instant.parse("2028-12-28T10:00:00Z"),
                new TimeLimit.WorkingDays(10),
                Nation.ENGLAND_AND_WALES);

        assertThat(start.limit()).contains("bank holidays after 2028 were not known");
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

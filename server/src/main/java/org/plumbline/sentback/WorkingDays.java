package org.plumbline.sentback;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plumbline.instrument.TimeLimit;
import org.plumbline.organisation.Nation;
import org.plumbline.sentback.SentBack.Clock;
import org.springframework.stereotype.Component;

/**
 * Finds due times. Elapsed time runs on through nights, weekends and the change of the clocks. A limit in working days
 * ends at 23:59 (Europe/London) of the last of them; the day on which it starts does not count.
 */
@Component
class WorkingDays {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final Map<Nation, Set<LocalDate>> holidays = new EnumMap<>(Nation.class);
    private final LocalDate last;

    WorkingDays() {
        this("/calendar/bank-holidays.csv");
    }

    private WorkingDays(String resource) {
        try (var stream = Objects.requireNonNull(WorkingDays.class.getResourceAsStream(resource), resource);
                var rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            rows.forEach(
                    row -> holidays.computeIfAbsent(Nation.valueOf(row.getField("nation")), nation -> new HashSet<>())
                            .add(LocalDate.parse(row.getField("date"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        last = holidays.values().stream()
                .flatMap(Set::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .withDayOfYear(1)
                .plusYears(1)
                .minusDays(1);
    }

    Step.Start start(Clock.Kind kind, Instant at, TimeLimit limit, Nation nation) {
        return switch (limit) {
            case TimeLimit.Elapsed elapsed ->
                new Step.Start(kind, at.plus(elapsed.time()), elapsed.inWords() + ", nights and weekends included");
            case TimeLimit.WorkingDays working -> {
                var day = at.atZone(LONDON).toLocalDate();
                for (int counted = 0; counted < working.days(); ) {
                    day = day.plusDays(1);
                    if (isWorkingDay(day, nation)) {
                        counted++;
                    }
                }
                yield new Step.Start(
                        kind,
                        day.atTime(END_OF_DAY).atZone(LONDON).toInstant(),
                        working.inWords() + ", " + calendar(day, nation));
            }
        };
    }

    private boolean isWorkingDay(LocalDate day, Nation nation) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.getOrDefault(nation, Set.of()).contains(day);
    }

    // A child at risk is sent back even on a day that no calendar covers yet; the clock then says what it did not know
    private String calendar(LocalDate due, Nation nation) {
        return due.isAfter(last)
                ? "weekends left out; the bank holidays after " + last.getYear() + " were not known"
                : "weekends and the bank holidays of " + nation.inWords() + " left out (calendar to " + last.getYear()
                        + ")";
    }
}

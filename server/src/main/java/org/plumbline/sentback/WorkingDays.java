package org.plumbline.sentback;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.plumbline.instrument.TimeLimit;
import org.plumbline.organisation.Nation;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.Working.Stretch;
import org.springframework.stereotype.Component;

/**
 * Finds due times and shows the working. Elapsed time runs on through nights, weekends and the change of the clocks. A
 * limit in working days ends at 23:59 (Europe/London) of the last of them; the day on which it starts does not count.
 */
@Component
class WorkingDays {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final int DIGITS_OF_VERSION = 8;

    private final Map<Nation, SortedSet<LocalDate>> holidays = new EnumMap<>(Nation.class);
    private final LocalDate last;

    WorkingDays() {
        this("/calendar/bank-holidays.csv");
    }

    WorkingDays(String resource) {
        try (var stream = Objects.requireNonNull(WorkingDays.class.getResourceAsStream(resource), resource);
                var rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            rows.forEach(
                    row -> holidays.computeIfAbsent(Nation.valueOf(row.getField("nation")), nation -> new TreeSet<>())
                            .add(LocalDate.parse(row.getField("date"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        last = LocalDate.of(
                holidays.values().stream()
                        .mapToInt(days -> days.last().getYear())
                        .max()
                        .orElseThrow(),
                12,
                31);
    }

    Step.Start start(Clock.Kind kind, Instant at, TimeLimit limit, Nation nation) {
        return switch (limit) {
            case TimeLimit.Elapsed elapsed -> elapsed(kind, at, elapsed);
            case TimeLimit.WorkingDays working -> working(kind, at, working, nation);
        };
    }

    private static Step.Start elapsed(Clock.Kind kind, Instant at, TimeLimit.Elapsed limit) {
        var due = at.plus(limit.time());
        var every = new Stretch(at, due, true, "Every hour counts, at night, at weekends and on bank holidays");
        return new Step.Start(
                kind, due, limit.inWords() + ", nights and weekends included", new Working("", List.of(every)));
    }

    private Step.Start working(Clock.Kind kind, Instant at, TimeLimit.WorkingDays limit, Nation nation) {
        var stretches = new ArrayList<Stretch>();
        var day = at.atZone(LONDON).toLocalDate();
        stretches.add(new Stretch(at, startOf(day.plusDays(1)), false, "The day on which the clock starts"));
        for (int counted = 0; counted < limit.days(); ) {
            day = day.plusDays(1);
            var free = whyFree(day, nation);
            if (free.isEmpty()) {
                counted++;
            }
            var end = counted == limit.days() ? endOf(day) : startOf(day.plusDays(1));
            addOrLengthen(
                    stretches,
                    new Stretch(
                            startOf(day),
                            end,
                            free.isEmpty(),
                            free.isEmpty() ? "Working day " + counted + " of " + limit.days() : free));
        }
        return new Step.Start(
                kind,
                endOf(day),
                limit.inWords() + ", " + leftOut(day, nation),
                new Working(version(nation), stretches));
    }

    /** Two free days after one another for the same reason are one stretch; each working day has its number. */
    private static void addOrLengthen(List<Stretch> stretches, Stretch next) {
        var before = stretches.getLast();
        if (!next.counted() && before.why().equals(next.why())) {
            stretches.set(stretches.size() - 1, new Stretch(before.from(), next.to(), false, next.why()));
        } else {
            stretches.add(next);
        }
    }

    private String whyFree(LocalDate day, Nation nation) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return "Weekend";
        }
        return holidays.getOrDefault(nation, new TreeSet<>()).contains(day)
                ? "Bank holiday in " + nation.inWords()
                : "";
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(END_OF_DAY).atZone(LONDON).toInstant();
    }

    // A child at risk is sent back even on a day that no calendar covers yet; the clock then says what it did not know
    private String leftOut(LocalDate due, Nation nation) {
        return due.isAfter(last)
                ? "weekends left out; the bank holidays after " + last.getYear() + " were not known"
                : "weekends and the bank holidays of " + nation.inWords() + " left out";
    }

    /** Names the calendar of a nation by its content, so that nobody can take one for another. */
    private String version(Nation nation) {
        try {
            var days = String.join(
                    "\n",
                    holidays.getOrDefault(nation, new TreeSet<>()).stream()
                            .map(LocalDate::toString)
                            .toList());
            var digest = MessageDigest.getInstance("SHA-256").digest(days.getBytes(StandardCharsets.UTF_8));
            return nation.inWords() + ", to " + last.getYear() + ", "
                    + HexFormat.of().formatHex(digest).substring(0, DIGITS_OF_VERSION);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

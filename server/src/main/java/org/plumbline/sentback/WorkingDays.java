package org.plumbline.sentback;

import static org.plumbline.page.Dates.LONDON;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.plumbline.instrument.OfficeHours;
import org.plumbline.instrument.TimeLimit;
import org.plumbline.organisation.Nation;
import org.plumbline.page.Durations;
import org.plumbline.page.Numbers;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.Working.Stretch;
import org.springframework.stereotype.Component;

/**
 * Finds due times and shows the working. Elapsed time runs on through nights, weekends and the change of the clocks. A
 * limit in working days ends at 23:59 (Europe/London) of the last of them; the day on which it starts does not count. A
 * limit in working hours counts the office hours of working days from its very start.
 */
@Component
class WorkingDays {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final String OUTSIDE = "Outside office hours";
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
            case TimeLimit.WorkingHours hours -> workingHours(kind, at, hours, nation);
            case TimeLimit.WorkingDays days -> workingDays(kind, at, days, nation);
        };
    }

    private static Step.Start elapsed(Clock.Kind kind, Instant at, TimeLimit.Elapsed limit) {
        var due = at.plus(limit.time());
        var every = new Stretch(at, due, true, "Every hour counts, at night, at weekends and on bank holidays");
        return new Step.Start(
                kind, due, limit.inWords() + ", nights and weekends included", new Working("", List.of(every)));
    }

    private Step.Start workingHours(Clock.Kind kind, Instant at, TimeLimit.WorkingHours limit, Nation nation) {
        var stretches = new ArrayList<Stretch>();
        var left = limit.time();
        for (var day = at.atZone(LONDON).toLocalDate(); !left.isZero(); day = day.plusDays(1)) {
            var from = later(at, startOf(day));
            var midnight = startOf(day.plusDays(1));
            var free = whyFree(day, nation);
            if (free.isEmpty()) {
                var opens = later(from, at(day, limit.office().from()));
                var closes = later(opens, at(day, limit.office().to()));
                var counts = shorter(left, Duration.between(opens, closes));
                left = left.minus(counts);
                addOrLengthen(stretches, from, opens, false, OUTSIDE);
                addOrLengthen(stretches, opens, opens.plus(counts), true, used(limit, left));
                addOrLengthen(stretches, closes, left.isZero() ? closes : midnight, false, OUTSIDE);
            } else {
                addOrLengthen(stretches, from, midnight, false, free);
            }
        }
        var due = stretches.getLast().to();
        return new Step.Start(
                kind,
                due,
                limit.inWords() + ", " + leftOut(due.atZone(LONDON).toLocalDate(), nation),
                new Working(version(nation), stretches));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String used(TimeLimit.WorkingHours limit, Duration left) {
        var used = limit.time().minus(left);
        return "Office hours; " + (used.toHours() == 0 ? Durations.inWords(used) : hoursInWords(used)) + " of "
                + hoursInWords(limit.time()) + " used";
    }

    /** Never days, which would be taken for working days. */
    private static String hoursInWords(Duration time) {
        var minutes = time.toMinutesPart() == 0 ? "" : " " + Numbers.of(time.toMinutesPart(), "minute");
        return Numbers.of(time.toHours(), "hour") + minutes;
    }

    private Step.Start workingDays(Clock.Kind kind, Instant at, TimeLimit.WorkingDays limit, Nation nation) {
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
                    startOf(day),
                    end,
                    free.isEmpty(),
                    free.isEmpty() ? "Working day " + counted + " of " + limit.days() : free);
        }
        return new Step.Start(
                kind,
                endOf(day),
                limit.inWords() + ", " + leftOut(day, nation),
                new Working(version(nation), stretches));
    }

    /**
     * Adds a stretch, unless it is empty. Two after one another that do not count for the same reason are one; each working
     * day has its number.
     */
    private static void addOrLengthen(List<Stretch> stretches, Instant from, Instant to, boolean counted, String why) {
        if (!from.isBefore(to)) {
            return;
        }
        if (!counted && !stretches.isEmpty() && stretches.getLast().why().equals(why)) {
            stretches.set(stretches.size() - 1, new Stretch(stretches.getLast().from(), to, false, why));
        } else {
            stretches.add(new Stretch(from, to, counted, why));
        }
    }

    boolean isOutOfHours(Instant at, OfficeHours hours, Nation nation) {
        var local = at.atZone(LONDON);
        return !whyFree(local.toLocalDate(), nation).isEmpty() || !hours.include(local.toLocalTime());
    }

    /** When nobody is at work within a span of time, in its order; nights and weekends that touch are one span. */
    List<Span> outOfHours(Span within, OfficeHours hours, Nation nation) {
        var spans = new ArrayList<Span>();
        var last = within.to().atZone(LONDON).toLocalDate();
        for (var day = within.from().atZone(LONDON).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            var end = startOf(day.plusDays(1));
            if (whyFree(day, nation).isEmpty()) {
                addOrJoin(spans, within, startOf(day), at(day, hours.from()));
                addOrJoin(spans, within, at(day, hours.to()), end);
            } else {
                addOrJoin(spans, within, startOf(day), end);
            }
        }
        return spans;
    }

    private static void addOrJoin(List<Span> spans, Span within, Instant from, Instant to) {
        var begins = from.isBefore(within.from()) ? within.from() : from;
        var ends = to.isAfter(within.to()) ? within.to() : to;
        if (!begins.isBefore(ends)) {
            return;
        }
        if (!spans.isEmpty() && spans.getLast().to().equals(begins)) {
            spans.set(spans.size() - 1, new Span(spans.getLast().from(), ends));
        } else {
            spans.add(new Span(begins, ends));
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

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }

    private static Instant endOf(LocalDate day) {
        return at(day, END_OF_DAY);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(LONDON).toInstant();
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

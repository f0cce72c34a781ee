package org.plumbline.operation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.plumbline.page.Dates;

/**
 * Who did what when in a demonstration. What belongs together is put on it together, in whatever order; it is carried
 * out in the order of time, so that every step happens on a clock that only goes forward.
 */
final class DemonstrationAgenda {

    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::at).thenComparing(Item::number));
    private final DemonstrationClock clock;
    private final Instant present;
    private long number;

    DemonstrationAgenda(DemonstrationClock clock) {
        this.clock = clock;
        this.present = clock.instant();
    }

    private record Item(Instant at, long number, Runnable step) {}

    /** Today, as the demonstration ends. */
    LocalDate today() {
        return present.atZone(Dates.LONDON).toLocalDate();
    }

    /** @param workingDaysAgo at least 1; weekends are left out, bank holidays are not */
    void at(int workingDaysAgo, int hour, int minute, Runnable step) {
        put(workingDay(workingDaysAgo).atTime(hour, minute).atZone(Dates.LONDON).toInstant(), step);
    }

    void minutesAgo(long minutes, Runnable step) {
        put(present.minus(Duration.ofMinutes(minutes)), step);
    }

    /** Carries everything out, also what is put on while it does. */
    void carryOut() {
        while (!items.isEmpty()) {
            var item = items.remove();
            clock.set(item.at());
            item.step().run();
        }
        clock.set(present);
    }

    private void put(Instant at, Runnable step) {
        items.add(new Item(at, number++, step));
    }

    private LocalDate workingDay(int ago) {
        var day = today();
        for (int left = ago; left > 0; ) {
            day = day.minusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}

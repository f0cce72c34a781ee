package org.plumbline.operation;

import static org.plumbline.operation.DemonstrationFieldwork.as;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.atomic.AtomicInteger;
import org.plumbline.operation.DemonstrationCast.People;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Dates;
import org.plumbline.sentback.Rostering;
import org.plumbline.sentback.Span;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The rotas of the inspectorate and of Northmoor, for three months; Northmoor's has a gap in the night of a Saturday. */
@Component
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class DemonstrationRota {

    private static final int WEEKS = 10;

    private final Rostering rostering;

    DemonstrationRota(Rostering rostering) {
        this.rostering = rostering;
    }

    void keep(DemonstrationAgenda agenda, People people) {
        var monday = agenda.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        new Keeping("inspectorate", people.lead(), people.duty(), people.otherLead()).fill(monday, true);
        new Keeping("northmoor", people.liaison(), people.chief(), people.liaison()).fill(monday, false);
    }

    /** The rota of one organisation: one person through the week and Sundays, another on Friday and Saturday nights. */
    private final class Keeping {

        private final String slug;
        private final SignedIn editor;
        private final SignedIn first;
        private final SignedIn second;
        private final AtomicInteger version = new AtomicInteger();

        Keeping(String slug, SignedIn editor, SignedIn first, SignedIn second) {
            this.slug = slug;
            this.editor = editor;
            this.first = first;
            this.second = second;
        }

        void fill(LocalDate monday, boolean firstSaturdayToo) {
            add(first, at(monday.minusWeeks(1), 9), at(monday, 9));
            week(monday, firstSaturdayToo);
            week(monday.plusWeeks(1), true);
            as(editor, () -> rostering.copy(editor, slug, version.getAndIncrement(), monday.plusWeeks(1), WEEKS));
        }

        private void week(LocalDate monday, boolean saturdayToo) {
            add(first, at(monday, 9), at(monday.plusDays(4), 17));
            add(second, at(monday.plusDays(4), 17), at(monday.plusDays(5), 18));
            if (saturdayToo) {
                add(second, at(monday.plusDays(5), 18), at(monday.plusDays(6), 8));
            }
            add(first, at(monday.plusDays(6), 8), at(monday.plusDays(7), 9));
        }

        private void add(SignedIn person, Instant from, Instant to) {
            as(
                    editor,
                    () -> rostering.add(editor, slug, version.getAndIncrement(), person.person(), new Span(from, to)));
        }
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Dates.LONDON).toInstant();
    }
}

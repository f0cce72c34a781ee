package org.plumbline.sentback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.organisation.Organisation;
import org.plumbline.page.Dates;

/**
 * Who is on duty now, or when the working hours end.
 *
 * @param from now, or the end of the working hours
 * @param onDuty who is then; nobody may be
 * @param gap when nobody is, until when
 */
public record Watch(
        Organisation organisation,
        boolean kept,
        boolean outOfHours,
        Instant from,
        List<Duty> onDuty,
        Optional<Span> gap) {

    public Watch {
        onDuty = List.copyOf(onDuty);
    }

    /** For example 'On duty now: Moira Kerr until Sunday 29 November 2026, 08:00.' */
    public String inWords() {
        if (!kept) {
            return "No rota is kept. What is urgent is told to everybody with the role, at night as by day.";
        }
        var who = onDuty.isEmpty()
                ? gap.map(span -> "nobody until " + Dates.withWeekday(span.to()))
                        .orElse("nobody")
                : onDuty.stream()
                        .map(duty -> duty.name() + " until "
                                + Dates.withWeekday(duty.span().to()))
                        .collect(Collectors.joining("; "));
        return (outOfHours ? "On duty now: " : "On duty from " + Dates.withWeekday(from) + ": ") + who + ".";
    }

    public String href() {
        return "/rotas/" + organisation.slug();
    }
}

package org.plumbline.sentback;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plumbline.instrument.OfficeHours;
import org.plumbline.page.Form;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;

/** What is typed into the forms of a rota, in the time that the clocks in London show. */
final class RotaForm {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.]?(\\d{2})");

    private RotaForm() {}

    static UUID person(Form form) {
        return form.id("person").orElseThrow(() -> new Refused(bothEnds(form, "Choose who is on duty")));
    }

    /** Everything that is wrong is said at once, the person included. */
    private static List<Refusal> bothEnds(Form form, String missing) {
        var refusals = new ArrayList<>(List.of(Refusal.of("person", missing)));
        try {
            span(form);
        } catch (Refused refused) {
            refusals.addAll(refused.refusals());
        }
        return refusals;
    }

    static Span span(Form form) {
        var refusals = new ArrayList<Refusal>();
        var from = moment(form, "from", "begins", refusals);
        var to = moment(form, "to", "ends", refusals);
        Refused.ifAny(refusals);
        var begins = LondonTime.beginning(from.orElseThrow());
        var ends = LondonTime.end(to.orElseThrow());
        if (!begins.isBefore(ends)) {
            throw new Refused("to", "The duty ends before it begins. Give a later end");
        }
        return new Span(begins, ends);
    }

    private static Optional<LocalDateTime> moment(Form form, String name, String does, List<Refusal> refusals) {
        var date = form.date(name);
        var time = time(form, name + "Time");
        if (date.isEmpty()) {
            refusals.add(Refusal.of(name, "Give the day on which the duty " + does + ", for example 28 11 2026"));
        }
        if (time.isEmpty()) {
            refusals.add(Refusal.of(name + "Time", "Give the time at which the duty " + does + ", for example 18:00"));
        }
        var moment = date.flatMap(day -> time.map(day::atTime));
        if (moment.filter(LondonTime::isLeftOut).isPresent()) {
            refusals.add(Refusal.of(
                    name + "Time", "The clocks go forward in that night and leave this time out. Give 02:00 or later"));
        }
        return moment;
    }

    private static Optional<LocalTime> time(Form form, String name) {
        return form.text(name)
                .map(TIME::matcher)
                .filter(java.util.regex.Matcher::matches)
                .flatMap(typed -> {
                    try {
                        return Optional.of(
                                LocalTime.of(Integer.parseInt(typed.group(1)), Integer.parseInt(typed.group(2))));
                    } catch (DateTimeException noTime) {
                        return Optional.empty();
                    }
                });
    }

    static LocalDate week(Form form) {
        try {
            return LocalDate.parse(form.value("week"));
        } catch (DateTimeException notADay) {
            throw new Refused("week", "Choose the week that is copied");
        }
    }

    static int weeks(Form form) {
        return form.text("weeks")
                .filter(typed -> typed.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    static OfficeHours hours(Form form) {
        var refusals = new ArrayList<Refusal>();
        var opens = time(form, "opens");
        var closes = time(form, "closes");
        if (opens.isEmpty()) {
            refusals.add(Refusal.of("opens", "Give the time at which working hours begin, for example 09:00"));
        }
        if (closes.isEmpty()) {
            refusals.add(Refusal.of("closes", "Give the time at which working hours end, for example 17:00"));
        }
        if (opens.isPresent() && closes.isPresent() && !opens.get().isBefore(closes.get())) {
            refusals.add(Refusal.of("closes", "Working hours end before they begin. Give a later end"));
        }
        if (!form.has("kept", "yes") && !form.has("kept", "no")) {
            refusals.add(Refusal.of("kept", "Say whether you keep a rota"));
        }
        Refused.ifAny(refusals);
        return new OfficeHours(opens.orElseThrow(), closes.orElseThrow());
    }

    static boolean isKept(Form form) {
        return form.has("kept", "yes");
    }

    /** What was typed into one of the forms, and in the others what holds now. */
    static Form filled(Form form, Rota.Keeping keeping, LocalDate monday) {
        var filled = form.with("shown", monday.toString());
        if (!form.typed().containsKey("opens")) {
            filled = filled.with("opens", keeping.hours().from().toString())
                    .with("closes", keeping.hours().to().toString())
                    .with("kept", keeping.kept() ? "yes" : "no");
        }
        return form.typed().containsKey("week") ? filled : filled.with("week", monday.toString());
    }
}

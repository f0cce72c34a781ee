package org.plumbline.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in a form: the values as they were typed, and what was refused of them.
 * A handler that takes one as a parameter gets what this request sent.
 *
 * @param typed the values of each field by the field's name
 * @param refusals what cannot be taken, in the order of the fields; empty while nothing was sent
 */
public record Form(Map<String, List<String>> typed, List<Refusal> refusals) {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    public Form {
        typed = Map.copyOf(typed);
        refusals = List.copyOf(refusals);
    }

    public static Form empty() {
        return new Form(Map.of(), List.of());
    }

    public static Form of(Map<String, List<String>> typed) {
        return new Form(typed, List.of());
    }

    public static Form of(Map<String, List<String>> typed, List<Refusal> refusals) {
        return new Form(typed, refusals);
    }

    /** The same values, with what was refused of them. */
    public Form refusing(List<Refusal> refusals) {
        return new Form(typed, refusals);
    }

    public Form refusing(Refused refused) {
        return refusing(refused.refusals());
    }

    /** The same form with a value already in it: what is stored now, when something is edited. */
    public Form with(String name, String... values) {
        var more = new LinkedHashMap<>(typed);
        more.put(name, List.of(values));
        return new Form(more, refusals);
    }

    /** Fills the three fields of a date. */
    public Form with(String name, LocalDate date) {
        return with(name + "-day", Integer.toString(date.getDayOfMonth()))
                .with(name + "-month", Integer.toString(date.getMonthValue()))
                .with(name + "-year", Integer.toString(date.getYear()));
    }

    /** What was typed, as it was typed; empty when nothing was. */
    public String value(String name) {
        return values(name).stream().findFirst().orElse("");
    }

    public List<String> values(String name) {
        return typed.getOrDefault(name, List.of());
    }

    public boolean has(String name, String value) {
        return values(name).contains(value);
    }

    /** What was typed without the blanks around it, when there is anything. */
    public Optional<String> text(String name) {
        return Optional.of(value(name).strip()).filter(text -> !text.isEmpty());
    }

    /** The id that a page itself put into a field, when it is one. */
    public Optional<UUID> id(String name) {
        return ids(name).stream().findFirst();
    }

    /** The ids that a page itself put into a field; what is none is left out, as no page sends it. */
    public List<UUID> ids(String name) {
        return values(name).stream()
                .filter(typed -> ID.matcher(typed).matches())
                .map(UUID::fromString)
                .toList();
    }

    /** The date in the three fields {@code name-day}, {@code -month} (number or English name) and {@code -year}, when it is one. */
    public Optional<LocalDate> date(String name) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(value(name + "-year").strip()),
                    month(value(name + "-month").strip()),
                    Integer.parseInt(value(name + "-day").strip())));
        } catch (DateTimeException | NumberFormatException notADate) {
            return Optional.empty();
        }
    }

    /** Whether anything at all was typed into the three fields of a date. */
    public boolean hasDate(String name) {
        return Stream.of("-day", "-month", "-year")
                .anyMatch(part -> text(name + part).isPresent());
    }

    public Optional<String> refusal(String name) {
        return refusals.stream()
                .filter(refusal -> refusal.field().equals(name))
                .map(Refusal::message)
                .findFirst();
    }

    /** What is wrong with a date as a whole or with one of its three fields. */
    public Optional<String> refusalOfDate(String name) {
        return Stream.of("", "-day", "-month", "-year")
                .flatMap(part -> refusal(name + part).stream())
                .findFirst();
    }

    public boolean isRefused() {
        return !refusals.isEmpty();
    }

    /** One sign for each end of a line, as a page counts them, and no control characters, which no database keeps. */
    public static String plain(String sent) {
        return CONTROL.matcher(sent.replace("\r\n", "\n")).replaceAll("");
    }

    private static int month(String typed) {
        for (var month : Month.values()) {
            var name = month.name().toLowerCase(Locale.ROOT);
            var lower = typed.toLowerCase(Locale.ROOT);
            if (lower.length() >= 3 && name.startsWith(lower)) {
                return month.getValue();
            }
        }
        return Integer.parseInt(typed);
    }
}

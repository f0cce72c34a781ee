package org.plumbline.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times in words, as people in the United Kingdom read them. */
public final class Dates {

    /** The time zone that every date and time is shown in. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern(" zzz", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private Dates() {}

    /** For example '24 November 2026'. */
    public static String inWords(LocalDate date) {
        return DAY.format(date);
    }

    /** For example '24 November 2026, 14:05'. */
    public static String inWords(Instant moment) {
        return MINUTE.format(moment.atZone(LONDON));
    }

    /** For example 'Saturday 28 November 2026, 18:00'; with 'BST' or 'GMT' in the hour that the clocks show twice. */
    public static String withWeekday(Instant moment) {
        var local = moment.atZone(LONDON);
        var isShownTwice =
                LONDON.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
        return WEEKDAY.format(local) + (isShownTwice ? ZONE.format(local) : "");
    }

    /** The day of a moment, for example '24 November 2026'. */
    public static String dayOf(Instant moment) {
        return DAY.format(moment.atZone(LONDON));
    }

    /** The time of a moment, for example '14:05'. */
    public static String timeOf(Instant moment) {
        return TIME.format(moment.atZone(LONDON));
    }
}

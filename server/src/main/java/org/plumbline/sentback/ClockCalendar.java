package org.plumbline.sentback;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Running clocks as a calendar that programs subscribe to: one event at each due time, with the reference, the clock and a
 * link, and nothing of the case. A clock that has ended is left out: a subscription is replaced as a whole each time that it
 * is asked for, and an event marked as cancelled would stay where people look for what is due.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545, iCalendar</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5546">RFC 5546, for what a published one must have</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7986">RFC 7986, for its name and how often to ask</a>
 */
final class ClockCalendar {

    /** Programs that are given tens of thousands of events stop at some of them, and say nothing. */
    static final int MOST = 1_000;

    /** Octets of a line without its end (RFC 5545, 3.1). */
    private static final int LONGEST_LINE = 75;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder lines = new StringBuilder();

    private ClockCalendar() {}

    /** @param link makes of a path of this server an address that is good elsewhere */
    static String of(List<RunningClock> clocks, UnaryOperator<String> link, Instant now) {
        var calendar = new ClockCalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Plumbline//Cases sent straight back//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.text("NAME", "Plumbline: cases sent straight back");
        // What programs know instead of RFC 7986
        calendar.text("X-WR-CALNAME", "Plumbline: cases sent straight back");
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
        calendar.line("X-PUBLISHED-TTL:PT15M");
        clocks.forEach(clock -> calendar.event(clock, link, now));
        calendar.line("END:VCALENDAR");
        return calendar.lines.toString();
    }

    private void event(RunningClock clock, UnaryOperator<String> link, Instant now) {
        var page = link.apply("/sent-back/" + clock.reference());
        line("BEGIN:VEVENT");
        // Stays the same for as long as the clock runs, whatever the server is called
        line("UID:" + clock.sentBack() + "-" + clock.startedBy() + "-"
                + clock.kind().name().toLowerCase(Locale.ROOT) + "@plumbline");
        line("DTSTAMP:" + UTC.format(now));
        line("DTSTART:" + UTC.format(clock.due()));
        // Whatever is published has one (RFC 5546, 3.2.1): the server, and nobody
        line("ORGANIZER;CN=Plumbline:" + link.apply("/"));
        text("SUMMARY", clock.reference() + ": due, " + clock.kind().inWords().toLowerCase(Locale.UK));
        text("DESCRIPTION", "The step is taken here:\n" + page);
        line("URL:" + page);
        // Somebody whose clock runs out is not busy
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private void text(String name, String value) {
        line(name + ":"
                + value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\n", "\\n"));
    }

    /** Folds it, never within a character, although the standard would let a reader join even those. */
    private void line(String line) {
        int octets = 0;
        for (var character : line.codePoints().mapToObj(Character::toString).toList()) {
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.append(character);
            octets += length;
        }
        lines.append("\r\n");
    }
}

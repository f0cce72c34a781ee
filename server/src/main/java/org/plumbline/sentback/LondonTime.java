package org.plumbline.sentback;

import static org.plumbline.page.Dates.LONDON;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Times of a rota as people write them, in London. An hour that the clocks show twice, in autumn, belongs whole to a duty
 * that begins or ends in it; one that they leave out, in spring, is a mistake.
 */
final class LondonTime {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.UK);

    /** As this system writes it and as spreadsheets make it; with an offset where the hour would have two meanings. */
    private static final List<DateTimeFormatter> READ =
            List.of(withOffset("uuuu-MM-dd HH:mm"), withOffset("uuuu-MM-dd'T'HH:mm"), withOffset("d/M/uuuu H:mm"));

    private LondonTime() {}

    private static DateTimeFormatter withOffset(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .appendPattern("[:ss]")
                .optionalStart()
                .appendOffset("+HH:MM", "Z")
                .toFormatter(Locale.UK)
                .withResolverStyle(java.time.format.ResolverStyle.STRICT);
    }

    static Instant beginning(LocalDateTime local) {
        return local.atZone(LONDON).withEarlierOffsetAtOverlap().toInstant();
    }

    static Instant end(LocalDateTime local) {
        return local.atZone(LONDON).withLaterOffsetAtOverlap().toInstant();
    }

    /** Whether the clocks leave this time out. */
    static boolean isLeftOut(LocalDateTime local) {
        return LONDON.getRules().getValidOffsets(local).isEmpty();
    }

    /** The same time of the clock so many weeks later. */
    static Span later(Span span, long weeks) {
        return new Span(
                beginning(span.from().atZone(LONDON).toLocalDateTime().plusWeeks(weeks)),
                end(span.to().atZone(LONDON).toLocalDateTime().plusWeeks(weeks)));
    }

    /** For example '2026-11-28 18:00'; with its offset where that would not read back as the same moment. */
    static String written(Instant moment, boolean isBeginning) {
        var local = moment.atZone(LONDON);
        var plain = local.toLocalDateTime();
        var text = WRITTEN.format(plain);
        return (isBeginning ? beginning(plain) : end(plain)).equals(moment)
                ? text
                : text + local.getOffset().toString().replace("Z", "+00:00");
    }

    /** What was written, when it is a moment. */
    static Optional<Instant> read(String written, boolean isBeginning) {
        for (var format : READ) {
            try {
                var parsed = format.parse(written.strip());
                var local = LocalDateTime.of(
                        parsed.query(TemporalQueries.localDate()), parsed.query(TemporalQueries.localTime()));
                var offset = Optional.ofNullable(parsed.query(TemporalQueries.offset()));
                if (offset.isPresent()) {
                    return Optional.of(ZonedDateTime.of(local, offset.get()).toInstant());
                }
                return isLeftOut(local) ? Optional.empty() : Optional.of(isBeginning ? beginning(local) : end(local));
            } catch (DateTimeParseException another) {
                // the next way of writing
            }
        }
        return Optional.empty();
    }
}

package org.plumbline.sentback;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.organisation.Colleague;
import org.plumbline.page.CsvFile;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;

/** A rota as a CSV file: one row a duty, the times as the clocks in London show them. */
final class RotaFile {

    static final List<String> COLUMNS = List.of("email", "from", "to");
    static final int MOST_ROWS = 2_000;

    /** How far ahead a rota can be made. */
    static final Duration FARTHEST = Duration.ofDays(731);

    private static final int MOST_FAULTS = 50;

    private RotaFile() {}

    record Row(UUID person, Span span) {}

    /** Those that stand: the duty of somebody who has left is a gap, and would not be taken again. */
    static Stream<List<String>> rows(List<Duty> duties) {
        return Stream.concat(
                Stream.of(List.of("email", "name", "from", "to")),
                duties.stream()
                        .filter(Duty::stands)
                        .map(duty -> List.of(
                                duty.email(),
                                duty.name(),
                                LondonTime.written(duty.span().from(), true),
                                LondonTime.written(duty.span().to(), false))));
    }

    /**
     * The duties of a file in which nothing is wrong.
     *
     * @param people who can be on duty
     * @param present what is on the rota already, and therefore is not looked at again
     * @param refusal why a time cannot be a duty's
     * @throws Refused naming everything that is wrong, up to fifty lines
     */
    static List<Row> read(
            InputStream csv, List<Colleague> people, Set<Row> present, Function<Span, Optional<String>> refusal) {
        var byEmail = people.stream()
                .collect(Collectors.toMap(person -> person.email().toLowerCase(Locale.ROOT), Colleague::id));
        var rows = new ArrayList<Row>();
        CsvFile.rows(csv, "duty", COLUMNS, records -> {
            if (records.size() > MOST_ROWS) {
                return List.of(Refusal.of(
                        "file", "The file has more than 2,000 rows. Take a rota of a shorter time, or in two files"));
            }
            var faults = new ArrayList<Refusal>();
            var seen = new HashSet<Row>();
            for (var record : records) {
                row(record, byEmail, faults).ifPresent(row -> {
                    if (!seen.add(row)) {
                        faults.add(CsvFile.fault(record, "email", "another line has the same duty"));
                    } else if (!present.contains(row)) {
                        refusal.apply(row.span()).ifPresent(why -> faults.add(CsvFile.fault(record, "to", why)));
                    }
                    rows.add(row);
                });
            }
            return atMost(faults);
        });
        return rows;
    }

    private static Optional<Row> row(NamedCsvRecord record, Map<String, UUID> byEmail, List<Refusal> faults) {
        var person =
                Optional.ofNullable(byEmail.get(record.getField("email").strip().toLowerCase(Locale.ROOT)));
        var from = LondonTime.read(record.getField("from"), true);
        var to = LondonTime.read(record.getField("to"), false);
        if (person.isEmpty()) {
            faults.add(CsvFile.fault(
                    record,
                    "email",
                    "nobody of this organisation who can be on duty signs in with it. Only whoever is active and can act"
                            + " on a case sent back can"));
        }
        if (from.isEmpty()) {
            faults.add(CsvFile.fault(record, "from", NO_TIME));
        }
        if (to.isEmpty()) {
            faults.add(CsvFile.fault(record, "to", NO_TIME));
        }
        if (person.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            faults.add(CsvFile.fault(record, "to", "the duty ends before it begins"));
            return Optional.empty();
        }
        return Optional.of(new Row(person.get(), new Span(from.get(), to.get())));
    }

    private static final String NO_TIME =
            "it is no time that the clocks in London show. Write it as 2026-11-28 18:00 or 28/11/2026 18:00";

    private static List<Refusal> atMost(List<Refusal> faults) {
        if (faults.size() <= MOST_FAULTS) {
            return faults;
        }
        var first = new ArrayList<>(faults.subList(0, MOST_FAULTS));
        first.add(Refusal.of("file", "And " + (faults.size() - MOST_FAULTS) + " more"));
        return first;
    }
}

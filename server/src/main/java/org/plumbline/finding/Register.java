package org.plumbline.finding;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.finding.Recommendation.Event;
import org.plumbline.finding.Recommendation.RegisterRow;
import org.plumbline.finding.Recommendation.Side;
import org.plumbline.finding.Recommendation.Status;
import org.plumbline.finding.Recommendation.Timescale;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.CsvFile;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a register of recommendations that was kept elsewhere, with its history as far as it is known. Its own words
 * stay beside the neutral status; what has no neutral word keeps its own.
 */
@Component
@Transactional
public class Register {

    static final List<String> COLUMNS = List.of(
            "id",
            "force",
            "source_inspection",
            "published",
            "kind",
            "register_no",
            "timescale",
            "deadline",
            "summary_own_words",
            "status_history",
            "status_vocabulary",
            "verified",
            "source");

    private static final Pattern DATED =
            Pattern.compile("(\\d{4}(?:-\\d{2}(?:-\\d{2})?)?)\\b[: ]*(.*)", Pattern.DOTALL);
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:;|>)\\s+");

    private final Recommendations recommendations;
    private final Organisations organisations;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, Status> statusWords = statusWords();

    Register(Recommendations recommendations, Organisations organisations, Ledger ledger, Clock clock) {
        this.recommendations = recommendations;
        this.organisations = organisations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What came of taking a register.
     *
     * @param unchanged rows that were there already, as they are in the file
     * @param differing references of rows that were there already with other content; they stay as they were
     */
    public record Taken(int added, int unchanged, List<String> differing) {

        public Taken {
            differing = List.copyOf(differing);
        }
    }

    /**
     * Takes what is new in a register, all or nothing; taking it again adds nothing.
     *
     * @param csv UTF-8, comma, with the columns of {@link #COLUMNS}
     * @throws Refused naming row, column, value and remedy of everything that is wrong
     */
    public Taken take(SignedIn who, InputStream csv) {
        if (!who.isAny(LEAD_INSPECTOR, ADMINISTRATOR)) {
            throw new NotFound();
        }
        var forces = organisations.ofKind(OrganisationKind.FORCE).stream()
                .collect(Collectors.toMap(force -> force.name().toLowerCase(Locale.ROOT), force -> force, (a, b) -> a));
        var differing = new ArrayList<String>();
        int added = 0;
        int unchanged = 0;
        for (var row : CsvFile.rows(csv, "recommendation", COLUMNS, Register::faults)) {
            var recommendation = recommendation(
                    who,
                    row,
                    Optional.ofNullable(forces.get(row.getField("force").strip().toLowerCase(Locale.ROOT))));
            var present = recommendations.find(recommendation.reference());
            if (present.isEmpty()) {
                add(who, recommendation);
                added++;
            } else if (present.get().register().equals(recommendation.register())
                    && present.get().text().equals(recommendation.text())) {
                unchanged++;
            } else {
                differing.add(recommendation.reference());
            }
        }
        if (added > 0) {
            ledger.enter(new Entry(
                    who.by(),
                    "recommendation.register",
                    "register",
                    who.organisation().toString(),
                    who.organisation(),
                    Optional.empty(),
                    Map.of("added", added, "unchanged", unchanged, "differing", differing),
                    Map.of()));
        }
        return new Taken(added, unchanged, differing);
    }

    private void add(SignedIn who, Recommendation recommendation) {
        recommendations.add(recommendation);
        var author = new Recommendations.Author(who.person(), who.name(), who.organisation());
        int number = 0;
        for (var event : recommendation.history()) {
            recommendations.append(recommendation, ++number, event, author);
        }
    }

    private static List<Refusal> faults(List<NamedCsvRecord> rows) {
        var faults = new ArrayList<Refusal>();
        var ids = new HashSet<String>();
        for (var row : rows) {
            for (var column : List.of("id", "force", "summary_own_words", "source")) {
                if (row.getField(column).isBlank()) {
                    faults.add(CsvFile.fault(row, column, "it is empty, and needs a value"));
                }
            }
            if (!row.getField("id").matches("[A-Za-z0-9]+")) {
                faults.add(CsvFile.fault(row, "id", "an id has letters and digits only"));
            } else if (!ids.add(row.getField("id"))) {
                faults.add(CsvFile.fault(row, "id", "another row has the same id"));
            }
            var published = row.getField("published");
            if (!published.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")
                    || (published.length() == 10 && date(published).isEmpty())) {
                faults.add(CsvFile.fault(row, "published", "it is no date: write 2016-11-25, 2016-11 or 2016"));
            }
        }
        return faults;
    }

    private Recommendation recommendation(SignedIn who, NamedCsvRecord row, Optional<Organisation> force) {
        var published = row.getField("published");
        var timescale = timescale(row.getField("timescale"));
        return new Recommendation(
                Ids.next(),
                slug(row.getField("force")) + "-" + published.substring(0, 4) + "-"
                        + row.getField("id").toLowerCase(Locale.ROOT),
                Optional.empty(),
                who.organisation(),
                force.map(Organisation::id),
                row.getField("force").strip(),
                row.getField("summary_own_words").strip(),
                timescale,
                date(row.getField("deadline"))
                        .or(() -> date(published).flatMap(on -> timescale.due(on, Optional.empty()))),
                true,
                published,
                Optional.of(new RegisterRow(
                        row.getField("id"),
                        row.getField("source_inspection"),
                        row.getField("kind"),
                        row.getField("register_no"),
                        row.getField("timescale"),
                        row.getField("deadline"),
                        row.getField("status_history"),
                        row.getField("status_vocabulary"),
                        row.getField("verified"),
                        row.getField("source"))),
                history(row.getField("status_history")));
    }

    /** The entries of a history, each with its date as far as it is known. */
    List<Event> history(String words) {
        var events = new ArrayList<Event>();
        for (var part : BETWEEN.split(words.strip())) {
            if (part.isBlank()) {
                continue;
            }
            var dated = DATED.matcher(part.strip());
            var known = dated.matches();
            var own = (known ? dated.group(2) : part).strip();
            events.add(new Event(
                    Side.REGISTER, clock.instant(), known ? dated.group(1) : "", status(own), own, Optional.empty()));
        }
        return events;
    }

    private Optional<Status> status(String own) {
        return statusWords.entrySet().stream()
                .filter(known -> own.toLowerCase(Locale.ROOT).startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Timescale timescale(String own) {
        return switch (own.strip().toLowerCase(Locale.ROOT)) {
            case "immediately" -> Timescale.IMMEDIATELY;
            case "within 3 months" -> Timescale.THREE_MONTHS;
            case "within 6 months" -> Timescale.SIX_MONTHS;
            case "", "mixed" -> Timescale.NONE_SET;
            default -> Timescale.BY_DATE;
        };
    }

    private static Optional<LocalDate> date(String iso) {
        try {
            return Optional.of(LocalDate.parse(iso.strip()));
        } catch (DateTimeException noWholeDate) {
            return Optional.empty();
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static Map<String, Status> statusWords() {
        try (var stream = Objects.requireNonNull(Register.class.getResourceAsStream("/published/status-words.csv"));
                var rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var words = new LinkedHashMap<String, Status>();
            rows.forEach(row -> words.put(
                    row.getField("begins_with").toLowerCase(Locale.ROOT), Status.valueOf(row.getField("status"))));
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

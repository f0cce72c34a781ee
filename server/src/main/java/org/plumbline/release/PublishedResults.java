package org.plumbline.release;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.CsvFile;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Results that were published elsewhere, to be seen beside our own. */
@Repository
@Transactional
public class PublishedResults {

    static final List<String> NUMBERS = List.of(
            "n", "good", "adequate", "requires_improvement", "inadequate", "ri_plus_inadequate", "referred_back");
    static final List<String> WORDS = List.of(
            "id",
            "force",
            "inspection",
            "fieldwork_or_publication_date",
            "case_type",
            "assessor",
            "grade_scale",
            "verified",
            "note",
            "source");

    private static final List<String> COLUMNS =
            Stream.of(WORDS, NUMBERS).flatMap(List::stream).toList();

    private final JdbcClient jdbc;
    private final Ledger ledger;

    PublishedResults(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** In the order of their ids. */
    @Transactional(readOnly = true)
    public List<PublishedResult> all() {
        return jdbc.sql("select * from published_result order by id")
                .query((row, n) -> result(row))
                .list();
    }

    /** Those of the force of this name. */
    @Transactional(readOnly = true)
    public List<PublishedResult> ofForce(String name) {
        return jdbc.sql("select * from published_result where lower(force_name) = lower(:name) order by id")
                .param("name", name)
                .query((row, n) -> result(row))
                .list();
    }

    /**
     * Takes what is new, all or nothing; taking it again adds nothing. Counts that do not add up are taken as they were
     * published: the note says so.
     *
     * @param csv UTF-8, comma, with the columns of {@link #WORDS} and {@link #NUMBERS}
     * @throws Refused naming row, column, value and remedy of everything that is wrong
     */
    public Taken take(SignedIn who, InputStream csv) {
        if (!who.isAny(LEAD_INSPECTOR, ADMINISTRATOR)) {
            throw new NotFound();
        }
        var present = all().stream().collect(Collectors.toMap(PublishedResult::id, each -> each));
        var differing = new ArrayList<String>();
        int added = 0;
        int unchanged = 0;
        for (var row : CsvFile.rows(csv, "result", COLUMNS, PublishedResults::faults)) {
            var result = result(row);
            var there = present.get(result.id());
            if (there == null) {
                added += add(who, row);
            } else if (there.equals(result)) {
                unchanged++;
            } else {
                differing.add(result.id());
            }
        }
        if (added > 0) {
            ledger.enter(new Entry(
                    who.by(),
                    "published-result.taking",
                    "published-results",
                    who.organisation().toString(),
                    who.organisation(),
                    Optional.empty(),
                    Map.of("added", added, "unchanged", unchanged, "differing", differing),
                    Map.of()));
        }
        return new Taken(added, unchanged, differing);
    }

    /**
     * What came of taking results.
     *
     * @param unchanged rows that were there already, as they are in the file
     * @param differing ids that were there already with other content; they stay as they were
     */
    public record Taken(int added, int unchanged, List<String> differing) {

        public Taken {
            differing = List.copyOf(differing);
        }
    }

    private int add(SignedIn who, NamedCsvRecord row) {
        var insert = jdbc.sql("""
                insert into published_result (id, inspectorate_id, force_name, inspection, dated, case_type, assessor, scale, cases,
                    good, adequate, requires_improvement, inadequate, poor, sent_back, verified, note, source)
                values (:id, :inspectorate, :force, :inspection, :fieldwork_or_publication_date, :case_type, :assessor, :grade_scale,
                    :n, :good, :adequate, :requires_improvement, :inadequate, :ri_plus_inadequate, :referred_back, :verified,
                    :note, :source)
                on conflict (id) do nothing
                """).param("inspectorate", who.organisation());
        for (var column : WORDS) {
            insert = insert.param(column, row.getField(column).strip());
        }
        for (var column : NUMBERS) {
            var value = row.getField(column).strip();
            insert = insert.param(column, value.isEmpty() ? null : Integer.valueOf(value), java.sql.Types.INTEGER);
        }
        return insert.update();
    }

    private static List<Refusal> faults(List<NamedCsvRecord> rows) {
        var faults = new ArrayList<Refusal>();
        var ids = new HashSet<String>();
        for (var row : rows) {
            for (var column : List.of("id", "force", "inspection", "assessor", "grade_scale", "source")) {
                if (row.getField(column).isBlank()) {
                    faults.add(CsvFile.fault(row, column, "it is empty, and needs a value"));
                }
            }
            if (!ids.add(row.getField("id"))) {
                faults.add(CsvFile.fault(row, "id", "another row has the same id"));
            }
            if (row.getField("n").strip().matches("0+")) {
                faults.add(CsvFile.fault(
                        row, "n", "a result rests on one case at least; leave it empty where it was not published"));
            }
            for (var column : NUMBERS) {
                if (!row.getField(column).strip().matches("\\d{0,7}")) {
                    faults.add(CsvFile.fault(
                            row, column, "it is no whole number; leave it empty where it was not published"));
                }
            }
        }
        return faults;
    }

    private static PublishedResult result(NamedCsvRecord row) {
        return new PublishedResult(
                words(row, "id"),
                words(row, "force"),
                words(row, "inspection"),
                words(row, "fieldwork_or_publication_date"),
                words(row, "case_type"),
                words(row, "assessor"),
                words(row, "grade_scale"),
                number(row, "n"),
                number(row, "good"),
                number(row, "adequate"),
                number(row, "requires_improvement"),
                number(row, "inadequate"),
                number(row, "ri_plus_inadequate"),
                number(row, "referred_back"),
                words(row, "verified"),
                words(row, "note"),
                words(row, "source"));
    }

    private static String words(NamedCsvRecord row, String column) {
        return row.getField(column).strip();
    }

    private static OptionalInt number(NamedCsvRecord row, String column) {
        var value = words(row, column);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
    }

    private static PublishedResult result(ResultSet row) throws SQLException {
        return new PublishedResult(
                row.getString("id"),
                row.getString("force_name"),
                row.getString("inspection"),
                row.getString("dated"),
                row.getString("case_type"),
                row.getString("assessor"),
                row.getString("scale"),
                number(row, "cases"),
                number(row, "good"),
                number(row, "adequate"),
                number(row, "requires_improvement"),
                number(row, "inadequate"),
                number(row, "poor"),
                number(row, "sent_back"),
                row.getString("verified"),
                row.getString("note"),
                row.getString("source"));
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }
}

package org.plumbline.sentback;

import static org.plumbline.organisation.Role.FORCE_LIAISON;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.caseload.UploadedSheet;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Dates;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.sentback.SentBack.Side;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Several cases are answered at once by a table: taken away, filled in, uploaded, checked, confirmed. Each row is one act,
 * taken whole or not at all and after the steps that stood in the table; a row that cannot be taken keeps no other from it.
 */
@Component
public class AnsweringByTable {

    static final int MOST_ROWS = 200;
    static final int MOST_BYTES = 5_000_000;

    private static final int LONGEST_NAME = 200;

    private final AnswerTables tables;
    private final RowTaking rowTaking;
    private final SentBacks sentBacks;
    private final BoardRows boardRows;
    private final SendingBack sendingBack;
    private final Clock clock;

    AnsweringByTable(
            AnswerTables tables,
            RowTaking rowTaking,
            SentBacks sentBacks,
            BoardRows boardRows,
            SendingBack sendingBack,
            Clock clock) {
        this.tables = tables;
        this.rowTaking = rowTaking;
        this.sentBacks = sentBacks;
        this.boardRows = boardRows;
        this.sendingBack = sendingBack;
        this.clock = clock;
    }

    /** How many cases wait that this person may answer. */
    @Transactional(readOnly = true)
    int waiting(SignedIn who) {
        return boardRows.counts(whose(who), BoardFilter.NONE, clock.instant()).stream()
                .filter(each -> each.state().waitsFor() == Side.FORCE)
                .mapToInt(BoardRows.Alike::cases)
                .sum();
    }

    /** The tables of this person that are not decided. */
    @Transactional(readOnly = true)
    List<AnswerTable> undecided(SignedIn who) {
        return tables.waiting(who.person());
    }

    /** The cases that wait and that this person may answer, what is due first on top; entered as a look at each. */
    @Transactional
    public List<List<String>> download(SignedIn who) {
        var first = boardRows.page(Side.FORCE, whose(who), BoardFilter.NONE, clock.instant(), 0, MOST_ROWS).stream()
                .map(Standing::sentBack)
                .toList();
        var cases = sentBacks.of(first).stream()
                .sorted(Comparator.comparingInt(each -> first.indexOf(each.id())))
                .toList();
        sendingBack.enterExport(who, cases);
        return Stream.concat(
                        Stream.of(Stream.of(AnswerColumn.values())
                                .map(AnswerColumn::heading)
                                .toList()),
                        cases.stream().map(AnsweringByTable::cells))
                .toList();
    }

    private static List<String> cells(SentBack sentBack) {
        return Stream.of(AnswerColumn.values())
                .map(column -> switch (column) {
                    case REFERENCE -> sentBack.reference();
                    case SEEN -> Integer.toString(sentBack.version());
                    case STATE -> sentBack.state().inWords();
                    case CASE -> sentBack.caseReference();
                    case GROUND -> sentBack.ground().label();
                    case DUE ->
                        sentBack.dueNext()
                                .map(clock -> clock.kind().inWords() + ": " + Dates.inWords(clock.due()))
                                .orElse("");
                    case CHECKLIST -> checklist(sentBack);
                    case SAFETY,
                            DONE,
                            NOTES,
                            WHAT_WAS_DONE,
                            FURTHER_RISK,
                            ARRESTED,
                            CHARGED,
                            CAUTIONED,
                            OTHER_CHILDREN -> "";
                })
                .toList();
    }

    private static String checklist(SentBack sentBack) {
        var items = sentBack.ground().checklist();
        return IntStream.range(0, items.size())
                .mapToObj(item -> (item + 1) + ". " + items.get(item))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Keeps a filled-in table until it is confirmed.
     *
     * @param id made by the page, so that the same file sent twice is one table
     * @throws Refused when it is no such table, or too long
     */
    @Transactional
    public void upload(SignedIn who, UUID id, String fileName, InputStream file) {
        var sheet = UploadedSheet.read(file, MOST_BYTES, MOST_ROWS);
        var columns = columns(sheet.headings());
        var rows = sheet.rows().stream().map(row -> row(row, columns)).toList();
        var name = fileName.length() <= LONGEST_NAME ? fileName : fileName.substring(0, LONGEST_NAME);
        tables.add(new AnswerTable(id, who.organisation(), who.person(), name, clock.instant()), rows);
    }

    /** Where each column is; other columns are their reader's own. */
    private static Map<AnswerColumn, Integer> columns(List<String> headings) {
        var columns = new EnumMap<AnswerColumn, Integer>(AnswerColumn.class);
        var refusals = new ArrayList<Refusal>();
        var lower = headings.stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT))
                .toList();
        for (var column : AnswerColumn.values()) {
            int at = lower.indexOf(column.heading().toLowerCase(Locale.ROOT));
            if (at >= 0 && at != lower.lastIndexOf(column.heading().toLowerCase(Locale.ROOT))) {
                refusals.add(Refusal.of("file", "The file has the column '" + column.heading() + "' twice. Keep one"));
            } else if (at >= 0) {
                columns.put(column, at);
            } else if (column.isNeeded()) {
                refusals.add(Refusal.of(
                        "file",
                        "The file lacks the column '" + column.heading()
                                + "'. Keep the headings as they were downloaded"));
            }
        }
        Refused.ifAny(refusals);
        return columns;
    }

    private static AnswerRow row(UploadedSheet.Row row, Map<AnswerColumn, Integer> columns) {
        var cells = new EnumMap<AnswerColumn, String>(AnswerColumn.class);
        columns.forEach((column, at) -> {
            if (column.isNeeded()) {
                cells.put(column, row.cells().get(at));
            }
        });
        return new AnswerRow(row.number(), cells);
    }

    /**
     * A table as it stands.
     *
     * @param plans what will come of the rows that wait, if nothing changes before they are confirmed
     */
    record Checked(AnswerTable table, List<RowPlan> plans, List<RowOutcome> outcomes) {}

    /** @throws NotFound when this person uploaded no such table */
    @Transactional(readOnly = true)
    Checked check(SignedIn who, UUID id) {
        var table = find(who, id);
        var rows = tables.rows(id);
        var cases = byReference(rows.stream().map(AnswerRow::reference).toList());
        var first = new HashMap<String, Integer>();
        var plans = rows.stream()
                .map(row -> {
                    var earlier = row.isFilledIn() ? first.putIfAbsent(row.reference(), row.number()) : null;
                    return earlier == null
                            ? RowPlanning.of(row, Optional.ofNullable(cases.get(row.reference())), who, clock.instant())
                            : RowPlanning.twice(row, earlier);
                })
                .toList();
        return new Checked(table, plans, tables.outcomes(id));
    }

    /**
     * Decides each row that waits, one after the other, each in a transaction of its own. Whoever is cut off between two
     * rows confirms again, and goes on with the next.
     */
    public void confirm(SignedIn who, UUID id) {
        var checked = check(who, id);
        for (var plan : checked.plans()) {
            if (plan.isWrong()) {
                rowTaking.refuse(checked.table(), plan.row(), RowTaking.why(plan));
                continue;
            }
            try {
                rowTaking.take(who, checked.table(), plan.row());
            } catch (Stale | NotFound | Refused sinceTheCheck) {
                rowTaking.refuse(checked.table(), plan.row(), why(sinceTheCheck));
            }
        }
    }

    private static String why(RuntimeException sinceTheCheck) {
        return switch (sinceTheCheck) {
            case Stale stale -> stale.getMessage();
            case Refused refused ->
                refused.refusals().stream().map(Refusal::message).collect(Collectors.joining("; "));
            default -> "There is no such case for you to answer any more";
        };
    }

    /** Throws the rows that wait away. */
    @Transactional
    public void discard(SignedIn who, UUID id) {
        tables.discard(find(who, id).id());
    }

    private AnswerTable find(SignedIn who, UUID id) {
        return tables.find(id, who.person()).orElseThrow(NotFound::new);
    }

    private Map<String, SentBack> byReference(List<String> references) {
        return sentBacks.called(references).stream().collect(Collectors.toMap(SentBack::reference, each -> each));
    }

    /** A liaison answers all of their force's, a reviewer what was given to them. */
    private static BoardRows.Whose whose(SignedIn who) {
        return new BoardRows.Whose(
                true, who.organisation(), who.isAny(FORCE_LIAISON) ? Optional.empty() : Optional.of(who.person()));
    }
}

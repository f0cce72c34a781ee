package org.plumbline.caseload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.page.Dialect;

/**
 * Reads a whole file once by the rules, and says of every row whether it can be taken. Holds no rows: only counts, and
 * 12 to 48 bytes for each pseudonym, to find the same reference twice.
 */
final class CaseloadCheck {

    static final int MOST_ROWS = 500_000;

    private static final int BAD_LINES_NAMED = 100;
    private static final int LONGEST_TYPE = 200;
    private static final int ROWS_BETWEEN_REPORTS = 1_000;

    private final Dialect dialect;
    private final RowRules rules;
    private final Pseudonyms.Maker pseudonyms;

    CaseloadCheck(Dialect dialect, RowRules rules, Pseudonyms.Maker pseudonyms) {
        this.dialect = dialect;
        this.rules = rules;
        this.pseudonyms = pseudonyms;
    }

    /**
     * A case as it will be kept.
     *
     * @param ownReference the force's own, which is not kept
     */
    record Case(int row, String ownReference, String reference, String caseType, LocalDate opened, String unit) {}

    /** What to do with what is found. */
    interface Found {

        void take(Case found);

        void refuse(Fault fault);

        /** @param bytes of the file read so far */
        default void reached(int rows, long bytes) {}
    }

    /**
     * What a file came to.
     *
     * @param rows rows with anything in them, without the headings
     * @param leftOut of them, rows whose type of case is no part of the inspection
     * @param byCaseType cases by the instrument's key
     * @param faults number by kind; when there is any, nothing is taken
     */
    record Outcome(int rows, int leftOut, Map<String, Integer> byCaseType, Map<Fault.Kind, Integer> faults) {

        Outcome {
            byCaseType = Map.copyOf(byCaseType);
            faults = Map.copyOf(faults);
        }

        static Outcome none() {
            return new Outcome(0, 0, Map.of(), Map.of());
        }

        int cases() {
            return byCaseType.values().stream().mapToInt(Integer::intValue).sum();
        }

        int faultsInAll() {
            return faults.values().stream().mapToInt(Integer::intValue).sum();
        }

        boolean canBeTaken() {
            return faults.isEmpty() && cases() > 0;
        }
    }

    Outcome run(Path file, Found found) throws IOException {
        var tally = new Tally(found);
        BadBytes.in(file, dialect.encoding().charset(), BAD_LINES_NAMED).forEach(bad -> tally.refuse(fault(bad)));
        if (tally.faults.isEmpty()) {
            readRows(file, tally);
        }
        return tally.outcome();
    }

    private void readRows(Path file, Tally tally) throws IOException {
        var seen = new Duplicates();
        try (var rows = CaseloadFile.open(file, dialect)) {
            for (var next = rows.next(); next.isPresent(); next = rows.next()) {
                var row = next.get();
                if (++tally.rows > MOST_ROWS) {
                    tally.refuse(tooMany(row.number()));
                    return;
                }
                checkRow(row, seen, tally);
                if (tally.rows % ROWS_BETWEEN_REPORTS == 0) {
                    tally.found.reached(tally.rows, rows.bytesRead());
                }
            }
        } catch (CaseloadFile.Unreadable unreadable) {
            tally.refuse(new Fault(
                    unreadable.row(), "", "", Fault.Kind.UNREADABLE, String.valueOf(unreadable.getMessage())));
        }
        if (tally.rows == 0) {
            tally.refuse(new Fault(2, "", "", Fault.Kind.UNREADABLE, "the file has headings and no rows below them"));
        } else if (tally.rows == tally.leftOut) {
            tally.refuse(new Fault(
                    2,
                    "",
                    "",
                    Fault.Kind.CASE_TYPE,
                    "every row is of a type that is left out, so there is no case: go back to the types of case"));
        }
    }

    private void checkRow(CaseloadFile.Row row, Duplicates seen, Tally tally) {
        var outcome = rules.check(row);
        outcome.faults().forEach(tally::refuse);
        if (outcome.leftOut()) {
            tally.leftOut++;
        }
        outcome.kept().ifPresent(kept -> {
            long number = pseudonyms.number(kept.ownReference());
            int before = seen.seen(number, row.number());
            if (before > 0) {
                tally.refuse(rules.duplicate(row, before));
            } else {
                tally.take(new Case(
                        row.number(),
                        kept.ownReference(),
                        Pseudonyms.written(number),
                        kept.caseType(),
                        kept.opened(),
                        kept.unit()));
            }
        });
    }

    private Fault fault(BadBytes bad) {
        return new Fault(
                (int) Math.min(bad.line(), Integer.MAX_VALUE),
                "",
                bad.bytes(),
                Fault.Kind.UNREADABLE,
                bad.isNul()
                        ? "this line holds a NUL byte, which is no text: export the file again"
                        : "these bytes are no " + dialect.encoding().charset()
                                + ": choose the other encoding, or save the file as 'CSV UTF-8'");
    }

    private static Fault tooMany(int row) {
        return new Fault(
                row,
                "",
                "",
                Fault.Kind.UNREADABLE,
                String.format(
                        java.util.Locale.UK, "a caseload has at most %,d rows: nothing below was read", MOST_ROWS));
    }

    private static final class Tally {

        private final Found found;
        private final Map<String, Integer> byCaseType = new TreeMap<>();
        private final Map<Fault.Kind, Integer> faults = new EnumMap<>(Fault.Kind.class);
        private int rows;
        private int leftOut;

        Tally(Found found) {
            this.found = found;
        }

        void take(Case taken) {
            byCaseType.merge(taken.caseType(), 1, Integer::sum);
            found.take(taken);
        }

        void refuse(Fault fault) {
            faults.merge(fault.kind(), 1, Integer::sum);
            found.refuse(fault);
        }

        Outcome outcome() {
            return new Outcome(rows, leftOut, byCaseType, faults);
        }
    }

    /** What the file calls its types of case, with the number of rows of each, in the order of their number. */
    static Map<String, Integer> caseTypeValues(Path file, Dialect dialect, int column, int most) throws IOException {
        var values = new TreeMap<String, Integer>();
        try (var rows = CaseloadFile.open(file, dialect)) {
            for (var next = rows.next(); next.isPresent() && values.size() <= most; next = rows.next()) {
                if (column < next.get().cells().size()) {
                    var value = next.get().cells().get(column).strip();
                    if (!value.isEmpty() && value.length() <= LONGEST_TYPE) {
                        values.merge(value, 1, Integer::sum);
                    }
                }
            }
        } catch (CaseloadFile.Unreadable saidByTheCheck) {
            return values;
        }
        return values;
    }
}

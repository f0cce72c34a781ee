package org.plumbline.caseload;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every row of a caseload's file must keep.
 *
 * @param caseTypes the instrument's key, or {@link #LEFT_OUT}, by the file's word for it
 * @param today no case was opened after it
 */
record RowRules(
        Headings headings,
        Columns columns,
        Map<String, String> caseTypes,
        LocalDate periodFrom,
        LocalDate periodTo,
        boolean alsoOutsidePeriod,
        LocalDate today) {

    /** Stands for a type of case that is no part of the inspection. */
    static final String LEFT_OUT = "-";

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int LONGEST_REFERENCE = 64;
    private static final int LONGEST_UNIT = 100;
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern MARKUP = Pattern.compile("[<>]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** A row that keeps them, its reference not yet turned into a pseudonym. */
    record Kept(String ownReference, String caseType, LocalDate opened, String unit) {}

    /** What a row came to: something kept, or faults; neither when its type of case is left out. */
    record Outcome(Optional<Kept> kept, List<Fault> faults, boolean leftOut) {}

    Outcome check(CaseloadFile.Row row) {
        var faults = new ArrayList<Fault>(0);
        int expected = headings.names().size();
        if (row.cells().size() != expected) {
            faults.add(new Fault(
                    row.number(),
                    "",
                    "",
                    Fault.Kind.CELLS,
                    "the row has " + row.cells().size() + (row.cells().size() == 1 ? " cell" : " cells")
                            + ", the headings have " + expected
                            + ": put a cell that holds the separator in quotation marks, and keep empty cells"));
            return new Outcome(Optional.empty(), faults, false);
        }
        var caseType = caseTypes.get(cell(row, Field.CASE_TYPE));
        if (LEFT_OUT.equals(caseType)) {
            return new Outcome(Optional.empty(), List.of(), true);
        }
        if (caseType == null) {
            faults.add(fault(row, Field.CASE_TYPE, Fault.Kind.CASE_TYPE, missingOrUnknown(row)));
        }
        var reference = cell(row, Field.REFERENCE);
        whyNotText(reference, LONGEST_REFERENCE, "a reference")
                .or(() -> reference.isEmpty()
                        ? Optional.of("the reference is missing: without it a case sent back could not be found")
                        : Optional.empty())
                .ifPresent(why -> faults.add(fault(row, Field.REFERENCE, Fault.Kind.REFERENCE, why)));
        var unit = columns.column(Field.UNIT).isPresent() ? cell(row, Field.UNIT) : "";
        whyNotText(unit, LONGEST_UNIT, "a unit")
                .ifPresent(why -> faults.add(fault(row, Field.UNIT, Fault.Kind.UNIT, why)));
        var opened = opened(row, faults);
        if (!faults.isEmpty() || opened.isEmpty() || caseType == null) {
            return new Outcome(Optional.empty(), faults, false);
        }
        return new Outcome(Optional.of(new Kept(reference, caseType, opened.get(), unit)), List.of(), false);
    }

    Fault duplicate(CaseloadFile.Row row, int firstRow) {
        return fault(
                row,
                Field.REFERENCE,
                Fault.Kind.DUPLICATE,
                "the same reference stands in row " + firstRow
                        + ": each case once (capitals and blanks make no difference)");
    }

    private Optional<LocalDate> opened(CaseloadFile.Row row, List<Fault> faults) {
        var cell = cell(row, Field.OPENED);
        var opened = OpenedDate.read(cell);
        if (opened.isEmpty()) {
            faults.add(fault(row, Field.OPENED, Fault.Kind.DATE, OpenedDate.remedy(cell)));
        } else if (opened.get().isAfter(today)) {
            faults.add(fault(row, Field.OPENED, Fault.Kind.DATE, "the day is in the future: today is " + day(today)));
        } else if (opened.get().isBefore(EARLIEST)) {
            faults.add(fault(row, Field.OPENED, Fault.Kind.DATE, "the year is before 1990: check it"));
        } else if (!alsoOutsidePeriod
                && (opened.get().isBefore(periodFrom) || opened.get().isAfter(periodTo))) {
            faults.add(fault(
                    row,
                    Field.OPENED,
                    Fault.Kind.PERIOD,
                    "opened outside the practice period of the wave, " + day(periodFrom) + " to " + day(periodTo)
                            + ": remove the row, or say that cases opened outside it belong too"));
        }
        return opened;
    }

    private String missingOrUnknown(CaseloadFile.Row row) {
        return cell(row, Field.CASE_TYPE).isEmpty()
                ? "the type of case is missing"
                : "nobody said what this type of case means: go back to the types of case";
    }

    private static Optional<String> whyNotText(String text, int longest, String what) {
        if (text.length() > longest) {
            return Optional.of(what + " has at most " + longest + " characters, not "
                    + String.format(Locale.UK, "%,d", text.length()) + ": is a quotation mark missing?");
        }
        if (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
            return Optional.of("begins with '" + text.charAt(0)
                    + "', which a spreadsheet runs as a formula: put another sign first");
        }
        if (MARKUP.matcher(text).find()) {
            return Optional.of(what + " cannot hold '<' or '>': it looks like markup");
        }
        if (CONTROL.matcher(text).find()) {
            return Optional.of(what + " cannot hold line breaks, tabs or other signs that do not print");
        }
        return Optional.empty();
    }

    private String cell(CaseloadFile.Row row, Field field) {
        return row.cells().get(columns.needed(field)).strip();
    }

    private Fault fault(CaseloadFile.Row row, Field field, Fault.Kind kind, String why) {
        return new Fault(row.number(), headings.called(columns.needed(field)), shown(cell(row, field)), kind, why);
    }

    /** As it can be shown on one line of a page or a list. */
    static String shown(String value) {
        var plain = CONTROL.matcher(value).replaceAll("\uFFFD");
        return plain.length() <= LONGEST_SHOWN ? plain : plain.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    private static String day(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK));
    }
}

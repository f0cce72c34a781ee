package org.plumbline.caseload;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the date of a cell: 2025-12-31 or 31/12/2025, with or without a time after it. */
final class OpenedDate {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ][\\d:.Z+-]*)?");
    private static final Pattern BRITISH =
            Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?: [\\d:.]*(?: ?[AaPp][Mm])?)?");
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2}");
    private static final Pattern DAY_NUMBER = Pattern.compile("\\d{5}(\\.\\d*)?");

    private OpenedDate() {}

    static Optional<LocalDate> read(String cell) {
        var iso = ISO.matcher(cell);
        if (iso.matches()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        var british = BRITISH.matcher(cell);
        return british.matches() ? date(british.group(3), british.group(2), british.group(1)) : Optional.empty();
    }

    /** Why a cell is no date, and what to do about it. */
    static String remedy(String cell) {
        if (cell.isEmpty()) {
            return "the date is missing: give the day on which the case was opened";
        }
        if (SHORT_YEAR.matcher(cell).matches()) {
            return "write the year with four digits, as 31/12/2025";
        }
        if (DAY_NUMBER.matcher(cell).matches()) {
            return "this is a spreadsheet's number of a day: format the column as a date, as 31/12/2025";
        }
        if (ISO.matcher(cell).matches() || BRITISH.matcher(cell).matches()) {
            return "there is no such day: dates are day/month/year, or year-month-day";
        }
        return "not a date: write it as 31/12/2025 or 2025-12-31";
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}

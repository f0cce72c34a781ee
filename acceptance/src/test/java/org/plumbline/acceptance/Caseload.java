package org.plumbline.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A small invented caseload: twelve cases of three types, opened in the four months before this one. */
final class Caseload {

    static final int CASES = 12;

    private static final List<String> TYPES = List.of("Section 47 enquiry", "Domestic abuse", "Missing child");
    private static final List<String> UNITS = List.of("Harbour district", "Valley district");

    private Caseload() {}

    static LocalDate firstDay() {
        return LocalDate.now().minusMonths(4).withDayOfMonth(1);
    }

    static LocalDate lastDay() {
        return LocalDate.now().withDayOfMonth(1).minusDays(1);
    }

    static byte[] csv() {
        return bytes(String.join("\r\n", rows()) + "\r\n");
    }

    /** The first case with another reference and unit. */
    static byte[] csvWith(String reference, String unit) {
        var rows = rows();
        rows.set(1, row(0, reference, unit));
        return bytes(String.join("\r\n", rows) + "\r\n");
    }

    static byte[] csvOfColumns(int columns) {
        var rows = new ArrayList<String>();
        for (var row : rows()) {
            var wide = new StringBuilder(row);
            for (int i = 4; i < columns; i++) {
                wide.append(',').append(rows.isEmpty() ? "Column " + (i + 1) : "");
            }
            rows.add(wide.toString());
        }
        return bytes(String.join("\r\n", rows) + "\r\n");
    }

    static List<String> rows() {
        var rows = new ArrayList<>(List.of("Reference,Case type,Date opened,Unit"));
        for (int i = 0; i < CASES; i++) {
            rows.add(row(i, "INVENTED/" + (1000 + i), UNITS.get(i % UNITS.size())));
        }
        return rows;
    }

    private static String row(int i, String reference, String unit) {
        return reference + "," + TYPES.get(i % TYPES.size()) + "," + firstDay().plusDays(7L * i) + "," + unit;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

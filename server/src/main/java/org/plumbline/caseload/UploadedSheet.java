package org.plumbline.caseload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.page.Dialect;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.Numbers;
import org.plumbline.page.Refused;

/**
 * A short table that somebody uploads as CSV, read whole, in whichever encoding and with whichever separator their
 * spreadsheet writes it.
 *
 * @param rows those that have anything in them
 */
public record UploadedSheet(List<String> headings, List<Row> rows) {

    /**
     * A row of the table.
     *
     * @param number as a spreadsheet numbers it: the headings are row 1
     * @param cells as many as there are headings; without blanks around them, nor what keeps a formula from being one
     */
    public record Row(int number, List<String> cells) {}

    /**
     * Reads a table.
     *
     * @throws Refused when it is no CSV file, has no rows, or is longer than it may be
     */
    public static UploadedSheet read(InputStream file, int mostBytes, int mostRows) {
        try {
            var bytes = file.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new Refused(
                        "file",
                        "The file has more than " + mostBytes / 1_000_000 + " MB. Take it in several shorter ones");
            }
            return read(bytes, mostRows);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static UploadedSheet read(byte[] bytes, int mostRows) throws IOException {
        var dialect = Dialect.detect(bytes);
        try (var sheet = CaseloadFile.open(new ByteArrayInputStream(bytes), dialect)) {
            var rows = sheet.first(mostRows + 1);
            if (rows.isEmpty()) {
                throw new Refused("file", "The file has no row below its headings");
            }
            if (rows.size() > mostRows) {
                throw new Refused(
                        "file",
                        "The file has more than " + Numbers.inWords(mostRows)
                                + " rows. Take it in several shorter ones");
            }
            return new UploadedSheet(
                    sheet.headings(), cells(rows, sheet.headings().size()));
        } catch (CaseloadFile.Unreadable unreadable) {
            throw new Refused("file", "Row " + unreadable.row() + ": " + unreadable.getMessage());
        }
    }

    private static List<Row> cells(List<CaseloadFile.Row> rows, int headings) {
        var cells = new ArrayList<Row>();
        for (var row : rows) {
            if (row.cells().stream().skip(headings).anyMatch(cell -> !cell.isBlank())) {
                throw new Refused(
                        "file",
                        "Row " + row.number()
                                + " has more cells than there are headings. Put a cell that holds the separator in quotation marks");
            }
            cells.add(new Row(
                    row.number(),
                    IntStream.range(0, headings)
                            .mapToObj(n ->
                                    n < row.cells().size() ? plain(row.cells().get(n)) : "")
                            .toList()));
        }
        return cells;
    }

    private static String plain(String cell) {
        return Download.typed(Form.plain(cell).strip());
    }
}

package org.plumbline.page;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Reads a CSV file that somebody uploads, all or nothing. */
public final class CsvFile {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final int MOST_BYTES = 10_000_000;

    private CsvFile() {}

    /**
     * The rows of a file in which nothing is wrong.
     *
     * @param csv with a header, in whichever encoding and with whichever separator a spreadsheet writes it
     * @param of what each row is, for example 'recommendation'
     * @param columns those that the header must have
     * @param faults what is wrong with the rows, see {@link #fault}
     * @throws Refused naming everything that is wrong
     */
    public static List<NamedCsvRecord> rows(
            InputStream csv,
            String of,
            Collection<String> columns,
            Function<List<NamedCsvRecord>, List<Refusal>> faults) {
        try (var reader = reader(csv)) {
            var rows = reader.stream().toList();
            if (rows.isEmpty()) {
                throw new Refused(
                        "file", "The file has no rows. Choose a CSV file with a header and a row for each " + of);
            }
            var missing = new ArrayList<>(columns);
            missing.removeAll(rows.getFirst().getHeader());
            if (!missing.isEmpty()) {
                throw new Refused("file", "The file lacks the columns " + String.join(", ", missing));
            }
            Refused.ifAny(faults.apply(rows));
            return rows;
        } catch (CsvParseException unreadable) {
            throw new Refused("file", "The file is not a CSV file: " + unreadable.getMessage());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static CsvReader<NamedCsvRecord> reader(InputStream csv) throws IOException {
        var bytes = csv.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refused(
                    "file",
                    "The file has more than " + MOST_BYTES / 1_000_000 + " MB. Take it in several shorter ones");
        }
        var dialect = Dialect.detect(bytes);
        return CsvReader.builder()
                .fieldSeparator(dialect.separator().sign())
                .ofNamedCsvRecord(withoutMark(
                        new StringReader(new String(bytes, dialect.encoding().charset()))));
    }

    /** The text without the mark that spreadsheets put before 'CSV UTF-8', which is no part of the first column's name. */
    private static Reader withoutMark(Reader text) throws IOException {
        var read = new PushbackReader(text);
        int first = read.read();
        if (first != BYTE_ORDER_MARK && first != -1) {
            read.unread(first);
        }
        return read;
    }

    /** Says where something is wrong, with the value and the remedy. */
    public static Refusal fault(NamedCsvRecord row, String column, String why) {
        return Refusal.of(
                "file",
                "Line " + row.getStartingLineNumber() + ", column " + column + ", '" + row.getField(column) + "': "
                        + why);
    }
}

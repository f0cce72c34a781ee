package org.plumbline.caseload;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.page.Dialect;

/** A caseload's file, read row by row; no more than one row is held. */
final class CaseloadFile implements Closeable {

    static final int MOST_COLUMNS = 1_000;
    static final int LONGEST_CELL = 1_000_000;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Counted bytes;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> headings;
    private int row;

    /**
     * A row of the file.
     *
     * @param number as a spreadsheet numbers it: the headings are row 1
     */
    record Row(int number, List<String> cells) {}

    /** The file cannot be read as CSV from this row on. */
    static final class Unreadable extends RuntimeException {

        private final int row;

        Unreadable(int row, CsvParseException cause) {
            super(
                    "the file cannot be read as CSV from this row on: a quotation mark is opened and not closed, a cell "
                            + "has more than a million characters, or there are more than 1,000 columns",
                    cause);
            this.row = row;
        }

        int row() {
            return row;
        }
    }

    private CaseloadFile(InputStream in, Dialect dialect) {
        bytes = new Counted(in);
        records = CsvReader.builder()
                .fieldSeparator(dialect.separator().sign())
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(2 * LONGEST_CELL)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_COLUMNS)
                                .maxFieldSize(LONGEST_CELL)
                                .maxRecordSize(2 * LONGEST_CELL)
                                .build(),
                        new InputStreamReader(bytes, dialect.encoding().charset()))
                .iterator();
        headings = next().map(Row::cells).orElse(List.of()).stream()
                .map(String::strip)
                .toList();
    }

    /**
     * Tells the dialect from a file without holding it.
     *
     * @throws org.plumbline.page.Refused when it is no CSV file at all
     */
    static Dialect dialect(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(Dialect.HEAD);
        }
        return Dialect.of(
                head, BadBytes.firstUndecodable(file, StandardCharsets.UTF_8).isEmpty());
    }

    static CaseloadFile open(Path file, Dialect dialect) throws IOException {
        var in = Files.newInputStream(file);
        try {
            return open(in, dialect);
        } catch (IOException | RuntimeException exception) {
            in.close();
            throw exception;
        }
    }

    static CaseloadFile open(InputStream in, Dialect dialect) throws IOException {
        // Text begins after the byte order mark, whichever encoding the person chose
        var text = new PushbackInputStream(in, MARK.length);
        var mark = text.readNBytes(MARK.length);
        if (!Arrays.equals(mark, MARK)) {
            text.unread(mark);
        }
        return new CaseloadFile(text, dialect);
    }

    /** What stands in the first row. */
    List<String> headings() {
        return headings;
    }

    /** The next row that has anything in it. */
    Optional<Row> next() {
        try {
            while (records.hasNext()) {
                row++;
                var cells = records.next().getFields();
                if (!isBlank(cells)) {
                    return Optional.of(new Row(row, cells));
                }
            }
            return Optional.empty();
        } catch (CsvParseException exception) {
            throw new Unreadable(row + 1, exception);
        }
    }

    List<Row> first(int rows) {
        var first = new ArrayList<Row>();
        while (first.size() < rows && next().map(first::add).isPresent()) {
            continue;
        }
        return first;
    }

    long bytesRead() {
        return bytes.count;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private static boolean isBlank(List<String> cells) {
        for (var cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}

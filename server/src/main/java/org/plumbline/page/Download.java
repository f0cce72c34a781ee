package org.plumbline.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;

/** A file that is saved, not shown. Handler methods return it. */
public final class Download {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?%?");

    private final String fileName;
    private final String contentType;
    private final OptionalLong bytesOfOthers;
    private final Content content;

    private Download(String fileName, String contentType, Content content) {
        this(fileName, contentType, OptionalLong.empty(), content);
    }

    private Download(String fileName, String contentType, OptionalLong bytesOfOthers, Content content) {
        this.fileName = fileName;
        this.contentType = contentType;
        this.bytesOfOthers = bytesOfOthers;
        this.content = content;
    }

    /** Rows as they come, the first being the header; each cell as {@link #cell} makes it. RFC 4180, UTF-8. */
    public static Download csv(String fileName, Stream<? extends Iterable<String>> rows) {
        return csv(fileName, "", rows);
    }

    /** The same with the mark by which a spreadsheet knows UTF-8: for a file that people fill in or read there. */
    public static Download sheet(String fileName, Stream<? extends Iterable<String>> rows) {
        return csv(fileName, "\uFEFF", rows);
    }

    private static Download csv(String fileName, String mark, Stream<? extends Iterable<String>> rows) {
        return new Download(fileName, "text/csv;charset=UTF-8", output -> {
            output.write(mark.getBytes(StandardCharsets.UTF_8));
            try (rows;
                    var csv = CsvWriter.builder()
                            .lineDelimiter(LineDelimiter.CRLF)
                            .build(new OutputStreamWriter(output, StandardCharsets.UTF_8))) {
                rows.forEach(row -> {
                    var record = csv.writeRecord();
                    row.forEach(value -> record.writeField(cell(value)));
                    record.endRecord();
                });
            }
        });
    }

    public static Download json(String fileName, byte[] json) {
        return of(fileName, "application/json", json);
    }

    public static Download of(String fileName, String contentType, byte[] bytes) {
        return new Download(fileName, contentType, output -> output.write(bytes));
    }

    /**
     * A file that somebody uploaded, sent as it comes: whatever is in it, no browser shows it or runs anything of it.
     *
     * @param bytes exactly as many as the content writes, so that whoever gets fewer knows it
     */
    public static Download uploaded(String fileName, String contentType, long bytes, Content content) {
        return new Download(fileName, contentType, OptionalLong.of(bytes), content);
    }

    /**
     * A cell that no spreadsheet takes for a formula: an apostrophe is put before one that begins with = + - @, a tab or a
     * carriage return, unless it is a plain number (OWASP, CSV injection).
     */
    public static String cell(String value) {
        if (!beginsAFormula(value, 0)) {
            return value;
        }
        return NUMBER.matcher(value).matches() ? value : "'" + value;
    }

    /** What a cell said before {@link #cell} made it, when it comes back in a file that somebody filled in. */
    public static String typed(String cell) {
        return cell.startsWith("'") && beginsAFormula(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean beginsAFormula(String value, int at) {
        return value.length() > at && "=+-@\t\r".indexOf(value.charAt(at)) >= 0;
    }

    void send(HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(fileName, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        bytesOfOthers.ifPresent(bytes -> {
            response.setContentLengthLong(bytes);
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        });
        content.writeTo(response.getOutputStream());
    }

    /** Writes the file, a part at a time where it is large. */
    @FunctionalInterface
    public interface Content {

        void writeTo(OutputStream output) throws IOException;
    }
}

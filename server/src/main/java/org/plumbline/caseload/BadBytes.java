package org.plumbline.caseload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Bytes of a file that are no text, found without holding more than a page of it.
 *
 * @param line the line of the file, from 1
 * @param bytes in hexadecimal; {@code 00} for a NUL, which no cell can hold
 */
record BadBytes(long line, String bytes) {

    private static final int PAGE = 1 << 16;
    private static final String NUL = "00";

    /** The first of them, at most one a line. */
    static List<BadBytes> in(Path file, Charset charset, int limit) throws IOException {
        return new Search(charset, limit, true).through(file);
    }

    /** The first bytes that the encoding does not know; NULs are known to every encoding. */
    static Optional<BadBytes> firstUndecodable(Path file, Charset charset) throws IOException {
        return new Search(charset, 1, false).through(file).stream().findFirst();
    }

    boolean isNul() {
        return bytes.equals(NUL);
    }

    private static final class Search {

        private final Charset charset;
        private final int limit;
        private final boolean nuls;
        private final List<BadBytes> found = new ArrayList<>();
        private long line = 1;
        private boolean afterReturn;

        Search(Charset charset, int limit, boolean nuls) {
            this.charset = charset;
            this.limit = limit;
            this.nuls = nuls;
        }

        List<BadBytes> through(Path file) throws IOException {
            var decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var bytes = ByteBuffer.allocate(PAGE);
            var text = CharBuffer.allocate(PAGE);
            try (var channel = FileChannel.open(file)) {
                boolean end = false;
                while (!end && found.size() < limit) {
                    end = channel.read(bytes) < 0;
                    bytes.flip();
                    var result = decoder.decode(bytes, text, end);
                    countLines(text);
                    while (result.isError() && found.size() < limit) {
                        var bad = new byte[result.length()];
                        bytes.get(bad);
                        add(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bad));
                        result = decoder.decode(bytes, text, end);
                        countLines(text);
                    }
                    bytes.compact();
                }
            }
            return found;
        }

        private void countLines(CharBuffer text) {
            text.flip();
            while (text.hasRemaining()) {
                char c = text.get();
                if ((c == '\n' && !afterReturn) || c == '\r') {
                    line++;
                } else if (c == 0 && nuls) {
                    add(NUL);
                }
                afterReturn = c == '\r';
            }
            text.clear();
        }

        private void add(String bytes) {
            if (found.size() < limit && (found.isEmpty() || found.getLast().line() != line)) {
                found.add(new BadBytes(line, bytes));
            }
        }
    }
}

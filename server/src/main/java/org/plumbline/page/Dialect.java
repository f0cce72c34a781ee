package org.plumbline.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;

/** How a CSV file is written: in which encoding, and what stands between two cells. */
public record Dialect(Encoding encoding, Separator separator) {

    /** As much of a file as tells its dialect but for the encoding. */
    public static final int HEAD = 1 << 16;

    public enum Encoding {
        UTF_8("UTF-8", java.nio.charset.StandardCharsets.UTF_8),
        WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"));

        private final String label;
        private final Charset charset;

        Encoding(String label, Charset charset) {
            this.label = label;
            this.charset = charset;
        }

        public Charset charset() {
            return charset;
        }
    }

    public enum Separator {
        COMMA("commas", ','),
        SEMICOLON("semicolons", ';'),
        TAB("tabs", '\t');

        private final String label;
        private final char sign;

        Separator(String label, char sign) {
            this.label = label;
            this.sign = sign;
        }

        public char sign() {
            return sign;
        }
    }

    /** For example 'UTF-8 with commas'. */
    public String inWords() {
        return encoding.label + " with " + separator.label;
    }

    /**
     * Tells the dialect from the file: UTF-8 when all of it can be read so, the separator most seen in the first line.
     *
     * @throws Refused when it is no CSV file at all
     */
    public static Dialect detect(byte[] file) {
        return of(Arrays.copyOf(file, Math.min(file.length, HEAD)), isUtf8(file));
    }

    private static boolean isUtf8(byte[] file) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException otherwise) {
            return false;
        }
    }

    /**
     * The same for a file too large to be held.
     *
     * @param head its first {@link #HEAD} bytes
     * @param utf8 whether all of it can be read as UTF-8
     * @throws Refused when it is no CSV file at all
     */
    public static Dialect of(byte[] head, boolean utf8) {
        refuseOtherFormats(head);
        return new Dialect(utf8 ? Encoding.UTF_8 : Encoding.WINDOWS_1252, separator(new String(head, ISO_8859_1)));
    }

    private static void refuseOtherFormats(byte[] head) {
        if (beginsWith(head, 'P', 'K', 3, 4) || beginsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refused(
                    "file",
                    "This is a workbook, not a CSV file. Open it, choose 'Save as' and 'CSV UTF-8', upload that");
        }
        if (beginsWith(head, 0xFF, 0xFE) || beginsWith(head, 0xFE, 0xFF) || looksLikeUtf16(head)) {
            throw new Refused(
                    "file", "This file is in UTF-16 ('Unicode text'). Save it as 'CSV UTF-8' and upload that");
        }
        if (beginsWith(head, '%', 'P', 'D', 'F')) {
            throw new Refused("file", "This is a PDF, not a CSV file. Upload the list itself, saved as 'CSV UTF-8'");
        }
    }

    private static boolean beginsWith(byte[] head, int... signs) {
        for (int i = 0; i < signs.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != signs[i]) {
                return false;
            }
        }
        return true;
    }

    /** Plain text in UTF-16 has every second byte zero. */
    private static boolean looksLikeUtf16(byte[] head) {
        int zeros = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
        }
        return head.length > 3 && zeros * 3 > head.length;
    }

    private static Separator separator(String head) {
        var signs = new int[Separator.values().length];
        boolean quoted = false;
        for (char c : head.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted) {
                for (var separator : Separator.values()) {
                    signs[separator.ordinal()] += c == separator.sign() ? 1 : 0;
                }
            }
        }
        return Arrays.stream(Separator.values())
                .max(Comparator.<Separator>comparingInt(separator -> signs[separator.ordinal()])
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }
}

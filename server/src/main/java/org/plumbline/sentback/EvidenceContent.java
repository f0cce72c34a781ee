package org.plumbline.sentback;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.plumbline.page.Refused;

/** Tells by its content what a file is. What it is called counts for nothing. */
final class EvidenceContent {

    static final String TAKEN =
            "Attach a PDF, a PNG or JPEG image, or a Word, Excel, PowerPoint or OpenDocument text file";

    private static final int LONGEST_BEGINNING = 8;

    private EvidenceContent() {}

    /**
     * Reads what is needed and no more, however large the file is.
     *
     * @throws Refused when it is nothing that is taken, or has macros
     */
    static EvidenceType typeOf(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var first = Channels.newInputStream(channel).readNBytes(LONGEST_BEGINNING);
            if (begins(first, "255044462d")) {
                return EvidenceType.PDF;
            }
            if (begins(first, "89504e470d0a1a0a")) {
                return EvidenceType.PNG;
            }
            if (begins(first, "ffd8ff")) {
                return EvidenceType.JPEG;
            }
            if (begins(first, "504b0304")) {
                return OfficeArchive.typeOf(file, channel);
            }
            if (begins(first, "d0cf11e0a1b11ae1")) {
                return OldOffice.typeOf(channel);
            }
            throw new Refused("file", "The content of this file is of no type that is taken. " + TAKEN);
        }
    }

    private static boolean begins(byte[] bytes, String hexadecimal) {
        var signature = HexFormat.of().parseHex(hexadecimal);
        return bytes.length >= signature.length
                && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
    }

    static Refused hasMacros() {
        return new Refused(
                "file",
                "This file has macros, or room for them, and macros are not taken. Save it as a PDF or without macros, and attach that");
    }

    static Refused isProtected() {
        return new Refused(
                "file",
                "This file is protected with a password, so nobody can look into it. Save it without one, and attach that");
    }

    static Refused isDamaged() {
        return new Refused("file", "This file is damaged or was cut off. Open it, save it again, and attach that");
    }
}

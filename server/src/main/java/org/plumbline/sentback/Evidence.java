package org.plumbline.sentback;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.organisation.SignedIn;

/**
 * A file that somebody of the force attached to a case sent back. It is never changed and never removed.
 *
 * @param fileName without a folder, ending as its type does
 * @param type what the content is, whatever it was called
 * @param digest SHA-256 of the file, in hexadecimal
 */
public record Evidence(
        UUID id,
        UUID sentBack,
        UUID inspectorate,
        UUID force,
        Step.Who by,
        Instant at,
        String fileName,
        EvidenceType type,
        long bytes,
        String digest,
        Scan scan) {

    public static final long MOST_BYTES = 50 * 1024 * 1024;

    /** Files of a case; who has more puts them together, so that they are read and no disk is filled. */
    static final int MOST_OF_A_CASE = 100;

    private static final int LONGEST_NAME = 150;

    public Evidence {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("no piece of evidence has " + bytes + " bytes");
        }
    }

    /** Whether somebody looked for viruses when it was sent. */
    public enum Scan {
        NOTHING_FOUND("No virus found"),
        NOT_SCANNED("Not scanned");

        private final String words;

        Scan(String words) {
            this.words = words;
        }

        public String inWords() {
            return words;
        }
    }

    /** Whoever may answer a case may attach evidence to it, whatever its next step is, until it is closed or withdrawn. */
    static boolean canBeAttached(SignedIn who, SentBack sentBack) {
        return isOf(who, sentBack) && sentBack.isOpen();
    }

    static boolean isOf(SignedIn who, SentBack sentBack) {
        return StepKind.ANSWER.isFor(who, sentBack);
    }

    /** For example '1.4 MB'; what is less than 100 kB in kB, at least 1. */
    public String sizeInWords() {
        return bytes < 100_000
                ? Math.max(1, Math.round(bytes / 1e3)) + " kB"
                : String.format(Locale.UK, "%.1f MB", bytes / 1e6);
    }

    /** A name without a folder, and without whatever a computer could take for something else than a part of a name. */
    static String cleaned(String fileName, EvidenceType type) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                // also what turns the direction of writing round, by which an ending can be hidden
                .replaceAll("\\p{C}", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("^[.\\s]+|[.\\s]+$", "");
        var whole = type.named(name.isEmpty() ? "evidence" : name);
        if (whole.length() <= LONGEST_NAME) {
            return whole;
        }
        var ending = whole.substring(whole.lastIndexOf('.'));
        int end = LONGEST_NAME - ending.length();
        return whole.substring(0, Character.isHighSurrogate(whole.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}

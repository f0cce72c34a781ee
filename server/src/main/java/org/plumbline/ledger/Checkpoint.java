package org.plumbline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What the ledger was at a moment: its size and the root over all its entries, signed. Whoever keeps one can prove
 * later that nothing before it was changed.
 *
 * @param origin which ledger it is of, and the name of its key
 * @param size how many entries it covers
 * @param root the root of their Merkle tree (RFC 9162 §2.1.1), in base64
 * @param signature four bytes that name the key and its Ed25519 signature of {@link #body()}, in base64
 */
public record Checkpoint(String origin, long size, String root, String signature) {

    private static final Pattern NOTE = Pattern.compile("""
            (?<origin>[^\\s+]+)
            (?<size>[1-9][0-9]{0,17})
            (?<root>[A-Za-z0-9+/]{43}=)

            (?<signatures>(?:\u2014 \\S+ \\S+\n)+)""");
    private static final int KEY_ID_LENGTH = 4;

    static Checkpoint of(String origin, long size, byte[] root, byte[] signature) {
        var base64 = Base64.getEncoder();
        return new Checkpoint(origin, size, base64.encodeToString(root), base64.encodeToString(signature));
    }

    /**
     * Reads the text that was downloaded; forgives what editors and mail do to line ends.
     *
     * @throws IllegalArgumentException when it is no checkpoint
     */
    static Checkpoint parse(String text) {
        var note = NOTE.matcher(text.replace("\ufeff", "").replace("\r\n", "\n").strip() + "\n");
        if (!note.matches()) {
            throw new IllegalArgumentException("not the text of a checkpoint (C2SP tlog-checkpoint)");
        }
        var origin = note.group("origin");
        // others may have signed beside us, for example a witness
        var ours = Arrays.stream(note.group("signatures").split("\n"))
                .map(line -> line.split(" "))
                .filter(parts -> parts[1].equals(origin))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not signed in the name of its own ledger"));
        if (Base64.getDecoder().decode(ours[2]).length != KEY_ID_LENGTH + LedgerKeys.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("its signature is no Ed25519 signature");
        }
        return new Checkpoint(origin, Long.parseLong(note.group("size")), note.group("root"), ours[2]);
    }

    /** What is signed: origin, size and root, a line each. */
    static String body(String origin, long size, byte[] root) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    String body() {
        return origin + "\n" + size + "\n" + root + "\n";
    }

    /** The whole as plain text that others' tools verify (C2SP tlog-checkpoint and signed-note). */
    public String text() {
        return body() + "\n\u2014 " + origin + " " + signature + "\n";
    }

    byte[] rootHash() {
        return Base64.getDecoder().decode(root);
    }

    byte[] keyId() {
        return Arrays.copyOf(Base64.getDecoder().decode(signature), KEY_ID_LENGTH);
    }

    byte[] signatureOfBody() {
        var bytes = Base64.getDecoder().decode(signature);
        return Arrays.copyOfRange(bytes, KEY_ID_LENGTH, bytes.length);
    }

    byte[] bodyBytes() {
        return body().getBytes(UTF_8);
    }
}

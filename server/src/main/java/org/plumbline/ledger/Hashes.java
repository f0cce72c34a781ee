package org.plumbline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** SHA-256 as the ledger uses it: leaves and nodes kept apart by their first byte (RFC 9162 §2.1.1). */
final class Hashes {

    static final int LENGTH = 32;

    private Hashes() {}

    static byte[] leaf(String canonical) {
        return leaf(canonical.getBytes(UTF_8));
    }

    static byte[] leaf(byte[] content) {
        return sha256(new byte[] {0}, content);
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    /** What binds personal content to its entry; the salt keeps erased content from being guessed. */
    static byte[] personal(byte[] salt, String content) {
        return sha256(salt, content.getBytes(UTF_8));
    }

    static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.plumbline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of a ledger, in the one line in which such keys are passed on: name, four bytes of a hash, type and
 * key. Everybody may have it.
 *
 * @param name the ledger's origin
 * @param line for example {@code plumbline/1f…+8a0b1c2d+AX…}
 */
record VerifierKey(String name, String line, PublicKey key) {

    /** C2SP signed-note: the type of a plain Ed25519 signature. */
    private static final byte ED25519 = 1;

    private static final int KEY_LENGTH = 32;

    /** What stands before the 32 bytes in an X.509 SubjectPublicKeyInfo (RFC 8410 §4). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    static VerifierKey of(String name, byte[] publicKey) {
        var typed = Hashes.concat(new byte[] {ED25519}, publicKey);
        var line = name + "+" + HexFormat.of().formatHex(id(name, publicKey)) + "+"
                + Base64.getEncoder().encodeToString(typed);
        return new VerifierKey(name, line, key(publicKey));
    }

    static VerifierKey of(String name, PublicKey key) {
        return of(name, raw(key));
    }

    /** @throws IllegalArgumentException when the line is no such key, or its hash is not that of the key */
    static VerifierKey parse(String line) {
        var parts = line.strip().split("\\+", 3);
        var typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 verifier key: " + line);
        }
        var parsed = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!parsed.line.equals(line.strip())) {
            throw new IllegalArgumentException("the key and its hash do not belong together: " + line);
        }
        return parsed;
    }

    static byte[] raw(PublicKey key) {
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
    }

    byte[] id() {
        return id(name, raw(key));
    }

    boolean signed(Checkpoint checkpoint) {
        return name.equals(checkpoint.origin())
                && Arrays.equals(id(), checkpoint.keyId())
                && signed(checkpoint.bodyBytes(), checkpoint.signatureOfBody());
    }

    boolean signed(byte[] content, byte[] signature) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(content);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static byte[] id(String name, byte[] publicKey) {
        return Arrays.copyOf(Hashes.sha256((name + "\n").getBytes(UTF_8), new byte[] {ED25519}, publicKey), 4);
    }

    private static PublicKey key(byte[] raw) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Hashes.concat(X509_PREFIX, raw)));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("not an Ed25519 key", malformed);
        }
    }
}

package org.plumbline.caseload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes pseudonyms from a force's own references: HMAC-SHA-256 with a key of the installation, its first 50 bits
 * written in Crockford's base 32, for example {@code C-7F3K9-Q2M4X}.
 *
 * <p>One force's reference gives the same pseudonym in every wave, and two forces' never share one by being alike. Without
 * the key nobody can try references out; it lies beside the database and not in it, see docs/decisions/0006-pseudonyms.md.
 */
@Component
class Pseudonyms {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final int KEY_LENGTH = 32;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    private final SecretKeySpec key;
    private final String keyId;

    Pseudonyms(@Value("${plumbline.home:.plumbline}") Path home) {
        key = new SecretKeySpec(keyIn(home.resolve("secrets").resolve("pseudonym.key")), "HmacSHA256");
        keyId = HexFormat.of().formatHex(mac(key).doFinal("plumbline pseudonym key".getBytes(UTF_8)), 0, 8);
    }

    /** Tells one key from another without telling the key. */
    String keyId() {
        return keyId;
    }

    Maker of(UUID force) {
        return new Maker(mac(key), force);
    }

    /** The reference as it counts: how it is spaced, and in capitals or small letters, makes no difference. */
    static String normalised(String ownReference) {
        var composed = Normalizer.normalize(ownReference, Normalizer.Form.NFKC);
        return BLANKS.matcher(composed.strip()).replaceAll(" ").toUpperCase(Locale.ROOT);
    }

    /** Makes the pseudonyms of one force; for one thread. */
    static final class Maker {

        private final Mac mac;
        private final byte[] prefix;

        private Maker(Mac mac, UUID force) {
            this.mac = mac;
            this.prefix = (force + "\0").getBytes(UTF_8);
        }

        /** The pseudonym's 50 bits. */
        long number(String ownReference) {
            mac.update(prefix);
            var digest = mac.doFinal(normalised(ownReference).getBytes(UTF_8));
            long bits = 0;
            for (int i = 0; i < 7; i++) {
                bits = (bits << 8) | (digest[i] & 0xff);
            }
            return bits >>> 6;
        }

        String pseudonym(String ownReference) {
            return written(number(ownReference));
        }
    }

    static String written(long number) {
        var text = new StringBuilder("C-");
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (number >>> (5 * i)) & 31));
            if (i == LENGTH / 2) {
                text.append('-');
            }
        }
        return text.toString();
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Makes the key at the first start: written beside and linked, so that two servers on one folder get one key. */
    private static byte[] keyIn(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.getParent());
                Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
                var random = new byte[KEY_LENGTH];
                new SecureRandom().nextBytes(random);
                var beside = Files.createTempFile(file.getParent(), "pseudonym", ".new");
                try {
                    Files.writeString(beside, HexFormat.of().formatHex(random));
                    Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-------"));
                    Files.createLink(file, beside);
                } catch (FileAlreadyExistsException anotherWasQuicker) {
                    // its key is the one
                } finally {
                    Files.deleteIfExists(beside);
                }
            }
            var key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != KEY_LENGTH) {
                throw new IllegalStateException("The key in " + file + " is not " + KEY_LENGTH
                        + " bytes in hexadecimal. Restore it from the backup: another key makes other pseudonyms.");
            }
            return key;
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "The key of the pseudonyms in " + file + " cannot be read or made", exception);
        }
    }
}

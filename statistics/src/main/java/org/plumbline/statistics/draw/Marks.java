package org.plumbline.statistics.draw;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The marks of a seed: HMAC-SHA-256 of a message, a whole number from 0 to below 2^256. A reference holds no control characters and
 * is never empty, so what stands for no case, or for a reference in one of several attempts, is no reference's message.
 */
final class Marks {

    static final int BITS = 256;
    static final BigInteger ROUND = BigInteger.ONE.shiftLeft(BITS);

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    Marks(Seed seed) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(seed.bytes(), ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    /** The mark of a case. */
    BigInteger of(Unit unit) {
        return of(unit.reference());
    }

    /** The mark of a case in one of several attempts. */
    BigInteger of(Unit unit, long attempt) {
        return of(unit.reference() + '\0' + attempt);
    }

    /** The mark of no case. */
    BigInteger ofNone() {
        return of("");
    }

    /** The mark of no case in one of several attempts. */
    BigInteger ofNone(long attempt) {
        return of("\0" + attempt);
    }

    /** In 64 hexadecimal digits. */
    static String hex(BigInteger mark) {
        byte[] bytes = mark.add(ROUND).toByteArray();
        return HexFormat.of().formatHex(bytes, 1, bytes.length);
    }

    private BigInteger of(String message) {
        return new BigInteger(1, mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    }
}

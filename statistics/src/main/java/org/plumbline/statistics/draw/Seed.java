package org.plumbline.statistics.draw;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The 32 bytes that decide a draw, as 64 lower-case hexadecimal digits.
 *
 * @param hex 64 digits, 0–9 and a–f
 */
public record Seed(String hex) {

    private static final int BYTES = 32;

    public Seed {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A seed is 64 hexadecimal digits in lower case");
        }
    }

    /** A seed that nobody could have foreseen. */
    public static Seed fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Seed(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}

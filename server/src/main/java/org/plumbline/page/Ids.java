package org.plumbline.page;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes technical ids: UUIDs of version 7 (RFC 9562 §5.7), so that they index in the order of their making. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        long milliseconds = System.currentTimeMillis();
        long high = (milliseconds << 16) | 0x7000 | (RANDOM.nextInt() & 0x0fff);
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

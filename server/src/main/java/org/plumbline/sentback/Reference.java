package org.plumbline.sentback;

import java.security.SecureRandom;

/** Makes references that can be read over a telephone: {@code SB-7K3Q-2M9X}, without I, L, O and U. */
final class Reference {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    static String next() {
        var reference = new StringBuilder("SB");
        for (int i = 0; i < 8; i++) {
            reference.append(i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }
}

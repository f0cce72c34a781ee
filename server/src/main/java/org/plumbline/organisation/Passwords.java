package org.plumbline.organisation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What a password must be, and its hash. After NIST SP 800-63B-4 §3.1.1: long, and no rules about kinds of characters. */
@Component
class Passwords {

    /** NIST SP 800-63B-4 §3.1.1.2 asks for 15 where a password is the only factor. */
    static final int SHORTEST = 15;

    /** Longer ones are refused, not cut, so that nobody keeps the server busy with hashing. */
    static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT_CHARACTERS = 5;

    private final PasswordEncoder encoder;

    /** Made with the first sign-in: to make it takes as long as to check one, which no start should wait for. */
    private final Supplier<String> nobodysHash;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodysHash = SingletonSupplier.of(() -> String.valueOf(encoder.encode("nobody has this password")));
    }

    /**
     * Hashes a password that somebody chose.
     *
     * @throws Refused when it is too short, too long or easily guessed
     */
    String hash(String chosen, String field, String name, String email) {
        Refused.ifAny(refusals(chosen, field, name, email));
        return String.valueOf(encoder.encode(normalised(chosen)));
    }

    /** Takes as long where there is no hash, so that an answer does not tell whether somebody has an account. */
    boolean matches(String typed, Optional<String> hash) {
        var nobodys = nobodysHash.get();
        return typed.length() <= LONGEST
                && encoder.matches(normalised(typed), hash.orElse(nobodys))
                && hash.isPresent();
    }

    private static List<Refusal> refusals(String chosen, String field, String name, String email) {
        int length = normalised(chosen).codePointCount(0, normalised(chosen).length());
        if (length < SHORTEST) {
            return List.of(Refusal.of(
                    field,
                    "Choose a password of at least " + SHORTEST
                            + " characters, for example four words that have nothing" + " to do with one another"));
        }
        if (chosen.length() > LONGEST) {
            return List.of(Refusal.of(field, "Choose a password of at most " + LONGEST + " characters"));
        }
        var small = chosen.toLowerCase(Locale.ROOT);
        boolean repeats = small.chars().distinct().count() < FEWEST_DIFFERENT_CHARACTERS;
        boolean names = Stream.of(email, email.split("@", 2)[0], name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> word.length() > 3 && small.contains(word) && length - word.length() < SHORTEST / 2);
        return repeats || names
                ? List.of(Refusal.of(
                        field,
                        "This password is easily guessed. Choose one that is not your name, your e-mail address or a few"
                                + " characters repeated"))
                : List.of();
    }

    /** The same characters typed on two kinds of keyboard may come as different code points (NIST SP 800-63B-4 §3.1.1.2). */
    private static String normalised(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }
}

package org.plumbline.sentback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What programs asked for once, by the keys of their requests (draft-ietf-httpapi-idempotency-key-header). */
@Repository
@Transactional
class SentBackRequests {

    /** For as long a request can be sent again; a program that tries for longer asks where the case stands. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    SentBackRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Does what is asked for, unless it was done under this key. What is refused is not kept: the key is free for what is
     * mended.
     *
     * @param asked all that makes this request another than the next
     * @throws Refused when the key is missing or too long, or was used for something else
     */
    void once(SignedIn who, String key, String asked, Runnable step) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refused(
                    "Idempotency-Key",
                    "Send an Idempotency-Key of 1 to " + LONGEST_KEY
                            + " characters, for example a new UUID for each step");
        }
        var fingerprint = fingerprint(asked);
        // The same request sent twice at once: the second waits here for the first
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                .param("lock", who.person() + "/" + key)
                .query((row, n) -> n)
                .list();
        var earlier = jdbc.sql("select fingerprint from sent_back_request where person_id = :person and key = :key")
                .param("person", who.person())
                .param("key", key)
                .query((row, n) -> row.getBytes("fingerprint"))
                .optional();
        if (earlier.isPresent()) {
            if (!Arrays.equals(earlier.get(), fingerprint)) {
                throw new Refused(
                        "Idempotency-Key",
                        "This Idempotency-Key was used for another request. Use a new one for each step");
            }
            return;
        }
        step.run();
        keep(who, key, fingerprint);
    }

    private void keep(SignedIn who, String key, byte[] fingerprint) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from sent_back_request where person_id = :person and at < :old")
                .param("person", who.person())
                .param("old", now.minus(KEPT))
                .update();
        jdbc.sql("""
                insert into sent_back_request (person_id, key, organisation_id, fingerprint, at)
                values (:person, :key, :organisation, :fingerprint, :at)
                """)
                .param("person", who.person())
                .param("key", key)
                .param("organisation", who.organisation())
                .param("fingerprint", fingerprint)
                .param("at", now)
                .update();
    }

    private static byte[] fingerprint(String asked) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

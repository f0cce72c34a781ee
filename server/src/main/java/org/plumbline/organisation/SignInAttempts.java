package org.plumbline.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.page.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts failed sign-ins over all nodes, so that passwords can't be tried in quick succession. */
@Repository
@Transactional
class SignInAttempts {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT = 5;

    /** A whole force may sign in from one address. */
    static final int PER_ADDRESS = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInAttempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins an attempt, which counts as failed until it {@link #succeeded}; empty when there were too many. */
    Optional<UUID> begin(String email, String address) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var account = hash(email);
        // attempts on one account take turns to be counted
        jdbc.sql("select cast(pg_advisory_xact_lock(hashtextextended(encode(:account, 'hex'), 0)) as text)")
                .param("account", account)
                .query(String.class)
                .optional();
        if (areTooMany(account, address, now.minus(WINDOW))) {
            return Optional.empty();
        }
        jdbc.sql("delete from sign_in_attempt where at < :old")
                .param("old", now.minus(WINDOW.multipliedBy(4)))
                .update();
        var id = Ids.next();
        jdbc.sql("""
                insert into sign_in_attempt (id, at, email_hash, address, succeeded)
                values (:id, :at, :account, :address, false)
                """)
                .param("id", id)
                .param("at", now)
                .param("account", account)
                .param("address", address)
                .update();
        return Optional.of(id);
    }

    /** A success wipes the count of the account, never that of the address. */
    void succeeded(UUID attempt) {
        jdbc.sql("update sign_in_attempt set succeeded = true where id = :id")
                .param("id", attempt)
                .update();
    }

    private boolean areTooMany(byte[] account, String address, OffsetDateTime since) {
        return jdbc.sql("""
                select (select count(*) from sign_in_attempt a
                        where a.email_hash = :account and not a.succeeded and a.at > greatest(:since, coalesce(
                            (select max(s.at) from sign_in_attempt s where s.email_hash = :account and s.succeeded),
                            :since)))
                       >= :perAccount
                    or (select count(*) from sign_in_attempt
                        where address = :address and not succeeded and at > :since) >= :perAddress
                """)
                .param("account", account)
                .param("address", address)
                .param("since", since)
                .param("perAccount", PER_ACCOUNT)
                .param("perAddress", PER_ADDRESS)
                .query(Boolean.class)
                .single();
    }

    private static byte[] hash(String email) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

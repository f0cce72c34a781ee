package org.plumbline.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts failed sign-ins over all nodes, so that passwords can't be tried in quick succession. */
@Repository
@Transactional
class SignInAttempts {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT = 5;
    static final int PER_ADDRESS = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInAttempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A success wipes the count of the account, never that of the address. */
    @Transactional(readOnly = true)
    boolean areTooMany(String email, String address) {
        return jdbc.sql("""
                select (select count(*) from sign_in_attempt a
                        where a.email_hash = :email and not a.succeeded and a.at > greatest(:since, coalesce(
                            (select max(s.at) from sign_in_attempt s where s.email_hash = :email and s.succeeded), :since)))
                       >= :perAccount
                    or (select count(*) from sign_in_attempt
                        where address = :address and not succeeded and at > :since) >= :perAddress
                """)
                .param("email", hash(email))
                .param("address", address)
                .param("since", clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC))
                .param("perAccount", PER_ACCOUNT)
                .param("perAddress", PER_ADDRESS)
                .query(Boolean.class)
                .single();
    }

    void record(String email, String address, boolean succeeded) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from sign_in_attempt where at < :old")
                .param("old", now.minus(WINDOW.multipliedBy(4)))
                .update();
        jdbc.sql("insert into sign_in_attempt (at, email_hash, address, succeeded) values (:at, :email, :address, :ok)")
                .param("at", now)
                .param("email", hash(email))
                .param("address", address)
                .param("ok", succeeded)
                .update();
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

package org.plumbline.organisation;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The invitations, by the hashes of their secrets. */
@Repository
@Transactional
class Invitations {

    static final Duration GOOD_FOR = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a new one, which ends those before it. */
    Invitation make(Person person) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        end(person.id());
        var token = Secret.random();
        jdbc.sql("""
                insert into invitation (token_hash, person_id, created_at, expires_at)
                values (:hash, :person, :at, :expires)
                """)
                .param("hash", Secret.hash(token))
                .param("person", person.id())
                .param("at", now)
                .param("expires", now.plus(GOOD_FOR))
                .update();
        return new Invitation(person, token, now.plus(GOOD_FOR).toInstant());
    }

    /** Whose it is, while it is good. */
    @Transactional(readOnly = true)
    Optional<UUID> person(String token) {
        return jdbc.sql("""
                select i.person_id from invitation i join person p on p.id = i.person_id
                where i.token_hash = :hash and i.ended_at is null and i.expires_at > :now and p.active
                """)
                .param("hash", Secret.hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /** Uses it; of two that come at once with the same secret, one finds it used. */
    boolean use(String token) {
        return jdbc.sql("""
                update invitation set ended_at = :now
                where token_hash = :hash and ended_at is null and expires_at > :now
                """)
                        .param("hash", Secret.hash(token))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void end(UUID person) {
        jdbc.sql("update invitation set ended_at = :now where person_id = :person and ended_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", person)
                .update();
    }
}

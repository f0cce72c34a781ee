package org.plumbline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys of programs, by the hashes of their secrets. */
@Repository
@Transactional
class ApiKeys {

    private final JdbcClient jdbc;
    private final Clock clock;

    ApiKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a new one; false when this form was sent before. */
    boolean add(SignedIn who, UUID id, String name, String secret, Duration goodFor) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                insert into api_key (id, person_id, organisation_id, name, key_hash, created_at, expires_at)
                values (:id, :person, :organisation, :name, :hash, :now, :expires)
                on conflict (id) do nothing
                """)
                        .param("id", id)
                        .param("person", who.person())
                        .param("organisation", who.organisation())
                        .param("name", name)
                        .param("hash", Secret.hash(secret))
                        .param("now", now)
                        .param("expires", now.plus(goodFor))
                        .update()
                == 1;
    }

    /** The keys of one person, the newest first. */
    @Transactional(readOnly = true)
    List<ApiKey> of(UUID person) {
        return jdbc.sql("""
                select id, name, created_at, expires_at, used_at, ended_at from api_key
                where person_id = :person
                order by created_at desc
                """)
                .param("person", person)
                .query((row, n) -> new ApiKey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        instant(row, "used_at"),
                        instant(row, "ended_at")))
                .list();
    }

    /** Whose it is, while it is good; called in the server's fence, before anybody is known. */
    Optional<UUID> person(String secret) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var found = jdbc.sql("""
                select id, person_id, used_at from api_key
                where key_hash = :hash and ended_at is null and expires_at > :now
                """)
                .param("hash", Secret.hash(secret))
                .param("now", now)
                .query((row, n) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        instant(row, "used_at")))
                .optional();
        found.filter(key -> key.used()
                        .filter(used -> used.isAfter(now.minusMinutes(1).toInstant()))
                        .isEmpty())
                .ifPresent(key -> jdbc.sql("update api_key set used_at = :now where id = :id")
                        .param("now", now)
                        .param("id", key.id())
                        .update());
        return found.map(Found::person);
    }

    private record Found(UUID id, UUID person, Optional<Instant> used) {}

    /** Withdraws it; nothing happens to one that is withdrawn, or another's. */
    Optional<String> end(UUID person, UUID id) {
        return jdbc.sql("""
                update api_key set ended_at = :now
                where id = :id and person_id = :person and ended_at is null
                returning name
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("person", person)
                .query((row, n) -> row.getString("name"))
                .optional();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

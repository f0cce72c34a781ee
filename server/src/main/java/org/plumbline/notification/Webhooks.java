package org.plumbline.notification;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.organisation.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The addresses of systems that are told, with the secrets that only the server reads. */
@Repository
@Transactional
class Webhooks {

    private static final String COLUMNS = "select id, address, made_at, made_by, ended_at from webhook ";

    private final JdbcClient jdbc;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a new one; false when this form was sent before. */
    boolean add(SignedIn who, UUID id, URI address, byte[] secret, Instant now) {
        boolean added = jdbc.sql("""
                insert into webhook (id, organisation_id, address, made_at, made_by)
                values (:id, :organisation, :address, :now, :by)
                on conflict (id) do nothing
                """)
                        .param("id", id)
                        .param("organisation", who.organisation())
                        .param("address", address.toString())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", who.name())
                        .update()
                == 1;
        if (added) {
            jdbc.sql(
                            "insert into webhook_secret (webhook_id, organisation_id, secret) values (:id, :organisation, :secret)")
                    .param("id", id)
                    .param("organisation", who.organisation())
                    .param("secret", secret)
                    .update();
        }
        return added;
    }

    /** Those of an organisation, the newest first. */
    @Transactional(readOnly = true)
    List<Webhook> of(UUID organisation) {
        return jdbc.sql(COLUMNS + "where organisation_id = :organisation order by made_at desc, id")
                .param("organisation", organisation)
                .query((row, n) -> webhook(row))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Webhook> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, n) -> webhook(row))
                .optional();
    }

    /** Read in the server's fence alone. */
    @Transactional(readOnly = true)
    Optional<byte[]> secret(UUID id) {
        return jdbc.sql("select secret from webhook_secret where webhook_id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes("secret"))
                .optional();
    }

    boolean end(UUID organisation, UUID id, Instant now) {
        return jdbc.sql("""
                update webhook set ended_at = :now
                where id = :id and organisation_id = :organisation and ended_at is null
                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("organisation", organisation)
                        .update()
                == 1;
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                URI.create(row.getString("address")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}

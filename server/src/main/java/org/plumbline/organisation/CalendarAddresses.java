package org.plumbline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret addresses of people's calendars, one for each who wants one, by the hashes of their secrets. A calendar program
 * cannot sign in: whoever holds the address is let in, so it can be withdrawn at any time.
 */
@Repository
@Transactional
public class CalendarAddresses {

    private final Persons persons;
    private final Organisations organisations;
    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarAddresses(Persons persons, Organisations organisations, JdbcClient jdbc, Clock clock) {
        this.persons = persons;
        this.organisations = organisations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes a new one, which ends the one before it.
     *
     * @return the secret, which is kept nowhere
     */
    String make(SignedIn who) {
        end(who);
        var token = Secret.random();
        jdbc.sql("""
                insert into calendar_address (id, person_id, organisation_id, token_hash, created_at)
                values (:id, :person, :organisation, :hash, :now)
                """)
                .param("id", Ids.next())
                .param("person", who.person())
                .param("organisation", who.organisation())
                .param("hash", Secret.hash(token))
                .param("now", now())
                .update();
        enter(who, "person.calendar-address");
        return token;
    }

    /** Withdraws it; nothing happens where there is none. */
    void withdraw(SignedIn who) {
        if (end(who)) {
            enter(who, "person.calendar-address-withdrawal");
        }
    }

    private boolean end(SignedIn who) {
        // one form sent twice at once makes two, the second after the first
        jdbc.sql("select cast(pg_advisory_xact_lock(hashtextextended(:person, 0)) as text)")
                .param("person", "calendar address of " + who.person())
                .query(String.class)
                .optional();
        return jdbc.sql("update calendar_address set ended_at = :now where person_id = :person and ended_at is null")
                        .param("now", now())
                        .param("person", who.person())
                        .update()
                > 0;
    }

    private void enter(SignedIn who, String act) {
        var person = persons.find(who.person()).orElseThrow(NotFound::new);
        persons.enter(who.by(), act, person, Map.of(), Map.of());
    }

    /** The one that is good, without its secret. */
    @Transactional(readOnly = true)
    Optional<CalendarAddress> of(SignedIn who) {
        return jdbc.sql("""
                select created_at, used_at from calendar_address where person_id = :person and ended_at is null
                """)
                .param("person", who.person())
                .query((row, n) ->
                        new CalendarAddress(instant(row, "created_at").orElseThrow(), instant(row, "used_at")))
                .optional();
    }

    /**
     * Whose address this is, as they stand now; called by the server, as nobody is signed in.
     *
     * @return empty when it is withdrawn, was never made, or its person may not sign in any more
     */
    public Optional<SignedIn> holder(String token) {
        var now = now();
        var person = jdbc.sql("select person_id from calendar_address where token_hash = :hash and ended_at is null")
                .param("hash", Secret.hash(token))
                .query(UUID.class)
                .optional();
        person.ifPresent(found -> jdbc.sql("""
                update calendar_address set used_at = :now
                where person_id = :person and ended_at is null and (used_at is null or used_at < :aMinuteAgo)
                """)
                .param("now", now)
                .param("person", found)
                .param("aMinuteAgo", now.minusMinutes(1))
                .update());
        return person.flatMap(organisations::signedIn);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

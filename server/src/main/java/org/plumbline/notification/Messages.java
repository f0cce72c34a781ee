package org.plumbline.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.organisation.Role;
import org.plumbline.page.Ids;
import org.plumbline.sentback.Told;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The outbox: messages, and what became of their delivery to each person. */
@Repository
@Transactional
class Messages {

    private final JdbcClient jdbc;

    Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message that nobody was found for yet. */
    record Unspread(
            UUID id,
            UUID inspectorate,
            UUID force,
            UUID organisation,
            List<Role> roles,
            Optional<UUID> person,
            Told.What what,
            String reference,
            boolean urgent) {}

    /**
     * A delivery that somebody has taken on.
     *
     * @param message the key that goes with it
     * @param attempt from 1
     */
    record Taken(
            UUID id,
            UUID message,
            UUID organisation,
            Receiver to,
            Told.What what,
            String reference,
            boolean urgent,
            Instant at,
            int attempt) {}

    /** A person or a system. */
    sealed interface Receiver {

        record Person(UUID id) implements Receiver {}

        record System(UUID webhook) implements Receiver {}
    }

    /** Keeps a message with the change that it tells of; the same one again is kept once. */
    void keep(Told told) {
        jdbc.sql("""
                insert into message (id, inspectorate_id, force_id, organisation_id, roles, person_id, reference, what, urgent,
                                     at)
                values (:id, :inspectorate, :force, :organisation, :roles, :person, :reference, :what, :urgent, :at)
                on conflict (id) do nothing
                """)
                .param("id", told.id())
                .param("inspectorate", told.inspectorate())
                .param("force", told.force())
                .param("organisation", told.organisation())
                .param("roles", told.roles().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("person", told.person().orElse(null))
                .param("reference", told.reference())
                .param("what", told.what().name())
                .param("urgent", told.urgent())
                .param("at", told.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes the next messages for which nobody was found yet, urgent ones first; other servers take others. */
    List<Unspread> toSpread(int most) {
        return jdbc.sql("""
                select id, inspectorate_id, force_id, organisation_id, roles, person_id, what, reference, urgent from message
                where spread_at is null
                order by urgent desc, at
                limit :most
                for update skip locked
                """)
                .param("most", most)
                .query((row, n) -> new Unspread(
                        row.getObject("id", UUID.class),
                        row.getObject("inspectorate_id", UUID.class),
                        row.getObject("force_id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .toList(),
                        Optional.ofNullable(row.getObject("person_id", UUID.class)),
                        Told.What.valueOf(row.getString("what")),
                        row.getString("reference"),
                        row.getBoolean("urgent")))
                .list();
    }

    void addDelivery(UUID message, UUID person, String name, boolean onDuty, Instant now) {
        jdbc.sql("""
                insert into delivery (id, message_id, inspectorate_id, force_id, person_id, person_name, on_duty, urgent,
                                      state, next_attempt_at)
                select :id, m.id, m.inspectorate_id, m.force_id, :person, :name, :onDuty, m.urgent, 'WAITING', :now
                from message m where m.id = :message
                on conflict (message_id, person_id) do nothing
                """)
                .param("id", Ids.next())
                .param("person", person)
                .param("name", name)
                .param("onDuty", onDuty)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("message", message)
                .update();
    }

    void addDelivery(UUID message, Webhook webhook, Instant now) {
        jdbc.sql("""
                insert into delivery (id, message_id, inspectorate_id, force_id, webhook_id, person_name, urgent, state,
                                      next_attempt_at)
                select :id, m.id, m.inspectorate_id, m.force_id, :webhook, :name, m.urgent, 'WAITING', :now
                from message m where m.id = :message
                on conflict (message_id, webhook_id) where webhook_id is not null do nothing
                """)
                .param("id", Ids.next())
                .param("webhook", webhook.id())
                .param("name", webhook.inWords())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("message", message)
                .update();
    }

    void spread(UUID message, int reached, Instant now) {
        jdbc.sql("update message set spread_at = :now, reached = :reached where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("reached", reached)
                .param("id", message)
                .update();
    }

    /**
     * Takes deliveries that are due. Whoever is killed after this leaves them to be taken again when the lease is over.
     *
     * @param urgent which of the two lanes
     */
    List<Taken> take(boolean urgent, int most, Instant now, Duration lease) {
        return jdbc.sql("""
                with due as (
                    select id from delivery
                    where state = 'WAITING' and urgent = :urgent and next_attempt_at <= :now
                    order by next_attempt_at
                    limit :most
                    for update skip locked)
                update delivery d
                set attempts = d.attempts + 1, next_attempt_at = :lease
                from due, message m
                where d.id = due.id and m.id = d.message_id
                returning d.id, d.message_id, m.organisation_id, d.person_id, d.webhook_id, m.what, m.reference,
                          d.urgent, m.at, d.attempts
                """)
                .param("urgent", urgent)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Taken(
                        row.getObject("id", UUID.class),
                        row.getObject("message_id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        receiver(row),
                        Told.What.valueOf(row.getString("what")),
                        row.getString("reference"),
                        row.getBoolean("urgent"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts")))
                .list();
    }

    private static Receiver receiver(ResultSet row) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        return person == null
                ? new Receiver.System(row.getObject("webhook_id", UUID.class))
                : new Receiver.Person(person);
    }

    void ended(UUID delivery, Delivery.State state, String failure, Instant now) {
        jdbc.sql("""
                update delivery set state = :state, failure = :failure, ended_at = :now where id = :id and state = 'WAITING'
                """)
                .param("state", state.name())
                .param("failure", failure.isEmpty() ? null : failure)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", delivery)
                .update();
    }

    void putOff(UUID delivery, Instant next, String failure) {
        jdbc.sql("update delivery set next_attempt_at = :next, failure = :failure where id = :id and state = 'WAITING'")
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .param("id", delivery)
                .update();
    }

    /** Lets what waits longer than it can be made to be tried now: the clock was set back since. */
    void waitNoLonger(Instant now, Duration lease) {
        jdbc.sql("""
                update delivery set next_attempt_at = :now
                where state = 'WAITING'
                  and next_attempt_at > cast(:now as timestamptz) + make_interval(secs => greatest(
                        :lease, :stretched * least(:longest, :first * power(2, attempts))))
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", (double) lease.toSeconds())
                .param("stretched", 1 + Delivery.JITTER)
                .param("longest", Delivery.LONGEST_PAUSE.toSeconds())
                .param("first", Delivery.FIRST_PAUSE.toSeconds())
                .update();
    }

    /** The deliveries of one case, the newest first. */
    @Transactional(readOnly = true)
    List<Sent> ofCase(String reference) {
        return jdbc.sql(SENT + "where m.reference = :reference order by m.at desc, d.person_name")
                .param("reference", reference)
                .query((row, n) -> sent(row))
                .list();
    }

    /** What could not be delivered and waits for a person's decision, the oldest first. */
    @Transactional(readOnly = true)
    List<Sent> dead() {
        return jdbc.sql(SENT + "where d.state = 'DEAD' order by d.ended_at limit 500")
                .query((row, n) -> sent(row))
                .list();
    }

    /** How many there are of those, which may be more than are listed. */
    @Transactional(readOnly = true)
    int deadInAll() {
        return jdbc.sql("select count(*) from delivery where state = 'DEAD'")
                .query(Integer.class)
                .single();
    }

    /** Sends a dead letter again, or gives it up; whoever comes second changes nothing. */
    boolean decide(UUID delivery, Delivery.State state, Instant now) {
        return jdbc.sql("""
                update delivery
                set state = :state, attempts = 0, next_attempt_at = :now,
                    ended_at = case when :state = 'WAITING' then null else cast(:now as timestamptz) end
                where id = :id and state = 'DEAD'
                """)
                        .param("state", state.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", delivery)
                        .update()
                == 1;
    }

    /** Whose a delivery is. */
    record Sides(UUID inspectorate, UUID force, String reference) {}

    @Transactional(readOnly = true)
    Optional<Sides> sides(UUID delivery) {
        return jdbc.sql("""
                select d.inspectorate_id, d.force_id, m.reference
                from delivery d join message m on m.id = d.message_id
                where d.id = :id
                """)
                .param("id", delivery)
                .query((row, n) -> new Sides(
                        row.getObject("inspectorate_id", UUID.class),
                        row.getObject("force_id", UUID.class),
                        row.getString("reference")))
                .optional();
    }

    /** How many deliveries wait although they were due this long ago. */
    @Transactional(readOnly = true)
    int late(Instant before) {
        return jdbc.sql("select count(*) from delivery where state = 'WAITING' and next_attempt_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static final String SENT = """
            select d.id, m.reference, m.what, d.person_name, d.on_duty, m.organisation_id = m.force_id as to_force, d.state, d.attempts,
                   coalesce(d.failure, '') as failure, m.at, d.ended_at
            from delivery d
            join message m on m.id = d.message_id
            """;

    private static Sent sent(ResultSet row) throws SQLException {
        return new Sent(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                Told.What.valueOf(row.getString("what")),
                row.getString("person_name"),
                row.getBoolean("on_duty"),
                row.getBoolean("to_force"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("failure"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}

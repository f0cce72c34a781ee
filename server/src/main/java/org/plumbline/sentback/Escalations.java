package org.plumbline.sentback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.sentback.SentBack.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which the passing of a clock is told, what was told, and whether anybody saw it. */
@Repository
@Transactional
class Escalations {

    private static final String BEAT = "escalation";

    private final JdbcClient jdbc;

    Escalations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A clock that runs and is due, or will be soon. */
    record Running(
            UUID sentBack,
            String reference,
            int startedBy,
            Clock.Kind kind,
            UUID inspectorate,
            UUID force,
            Instant due) {}

    @Transactional(readOnly = true)
    List<Running> running(Instant dueBefore) {
        return jdbc.sql("""
                select c.sent_back_id, s.reference, c.started_by, c.kind, c.inspectorate_id, c.force_id, c.due
                from sent_back_clock c
                join sent_back s on s.id = c.sent_back_id
                where c.stopped_at is null and c.due <= :before
                order by c.due
                """)
                .param("before", dueBefore.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Running(
                        row.getObject("sent_back_id", UUID.class),
                        row.getString("reference"),
                        row.getInt("started_by"),
                        Clock.Kind.valueOf(row.getString("kind")),
                        row.getObject("inspectorate_id", UUID.class),
                        row.getObject("force_id", UUID.class),
                        row.getObject("due", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * What was told of a clock by a rule.
     *
     * @param last the number of the last telling; -1 for none
     * @param seenBy the sides of which somebody has seen one
     */
    record Told(int last, Set<OrganisationKind> seenBy) {

        static final Told NOTHING = new Told(-1, Set.of());
    }

    /** What was told of the clocks that run until a moment, by clock and rule; who has seen it counts at any time. */
    @Transactional(readOnly = true)
    Map<String, Told> told(Instant until) {
        return jdbc
                .sql("""
                select e.sent_back_id || '/' || e.started_by || '/' || e.rule as told,
                       coalesce(max(e.occurrence) filter (where e.at <= :until), -1) as last,
                       coalesce(bool_or(e.seen_by_organisation = e.force_id), false) as seen_by_force,
                       coalesce(bool_or(e.seen_by_organisation = e.inspectorate_id), false) as seen_by_inspectorate
                from escalation e
                join sent_back_clock c using (sent_back_id, started_by, kind)
                where c.stopped_at is null
                group by e.sent_back_id, e.started_by, e.rule
                """)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Map.entry(row.getString("told"), told(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Told told(ResultSet row) throws SQLException {
        var seenBy = EnumSet.noneOf(OrganisationKind.class);
        if (row.getBoolean("seen_by_force")) {
            seenBy.add(OrganisationKind.FORCE);
        }
        if (row.getBoolean("seen_by_inspectorate")) {
            seenBy.add(OrganisationKind.INSPECTORATE);
        }
        return new Told(row.getInt("last"), seenBy);
    }

    /** What an inspectorate has decided; empty while it has decided nothing. */
    @Transactional(readOnly = true)
    List<KeptRule> rules(UUID inspectorate) {
        return jdbc.sql("""
                select id, kind, minutes, roles, repeat_minutes from escalation_rule
                where inspectorate_id = :inspectorate
                order by array_position(array['ACKNOWLEDGEMENT', 'SAFETY', 'ANSWER', 'VERIFICATION'], kind), minutes, id
                """)
                .param("inspectorate", inspectorate)
                .query((row, n) -> new KeptRule(row.getObject("id", UUID.class), rule(row)))
                .list();
    }

    private static EscalationRule rule(ResultSet row) throws SQLException {
        var again = row.getObject("repeat_minutes", Integer.class);
        return new EscalationRule(
                Clock.Kind.valueOf(row.getString("kind")),
                Duration.ofMinutes(row.getInt("minutes")),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                Optional.ofNullable(again).map(Duration::ofMinutes));
    }

    /** How long before a due time any inspectorate's own rule tells of it. */
    @Transactional(readOnly = true)
    Duration longestAhead() {
        return jdbc.sql("select coalesce(max(-minutes), 0) from escalation_rule")
                .query((row, n) -> Duration.ofMinutes(Math.max(0, row.getInt(1))))
                .single();
    }

    void addRule(UUID inspectorate, EscalationRule rule) {
        jdbc.sql("""
                insert into escalation_rule (id, inspectorate_id, kind, minutes, roles, repeat_minutes)
                values (:id, :inspectorate, :kind, :minutes, :roles, :again)
                """)
                .param("id", Ids.next())
                .param("inspectorate", inspectorate)
                .param("kind", rule.clock().name())
                .param("minutes", (int) rule.after().toMinutes())
                .param("roles", names(rule.roles()))
                .param(
                        "again",
                        rule.again().map(every -> (int) every.toMinutes()).orElse(null))
                .update();
    }

    boolean removeRule(UUID inspectorate, UUID id) {
        return jdbc.sql("delete from escalation_rule where id = :id and inspectorate_id = :inspectorate")
                        .param("id", id)
                        .param("inspectorate", inspectorate)
                        .update()
                == 1;
    }

    void removeRules(UUID inspectorate) {
        jdbc.sql("delete from escalation_rule where inspectorate_id = :inspectorate")
                .param("inspectorate", inspectorate)
                .update();
    }

    /**
     * Notes that something is told.
     *
     * @param roles those of the rule that are told this time
     * @return false when it was told before, by this server or another
     */
    boolean tell(Running clock, EscalationRule rule, int occurrence, Set<Role> roles, Instant now) {
        return jdbc.sql("""
                insert into escalation (sent_back_id, started_by, kind, rule, occurrence, inspectorate_id, force_id, due, at,
                                        roles)
                values (:sentBack, :startedBy, :kind, :rule, :occurrence, :inspectorate, :force, :due, :at, :roles)
                on conflict do nothing
                """)
                        .param("sentBack", clock.sentBack())
                        .param("startedBy", clock.startedBy())
                        .param("kind", clock.kind().name())
                        .param("rule", rule.key())
                        .param("occurrence", occurrence)
                        .param("inspectorate", clock.inspectorate())
                        .param("force", clock.force())
                        .param("due", clock.due().atOffset(ZoneOffset.UTC))
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("roles", names(roles))
                        .update()
                == 1;
    }

    /** What was told of one case, the newest first. */
    @Transactional(readOnly = true)
    List<Escalation> ofCase(UUID sentBack) {
        return jdbc.sql("""
                select kind, due, at, roles, seen_by_name, seen_at from escalation
                where sent_back_id = :id order by at desc, rule
                """)
                .param("id", sentBack)
                .query((row, n) -> new Escalation(
                        Clock.Kind.valueOf(row.getString("kind")),
                        row.getObject("due", OffsetDateTime.class).toInstant(),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toSet()),
                        Optional.ofNullable(row.getString("seen_by_name")),
                        Optional.ofNullable(row.getObject("seen_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /** Notes for all that was told to one of these roles, or to this person on duty, that somebody has seen it. */
    int seen(UUID sentBack, SignedIn who, Set<Role> roles, Instant now) {
        return jdbc.sql("""
                update escalation
                set seen_by = :person, seen_by_name = :name, seen_by_organisation = :organisation, seen_at = :at
                where sent_back_id = :id and seen_at is null
                  and (roles && cast(:roles as text[])
                       or roles && cast(:side as text[])
                          and exists (select from duty d
                                      where d.person_id = :person and d.from_at <= escalation.at
                                        and d.to_at > escalation.at))
                """)
                .param("side", names(Role.of(who.kind())))
                .param("person", who.person())
                .param("name", who.name())
                .param("organisation", who.organisation())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("id", sentBack)
                .param("roles", names(roles))
                .update();
    }

    void beat(Instant now) {
        jdbc.sql("""
                insert into heartbeat (what, at) values (:what, :at)
                on conflict (what) do update set at = excluded.at
                """)
                .param("what", BEAT)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** When any server last looked whether something has to be told. */
    @Transactional(readOnly = true)
    Optional<Instant> lastBeat() {
        return jdbc.sql("select at from heartbeat where what = :what")
                .param("what", BEAT)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static String[] names(Collection<Role> roles) {
        return roles.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}

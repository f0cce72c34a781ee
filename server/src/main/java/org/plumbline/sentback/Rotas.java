package org.plumbline.sentback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.instrument.OfficeHours;
import org.plumbline.organisation.Organisation;
import org.plumbline.page.Ids;
import org.plumbline.page.Stale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rotas, each its organisation's own. */
@Repository
@Transactional
class Rotas {

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;

    Rotas(JdbcClient jdbc, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
    }

    @Transactional(readOnly = true)
    Rota of(Organisation organisation, Span within) {
        var keeping = keeping(organisation.id());
        return new Rota(
                organisation,
                keeping,
                within,
                duties(organisation.id(), within),
                workingDays.outOfHours(within, keeping.hours(), organisation.nation()));
    }

    @Transactional(readOnly = true)
    Rota.Keeping keeping(UUID organisation) {
        return jdbc.sql("select opens, closes, kept, version from rota where organisation_id = :organisation")
                .param("organisation", organisation)
                .query((row, n) -> new Rota.Keeping(
                        new OfficeHours(
                                row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class)),
                        row.getBoolean("kept"),
                        row.getInt("version")))
                .optional()
                .orElse(Rota.Keeping.AT_FIRST);
    }

    private List<Duty> duties(UUID organisation, Span within) {
        return jdbc.sql("""
                select d.id, d.person_id, p.name, p.email, d.from_at, d.to_at,
                       p.active and p.roles && cast(:roles as text[]) as stands
                from duty d
                join person p on p.id = d.person_id
                where d.organisation_id = :organisation and d.to_at > :from and d.from_at < :to
                order by d.from_at, d.to_at, p.name
                """)
                .param("organisation", organisation)
                .param("roles", Duty.ROLES.stream().map(Enum::name).toArray(String[]::new))
                .param("from", within.from().atOffset(ZoneOffset.UTC))
                .param("to", within.to().atOffset(ZoneOffset.UTC))
                .query((row, n) -> duty(row))
                .list();
    }

    private static Duty duty(ResultSet row) throws SQLException {
        return new Duty(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                new Span(
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("to_at", OffsetDateTime.class).toInstant()),
                row.getBoolean("stands"));
    }

    /**
     * Takes the turn to change a rota, which is held to the end of the transaction.
     *
     * @param seen the version that the editor had before them
     * @throws Stale when somebody changed it since
     */
    void takeTurn(UUID organisation, int seen) {
        int changed = seen == 0
                ? jdbc.sql("""
                        insert into rota (organisation_id, opens, closes, kept, version)
                        values (:organisation, :opens, :closes, :kept, 1)
                        on conflict do nothing
                        """)
                        .param("organisation", organisation)
                        .param("opens", Rota.Keeping.AT_FIRST.hours().from())
                        .param("closes", Rota.Keeping.AT_FIRST.hours().to())
                        .param("kept", Rota.Keeping.AT_FIRST.kept())
                        .update()
                : jdbc.sql("""
                        update rota set version = version + 1
                        where organisation_id = :organisation and version = :seen
                        """)
                        .param("organisation", organisation)
                        .param("seen", seen)
                        .update();
        if (changed == 0) {
            throw new Stale("Somebody changed this rota since you opened the page, and nothing of yours was taken."
                    + " Go back, load the page again, and make your change if it is still needed.");
        }
    }

    void keep(UUID organisation, OfficeHours hours, boolean kept) {
        jdbc.sql("update rota set opens = :opens, closes = :closes, kept = :kept where organisation_id = :organisation")
                .param("opens", hours.from())
                .param("closes", hours.to())
                .param("kept", kept)
                .param("organisation", organisation)
                .update();
    }

    /** @return false when the same duty is there already */
    boolean add(UUID organisation, UUID person, Span span) {
        return jdbc.sql("""
                insert into duty (id, organisation_id, person_id, from_at, to_at)
                values (:id, :organisation, :person, :from, :to)
                on conflict do nothing
                """)
                        .param("id", Ids.next())
                        .param("organisation", organisation)
                        .param("person", person)
                        .param("from", span.from().atOffset(ZoneOffset.UTC))
                        .param("to", span.to().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    Optional<Duty> find(UUID organisation, UUID id) {
        return jdbc.sql("""
                select d.id, d.person_id, p.name, p.email, d.from_at, d.to_at, true as stands
                from duty d
                join person p on p.id = d.person_id
                where d.id = :id and d.organisation_id = :organisation
                """)
                .param("id", id)
                .param("organisation", organisation)
                .query((row, n) -> duty(row))
                .optional();
    }

    void remove(UUID id) {
        jdbc.sql("delete from duty where id = :id").param("id", id).update();
    }

    /** Whether a person was on duty at a moment, by the rota as it stands. */
    @Transactional(readOnly = true)
    boolean wasOnDuty(UUID person, Instant at) {
        return jdbc.sql("select exists (select from duty where person_id = :person and from_at <= :at and to_at > :at)")
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The organisations that have an open case, on either side: for them somebody has to be there. */
    @Transactional(readOnly = true)
    List<UUID> withOpenCases() {
        return jdbc.sql("""
                select inspectorate_id as id from sent_back_standing where waits_for <> 'NOBODY'
                union
                select force_id from sent_back_standing where waits_for <> 'NOBODY'
                """).query((row, n) -> row.getObject("id", UUID.class)).list();
    }

    @Transactional(readOnly = true)
    boolean hasOpenCases(UUID organisation) {
        return jdbc.sql("""
                select exists (select from sent_back_standing
                               where inspectorate_id = :organisation and waits_for in ('FORCE', 'INSPECTORATE'))
                    or exists (select from sent_back_standing
                               where force_id = :organisation and waits_for in ('FORCE', 'INSPECTORATE'))
                """)
                .param("organisation", organisation)
                .query(Boolean.class)
                .single();
    }

    /** Whether a case that was sent back is one of a child who may be in immediate danger. */
    @Transactional(readOnly = true)
    boolean isOfImmediateDanger(String reference) {
        return jdbc.sql("""
                select coalesce(bool_or(t.immediate_danger), false)
                from sent_back s
                join sent_back_standing t on t.sent_back_id = s.id
                where s.reference = :reference
                """).param("reference", reference).query(Boolean.class).single();
    }
}

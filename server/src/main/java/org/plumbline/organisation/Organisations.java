package org.plumbline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plumbline.ledger.By;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.page.Ids;
import org.plumbline.page.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The organisations and, for other rooms, their people. */
@Repository
@Transactional
public class Organisations {

    private final JdbcClient jdbc;
    private final Persons persons;
    private final Passwords passwords;
    private final Ledger ledger;
    private final Clock clock;

    Organisations(JdbcClient jdbc, Persons persons, Passwords passwords, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.passwords = passwords;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Adds an organisation: an inspectorate, or one whose people no inspectorate looks after. The server's own work. */
    public Organisation add(OrganisationKind kind, String name, String slug, Nation nation) {
        return add(new Organisation(Ids.next(), kind, name, slug, nation), Optional.empty(), Optional.empty());
    }

    /**
     * Adds a force or an oversight body whose people this inspectorate's administrators look after. The server's own work.
     *
     * @throws Refused when there is one of that name
     */
    public Organisation add(OrganisationKind kind, String name, String slug, Nation nation, Organisation inspectorate) {
        return add(
                new Organisation(Ids.next(), kind, name, slug, nation),
                Optional.of(inspectorate.id()),
                Optional.empty());
    }

    Organisation add(Organisation organisation, Optional<UUID> inspectorate, Optional<By> by) {
        var keeper =
                organisation.kind() == OrganisationKind.INSPECTORATE ? Optional.of(organisation.id()) : inspectorate;
        int added = jdbc.sql("""
                insert into organisation (id, kind, name, slug, nation, inspectorate_id, created_at)
                values (:id, :kind, :name, :slug, :nation, :inspectorate, :at)
                on conflict do nothing
                """)
                .param("id", organisation.id())
                .param("kind", organisation.kind().name())
                .param("name", organisation.name())
                .param("slug", organisation.slug())
                .param("nation", organisation.nation().name())
                .param("inspectorate", keeper.orElse(null))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            throw new Refused("name", "There is an organisation of this name already. Choose another name");
        }
        ledger.enter(new Entry(
                by.orElse(new By(By.SERVER, organisation.id())),
                "organisation.addition",
                "organisation",
                organisation.id().toString(),
                keeper.orElse(organisation.id()),
                organisation.kind() == OrganisationKind.FORCE ? Optional.of(organisation.id()) : Optional.empty(),
                Map.of(
                        "kind", organisation.kind().name(),
                        "name", organisation.name(),
                        "nation", organisation.nation().name()),
                Map.of()));
        return organisation;
    }

    /**
     * Adds a person with a first password; the server's own work.
     *
     * @throws Refused when the password is too short, the e-mail address is taken or a role is not of this organisation
     */
    public Colleague addPerson(Organisation organisation, String name, String email, Set<Role> roles, String password) {
        var newcomer = new Newcomer(name, email, roles);
        Refused.ifAny(newcomer.refusals(organisation));
        var person = persons.add(organisation, newcomer, new By(By.SERVER, organisation.id()));
        persons.setPassword(person.id(), passwords.hash(password, "password", name, email));
        return new Colleague(person.id(), person.name(), person.email(), person.roles(), person.active());
    }

    @Transactional(readOnly = true)
    public Optional<Organisation> find(UUID id) {
        return jdbc.sql("select id, kind, name, slug, nation from organisation where id = :id")
                .param("id", id)
                .query((row, n) -> organisation(row))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Organisation> findBySlug(String slug) {
        return jdbc.sql("select id, kind, name, slug, nation from organisation where slug = :slug")
                .param("slug", slug)
                .query((row, n) -> organisation(row))
                .optional();
    }

    @Transactional(readOnly = true)
    public List<Organisation> ofKind(OrganisationKind kind) {
        return jdbc.sql("select id, kind, name, slug, nation from organisation where kind = :kind order by name")
                .param("kind", kind.name())
                .query((row, n) -> organisation(row))
                .list();
    }

    /** The inspectorate itself first, then the forces and oversight bodies whose people it looks after, by name. */
    @Transactional(readOnly = true)
    public List<LookedAfter> lookedAfterBy(UUID inspectorate) {
        return jdbc.sql("""
                select o.id, o.kind, o.name, o.slug, o.nation,
                       (select count(*) from person p where p.organisation_id = o.id and p.active) as people
                from organisation o
                where o.inspectorate_id = :inspectorate
                order by o.id <> :inspectorate, o.kind, o.name
                """)
                .param("inspectorate", inspectorate)
                .query((row, n) -> new LookedAfter(organisation(row), row.getInt("people")))
                .list();
    }

    /** An organisation whose people this inspectorate looks after. */
    @Transactional(readOnly = true)
    public Optional<Organisation> lookedAfterBy(UUID inspectorate, String slug) {
        return jdbc.sql("""
                select id, kind, name, slug, nation from organisation
                where slug = :slug and inspectorate_id = :inspectorate
                """)
                .param("slug", slug)
                .param("inspectorate", inspectorate)
                .query((row, n) -> organisation(row))
                .optional();
    }

    /** The inspectorate whose administrators look after an organisation's people; itself where none does. */
    @Transactional(readOnly = true)
    public UUID keeper(UUID organisation) {
        return persons.keeper(organisation);
    }

    /** The people of one's own organisation, by name; the server's work sees those of any. */
    @Transactional(readOnly = true)
    public List<Colleague> people(UUID organisation) {
        return persons.of(organisation).stream()
                .map(person ->
                        new Colleague(person.id(), person.name(), person.email(), person.roles(), person.active()))
                .toList();
    }

    /** The person as they stand now; empty when they may not sign in. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> signedIn(UUID person) {
        return signedIn(person, null);
    }

    /** The person who signs in with this e-mail address, as they stand now; empty when they may not sign in. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> signedIn(String email) {
        return signedIn(null, email);
    }

    private Optional<SignedIn> signedIn(@Nullable UUID person, @Nullable String email) {
        return jdbc.sql("""
                select p.id, p.name, p.email, p.roles, o.id as organisation_id, o.name as organisation_name, o.kind
                from person p join organisation o on o.id = p.organisation_id
                where (p.id = cast(:person as uuid) or lower(p.email) = lower(cast(:email as text))) and p.active
                """)
                .param("person", person)
                .param("email", email)
                .query((row, n) -> new SignedIn(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getObject("organisation_id", UUID.class),
                        row.getString("organisation_name"),
                        OrganisationKind.valueOf(row.getString("kind")),
                        Persons.roles(row)))
                .optional();
    }

    /** @param people how many are not deactivated */
    public record LookedAfter(Organisation organisation, int people) {}

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getObject("id", UUID.class),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("slug"),
                Nation.valueOf(row.getString("nation")));
    }
}

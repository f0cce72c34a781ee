package org.plumbline.organisation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.ledger.By;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.page.Ids;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The people: who belongs where, in which roles, and whether they may sign in. Nobody is ever deleted. */
@Repository
@Transactional
class Persons {

    private static final String ALL =
            "select id, organisation_id, name, email, roles, active, password_hash is not null as has_password, version"
                    + " from person ";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Persons(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    Person add(Organisation organisation, Newcomer newcomer, By by) {
        var person = new Person(
                Ids.next(), organisation.id(), newcomer.name(), newcomer.email(), newcomer.roles(), true, false, 0);
        int added = jdbc.sql("""
                insert into person (id, organisation_id, email, name, roles, created_at)
                values (:id, :organisation, :email, :name, :roles, :at)
                on conflict do nothing
                """)
                .param("id", person.id())
                .param("organisation", organisation.id())
                .param("email", person.email())
                .param("name", person.name())
                .param("roles", names(person.roles()))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            throw new Refused("email", "Somebody already signs in with " + newcomer.email());
        }
        enter(
                by,
                "person.addition",
                person,
                Map.of("roles", roleNames(person.roles())),
                Map.of("name", person.name(), "email", person.email()));
        return person;
    }

    @Transactional(readOnly = true)
    Optional<Person> find(UUID id) {
        return jdbc.sql(ALL + "where id = :id")
                .param("id", id)
                .query((row, n) -> person(row))
                .optional();
    }

    @Transactional(readOnly = true)
    List<Person> of(UUID organisation) {
        return jdbc.sql(ALL + "where organisation_id = :organisation order by name, id")
                .param("organisation", organisation)
                .query((row, n) -> person(row))
                .list();
    }

    /**
     * How many others can sign in as administrators of this organisation. Two that would leave their places at once are
     * counted one after the other: the lock is held to the end of the transaction.
     */
    int otherAdministrators(Person than) {
        jdbc.sql("select cast(pg_advisory_xact_lock(hashtextextended(:organisation, 0)) as text)")
                .param("organisation", "administrators of " + than.organisation())
                .query(String.class)
                .optional();
        return jdbc.sql("""
                select count(*) from person
                where organisation_id = :organisation and id <> :than
                  and active and password_hash is not null and 'ADMINISTRATOR' = any (roles)
                """)
                .param("organisation", than.organisation())
                .param("than", than.id())
                .query(Integer.class)
                .single();
    }

    void giveRoles(Person person, Set<Role> roles, int version, By by) {
        int changed = jdbc.sql(
                        "update person set roles = :roles, version = version + 1 where id = :id and version = :version")
                .param("roles", names(roles))
                .param("id", person.id())
                .param("version", version)
                .update();
        requireChanged(changed);
        enter(
                by,
                "person.roles",
                person,
                Map.of("before", roleNames(person.roles()), "roles", roleNames(roles)),
                Map.of());
    }

    void setActive(Person person, boolean active, int version, By by) {
        int changed = jdbc.sql(
                        "update person set active = :active, version = version + 1 where id = :id and version = :version")
                .param("active", active)
                .param("id", person.id())
                .param("version", version)
                .update();
        requireChanged(changed);
        enter(by, active ? "person.reactivation" : "person.deactivation", person, Map.of(), Map.of());
    }

    @Transactional(readOnly = true)
    Optional<String> passwordHash(UUID person) {
        return jdbc.sql("select password_hash from person where id = :id and active and password_hash is not null")
                .param("id", person)
                .query(String.class)
                .optional();
    }

    /** Only the server keeps passwords; a password that changes makes no page of an administrator stale. */
    void setPassword(UUID person, String hash) {
        jdbc.sql("update person set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", person)
                .update();
    }

    /** Enters what was done about a person into the record of whoever looks after them. */
    void enter(By by, String act, Person person, Map<String, ?> facts, Map<String, String> personal) {
        var keeper = keeper(person.organisation());
        boolean ofAForce = jdbc.sql("select kind = 'FORCE' from organisation where id = :id")
                .param("id", person.organisation())
                .query(Boolean.class)
                .single();
        ledger.enter(new Entry(
                by,
                act,
                "person",
                person.id().toString(),
                keeper,
                ofAForce ? Optional.of(person.organisation()) : Optional.empty(),
                facts,
                personal));
    }

    @Transactional(readOnly = true)
    UUID keeper(UUID organisation) {
        return jdbc.sql("select coalesce(inspectorate_id, id) from organisation where id = :id")
                .param("id", organisation)
                .query(UUID.class)
                .single();
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(toUnmodifiableSet());
    }

    private static void requireChanged(int rows) {
        if (rows == 0) {
            throw new Stale("Somebody changed this person since you opened the page, and nothing of yours was taken."
                    + " Go back, look at the person again, and make your change if it is still needed.");
        }
    }

    private static String[] names(Set<Role> roles) {
        return roleNames(roles).toArray(String[]::new);
    }

    private static List<String> roleNames(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).toList();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                roles(row),
                row.getBoolean("active"),
                row.getBoolean("has_password"),
                row.getInt("version"));
    }
}

package org.plumbline.organisation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.page.Ids;
import org.plumbline.page.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The organisations, their people and who may do what. */
@Repository
@Transactional
public class Organisations {

    /** NIST SP 800-63B-4 §3.1.1.2 asks for 15 where a password is the only factor. */
    static final int SHORTEST_PASSWORD = 15;

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Organisations(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Adds an organisation; the server's own work, at installation. */
    public Organisation add(OrganisationKind kind, String name, String slug, Nation nation) {
        var organisation = new Organisation(Ids.next(), kind, name, slug, nation);
        jdbc.sql("""
                insert into organisation (id, kind, name, slug, nation, created_at)
                values (:id, :kind, :name, :slug, :nation, :at)
                """)
                .param("id", organisation.id())
                .param("kind", kind.name())
                .param("name", name)
                .param("slug", slug)
                .param("nation", nation.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return organisation;
    }

    /**
     * Adds a person with a first password; the server's own work.
     *
     * @throws Refused when the password is too short, the e-mail address is taken or a role is not of this organisation
     */
    public Colleague addPerson(Organisation organisation, String name, String email, Set<Role> roles, String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new Refused("password", "Choose a password of at least " + SHORTEST_PASSWORD + " characters");
        }
        roles.stream()
                .filter(role -> role.kind() != organisation.kind())
                .findFirst()
                .ifPresent(role -> {
                    throw new Refused("roles", organisation.name() + " can have no " + role.inWords());
                });
        boolean taken = jdbc.sql("select exists (select from person where lower(email) = lower(:email))")
                .param("email", email)
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new Refused("email", "Somebody already signs in with " + email);
        }
        var colleague = new Colleague(Ids.next(), name, email, roles, true);
        jdbc.sql("""
                insert into person (id, email, name, password_hash, created_at)
                values (:id, :email, :name, :hash, :at)
                """)
                .param("id", colleague.id())
                .param("email", email)
                .param("name", name)
                .param("hash", passwords.encode(password))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into membership (person_id, organisation_id, roles)
                values (:person, :organisation, :roles)
                """)
                .param("person", colleague.id())
                .param("organisation", organisation.id())
                .param("roles", roles.stream().map(Role::name).sorted().toArray(String[]::new))
                .update();
        return colleague;
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

    /** The people of one's own organisation, by name; the server's work sees those of any. */
    @Transactional(readOnly = true)
    public List<Colleague> people(UUID organisation) {
        return jdbc.sql("""
                select p.id, p.name, p.email, m.roles, p.active
                from person p join membership m on m.person_id = p.id
                where m.organisation_id = :organisation
                order by p.name, p.id
                """)
                .param("organisation", organisation)
                .query((row, n) -> new Colleague(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        roles(row),
                        row.getBoolean("active")))
                .list();
    }

    /** The person as their membership stands now; empty when they may no longer sign in. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> signedIn(String email) {
        return jdbc.sql("""
                select p.id, p.name, p.email, m.roles, o.id as organisation_id, o.name as organisation_name, o.kind
                from person p
                join membership m on m.person_id = p.id
                join organisation o on o.id = m.organisation_id
                where lower(p.email) = lower(:email) and p.active
                """)
                .param("email", email)
                .query((row, n) -> new SignedIn(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getObject("organisation_id", UUID.class),
                        row.getString("organisation_name"),
                        OrganisationKind.valueOf(row.getString("kind")),
                        roles(row)))
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<String> passwordHash(String email) {
        return jdbc.sql("select password_hash from person where lower(email) = lower(:email) and active")
                .param("email", email)
                .query(String.class)
                .optional();
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getObject("id", UUID.class),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("slug"),
                Nation.valueOf(row.getString("nation")));
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(toUnmodifiableSet());
    }
}

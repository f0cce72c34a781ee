package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's own side of the fence, asked of its catalogue, so that a new table is covered on the day it is made.
 * Whoever needs an exception writes it with its reason into {@code fence-exceptions.csv}, where a reviewer sees it. History
 * is appended to: its tables are in there neither for update nor for delete.
 */
@PlumblineTest
class DatabaseFenceTests {

    /** Kept by the migrations, with the owner's rights; the application can't even read it. */
    private static final String MIGRATIONS = "flyway_schema_history";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyTableIsFenced() {
        assertThat(names("""
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> :migrations
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                """))
                .as("tables without 'enable row level security' and 'force row level security'")
                .isEmpty();
        assertThat(names("""
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> :migrations
                  and not exists (select from pg_policy p where p.polrelid = c.oid)
                """))
                .as("tables without a policy: nobody sees anything of them")
                .isEmpty();
    }

    @Test
    void aPolicyThatLetsEverybodyThroughSaysWhy() {
        assertThat(names("""
                select tablename || '.' || policyname from pg_policies
                where schemaname = 'public' and (qual = 'true' or with_check = 'true')
                """))
                .as("policies 'using (true)', against fence-exceptions.csv")
                .containsExactlyInAnyOrderElementsOf(exceptions("open policy"));
    }

    @Test
    void aPolicyIsForTheApplicationOnly() {
        assertThat(names("""
                select tablename || '.' || policyname from pg_policies
                where schemaname = 'public' and roles <> array[current_user]
                """)).as("policies that are not 'to ${application}'").isEmpty();
    }

    /** A view is asked with the rights of its owner, for whom the policies are not written. */
    @Test
    void aViewSeesNoMoreThanWhoeverAsksIt() {
        assertThat(names("""
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace
                  and (c.relkind = 'm' or c.relkind = 'v'
                       and not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false))
                """))
                .as("materialized views, and views without 'with (security_invoker = true)'")
                .isEmpty();
        assertThat(names("""
                select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
                """))
                .as("functions with the rights of their owner ('security definer')")
                .isEmpty();
    }

    @Test
    void theApplicationOwnsNothingAndIsHeldByEveryPolicy() {
        assertThat(jdbc.sql("""
                        select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                        from pg_roles where rolname = current_user
                        """).query(Boolean.class).single())
                .as("the application's role is superuser, passes by policies, or makes roles or databases")
                .isFalse();
        assertThat(names("""
                select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid
                where m.member = (select oid from pg_roles where rolname = current_user)
                """))
                .as("roles that the application's role is a member of")
                .isEmpty();
        assertThat(names("select relname from pg_class where relowner = current_user::regrole"))
                .as("what the application's role owns")
                .isEmpty();
        assertThat(jdbc.sql("""
                        select has_schema_privilege('public', 'create') or has_database_privilege(current_database(), 'create')
                        """).query(Boolean.class).single())
                .as("the application's role may create tables or schemas")
                .isFalse();
    }

    @Test
    void nothingMoreIsGrantedThanReadingAddingChangingAndRemovingRows() {
        assertThat(names("""
                select c.relname || ': ' || a.privilege_type
                from pg_class c, aclexplode(c.relacl) a
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
                  and a.grantee = current_user::regrole
                  and a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                """))
                .as("grants of truncate, references, trigger or maintain to the application")
                .isEmpty();
        assertThat(names("""
                select c.relname || ': ' || a.privilege_type
                from pg_class c, aclexplode(c.relacl) a
                where c.relnamespace = 'public'::regnamespace and a.grantee = 0
                """)).as("grants to everybody ('public')").isEmpty();
        assertThat(jdbc.sql("select has_table_privilege('" + MIGRATIONS + "', 'select, insert, update, delete')")
                        .query(Boolean.class)
                        .single())
                .as("the application may use the table of migrations")
                .isFalse();
    }

    @Test
    void whatMayBeChangedSaysWhy() {
        assertThat(grants("UPDATE"))
                .as("tables with a grant of update, against fence-exceptions.csv")
                .containsExactlyInAnyOrderElementsOf(exceptions("update"));
    }

    @Test
    void whatMayBeRemovedSaysWhy() {
        assertThat(grants("DELETE"))
                .as("tables with a grant of delete, against fence-exceptions.csv")
                .containsExactlyInAnyOrderElementsOf(exceptions("delete"));
    }

    @Test
    void everyExceptionHasItsReason() throws IOException {
        assertThat(lines()).allSatisfy(line -> {
            assertThat(line).hasSize(3);
            assertThat(line[0]).isIn("open policy", "update", "delete");
            assertThat(line[2]).isNotBlank();
        });
    }

    private static Set<String> exceptions(String what) {
        try {
            return lines().stream()
                    .filter(line -> line[0].equals(what))
                    .map(line -> line[1])
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static List<String[]> lines() throws IOException {
        return new ClassPathResource("fence-exceptions.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", 3))
                .toList();
    }

    /** On a column, too: 'grant update (state)' is a grant of update. */
    private Set<String> grants(String privilege) {
        return Set.copyOf(jdbc.sql("""
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
                  and (has_table_privilege(c.oid, :privilege)
                       or :privilege = 'UPDATE' and has_any_column_privilege(c.oid, 'UPDATE'))
                """)
                .param("privilege", privilege)
                .query((row, n) -> row.getString(1))
                .list());
    }

    private List<String> names(String sql) {
        return jdbc.sql(sql)
                .param("migrations", MIGRATIONS)
                .query((row, n) -> row.getString(1))
                .list();
    }
}

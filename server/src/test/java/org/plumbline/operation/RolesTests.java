package org.plumbline.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external server, as an operator may have set it up, played by an embedded one. */
class RolesTests {

    private static final Login OWNER = new Login("their_owner", "the owner's");
    private static final Login APPLICATION = new Login("their_application", "the application's");

    @TempDir
    private static Path folder = Path.of("");

    private static Optional<EmbeddedPostgres> started = Optional.empty();

    @BeforeAll
    static void start() {
        started = Optional.of(EmbeddedPostgres.forTestsIn(folder));
    }

    @AfterAll
    static void stop() {
        started.ifPresent(EmbeddedPostgres::close);
    }

    @Test
    void anOwnerWhoMayMakeRolesMakesTheApplications() throws SQLException {
        administratorRuns("create role their_owner login createrole password 'the owner''s'");

        try (var database = open()) {
            assertThat(database.application()).isEqualTo(APPLICATION);
        }
        try (var again = open()) {
            assertThat(again.url()).isEqualTo(server().url("postgres"));
        }
    }

    @Test
    void anOwnerWhoMayNotSaysWhatAnAdministratorIsToRun() throws SQLException {
        administratorRuns("create role their_owner login password 'the owner''s'");

        assertThatThrownBy(RolesTests::open)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("create role their_application login nosuperuser nobypassrls password");

        administratorRuns("create role their_application login password 'the application''s'");
        open().close();
    }

    @Test
    void anApplicationThatNoFenceHoldsIsRefused() throws SQLException {
        administratorRuns("create role their_owner login password 'the owner''s'");
        administratorRuns("create role their_application login bypassrls password 'the application''s'");

        assertThatThrownBy(RolesTests::open)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("bypasses row-level security");
    }

    @Test
    void anApplicationThatIsTheOwnerIsRefused() throws SQLException {
        administratorRuns("create role their_owner login password 'the owner''s'");
        administratorRuns("create role their_application login in role their_owner password 'the application''s'");

        assertThatThrownBy(RolesTests::open)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is the owner of the tables");
    }

    @Test
    void aWrongPasswordNamesTheSettingsToCheck() throws SQLException {
        administratorRuns("create role their_owner login password 'another'");

        assertThatThrownBy(RolesTests::open)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PLUMBLINE_DATABASE_PASSWORD")
                .hasMessageNotContaining(OWNER.password());
    }

    private static Database open() {
        var external = new Settings.External(server().url("postgres"), OWNER, APPLICATION);
        return Database.open(new Settings(folder, Optional.of(external)), System.err);
    }

    private static EmbeddedPostgres server() {
        return started.orElseThrow();
    }

    /** The first statement of each test makes the owner, and begins by removing what another test made. */
    private static void administratorRuns(String sql) throws SQLException {
        var administrator = server().superuser();
        try (var connection = DriverManager.getConnection(
                        server().url("postgres"), administrator.user(), administrator.password());
                var statement = connection.createStatement()) {
            if (sql.startsWith("create role their_owner")) {
                statement.execute("drop role if exists their_application");
                statement.execute("drop role if exists their_owner");
            }
            statement.execute(sql);
        }
    }
}

package org.plumbline.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasCommittedOutlivesAKilledServer() throws Exception {
        var killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ToBeKilled.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = killed.inputReader()) {
            assertThat(said.readLine()).isEqualTo("committed");
        }
        assertThat(EmbeddedPostgres.runningIn(folder))
                .as("can be joined while it lives")
                .isPresent();
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        assertThat(EmbeddedPostgres.runningIn(folder)).isEmpty();
        try (var server = EmbeddedPostgres.in(folder, System.err);
                var connection = connect(server)) {
            assertThat(value(connection, "select word from kept")).isEqualTo("kept");
            assertThat(value(connection, "show fsync")).isEqualTo("on");
            assertThat(value(connection, "show data_checksums")).isEqualTo("on");
            assertThat(value(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    /** Another process that commits a row and waits for its end. */
    static final class ToBeKilled {

        private ToBeKilled() {}

        public static void main(String[] arguments) throws Exception {
            var server = EmbeddedPostgres.in(Path.of(arguments[0]), System.err);
            try (var connection = connect(server);
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 'kept' as word");
                System.out.println("committed");
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void aFolderServesOneServerAtATime() throws SQLException {
        try (var server = EmbeddedPostgres.forTestsIn(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgres.forTestsIn(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is using " + folder)
                    .hasMessageContaining("PLUMBLINE_HOME");
            assertThatThrownBy(() -> EmbeddedPostgres.removeFrom(folder)).isInstanceOf(CannotStart.class);
            try (var connection = connect(server)) {
                assertThat(connection.isValid(2)).isTrue();
            }
        }
        EmbeddedPostgres.removeFrom(folder);
        assertThat(folder).doesNotExist();
    }

    @Test
    void nobodyGetsInWithoutAPassword() throws IOException {
        try (var server = EmbeddedPostgres.forTestsIn(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), "postgres", "guessed"))
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets/postgres"))))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("initdb-password")).doesNotExist();
    }

    @Test
    void dataOfAnotherVersionIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "14\n");

        assertThatThrownBy(() -> EmbeddedPostgres.forTestsIn(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("was written by PostgreSQL 14");
        assertThat(folder.resolve("data/PG_VERSION")).exists();
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                server.url("postgres"),
                server.superuser().user(),
                server.superuser().password());
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

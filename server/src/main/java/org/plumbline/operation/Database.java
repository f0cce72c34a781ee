package org.plumbline.operation;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The database that the server works on, ready for it: the database is there, and so are its two roles.
 *
 * @param owner owns every table and runs the migrations
 * @param application what the server works as: owns nothing, and row-level security holds for it
 * @param stop what to do after the last use
 */
public record Database(String url, Login owner, Login application, Runnable stop) implements AutoCloseable {

    static final String NAME = "plumbline";

    /** What Spring must be told, by names that are known before the database is open. */
    static final Map<String, Function<Database, String>> PROPERTIES = Map.of(
            "spring.datasource.url", Database::url,
            "spring.datasource.username", database -> database.application().user(),
            "spring.datasource.password", database -> database.application().password(),
            "spring.flyway.url", Database::url,
            "spring.flyway.user", database -> database.owner().user(),
            "spring.flyway.password", database -> database.owner().password(),
            "spring.flyway.placeholders.application",
                    database -> database.application().user());

    /** The external server that the settings name, or else the embedded one, which is started. */
    static Database open(Settings settings, PrintStream progress) {
        return settings.external()
                .map(Database::external)
                .orElseGet(() -> embedded(EmbeddedPostgres.in(folder(settings.home()), progress)));
    }

    /** As {@link #open}, and when a running plumbline has started the embedded server already, beside it. */
    static Database openOrJoin(Settings settings, PrintStream progress) {
        return EmbeddedPostgres.runningIn(folder(settings.home()))
                .filter(server -> settings.external().isEmpty())
                .map(server -> new Database(server.url(NAME), server.owner(), server.application(), () -> {}))
                .orElseGet(() -> open(settings, progress));
    }

    static Path folder(Path home) {
        return home.resolve("database");
    }

    private static Database external(Settings.External external) {
        var database = new Database(external.url(), external.owner(), external.application(), () -> {});
        try (var connection = connect(external.url(), external.owner())) {
            new Roles(connection).prepare(external.owner(), external.application());
        } catch (SQLException exception) {
            throw new CannotStart(
                    "The database at " + external.url() + " does not answer to " + external.owner() + ": "
                            + exception.getMessage()
                            + "\nCheck PLUMBLINE_DATABASE_URL, PLUMBLINE_DATABASE_USER and PLUMBLINE_DATABASE_PASSWORD.",
                    exception);
        }
        try (var connection = connect(external.url(), external.application())) {
            return database;
        } catch (SQLException exception) {
            throw new CannotStart(
                    "The database at " + external.url() + " does not answer to the application's role "
                            + external.application() + ": " + exception.getMessage()
                            + "\nGive its password in PLUMBLINE_DATABASE_APPLICATION_PASSWORD.",
                    exception);
        }
    }

    private static Database embedded(EmbeddedPostgres server) {
        try {
            return in(server, NAME);
        } catch (RuntimeException exception) {
            server.close();
            throw exception;
        }
    }

    /** A database of this name on an embedded server, made when missing. */
    public static Database in(EmbeddedPostgres server, String name) {
        var access = server.access();
        return made(
                access.url("postgres"), access.superuser(), access.owner(), access.application(), name, server::close);
    }

    /** A database of this name on any server, made with its roles by somebody who may. */
    public static Database made(
            String serverUrl, Login administrator, Login owner, Login application, String name, Runnable stop) {
        try (var connection = connect(serverUrl, administrator)) {
            var roles = new Roles(connection);
            roles.createOwner(owner);
            roles.prepare(owner, application);
            roles.createDatabase(name, owner, application);
        } catch (SQLException exception) {
            throw new CannotStart("The database could not be prepared: " + exception.getMessage(), exception);
        }
        return new Database(serverUrl.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), owner, application, stop);
    }

    public Map<String, Object> properties() {
        return PROPERTIES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().apply(this)));
    }

    @Override
    public void close() {
        stop.run();
    }

    private static Connection connect(String url, Login login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }
}

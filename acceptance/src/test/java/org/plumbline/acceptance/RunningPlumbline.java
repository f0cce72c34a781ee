package org.plumbline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.plumbline.Plumbline;
import org.plumbline.Prepared;
import org.plumbline.fence.Fence;
import org.plumbline.operation.Application;
import org.plumbline.operation.Database;
import org.plumbline.operation.EmbeddedPostgres;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The application as it is served: its clocks run, it listens on a port of this machine that was free, and keeps
 * everything in an empty database and a folder of its own.
 */
final class RunningPlumbline implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "plumbline").toAbsolutePath();

    private final EmbeddedPostgres server = EmbeddedPostgres.forTestsIn(FOLDER.resolve("database"));
    private final ConfigurableApplicationContext application = start();

    /** For example {@code http://localhost:40123}. */
    String address() {
        return "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** What an operator does at the command line; people do everything else in their browsers. */
    void addInspectorate(String name, String slug, String administrator, String email, String password) {
        var organisations = application.getBean(Organisations.class);
        Fence.asTheServer(() -> {
            var inspectorate = organisations.add(OrganisationKind.INSPECTORATE, name, slug, Nation.ENGLAND_AND_WALES);
            organisations.addPerson(inspectorate, administrator, email, Set.of(Role.ADMINISTRATOR), password);
        });
    }

    @Override
    public void close() {
        application.close();
        server.close();
    }

    private ConfigurableApplicationContext start() {
        var home = FOLDER.resolve("home");
        forgetTheRunBefore(home);
        var database = CompletableFuture.completedFuture(Database.in(server, "acceptance"));
        return new Application(Plumbline.class, Prepared.class).serve(database, home, Map.of("server.port", 0));
    }

    private void forgetTheRunBefore(Path home) {
        var login = server.superuser();
        try (var connection = DriverManager.getConnection(server.url("postgres"), login.user(), login.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists acceptance with (force)");
            FileSystemUtils.deleteRecursively(home);
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}

package org.plumbline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.plumbline.Plumbline;
import org.plumbline.fence.Fence;
import org.plumbline.operation.Database;
import org.plumbline.operation.EmbeddedPostgres;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
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
        var properties =
                new HashMap<String, Object>(Database.in(server, "acceptance").properties());
        properties.putAll(Map.of("plumbline.home", home.toString(), "server.port", 0));
        ApplicationContextInitializer<ConfigurableApplicationContext> told = context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("acceptance", properties));
        return new SpringApplicationBuilder(Plumbline.class).initializers(told).run();
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

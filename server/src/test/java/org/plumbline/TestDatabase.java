package org.plumbline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.plumbline.operation.CannotStart;
import org.plumbline.operation.Database;
import org.plumbline.operation.EmbeddedPostgres;
import org.plumbline.operation.Login;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives each application of a test run an empty database of its own, all on one embedded server for the whole run, or
 * on the server that {@code -Dplumbline.test.database.url} names (with {@code .user} and {@code .password} of somebody
 * who may make roles and databases).
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = new HashMap<>(fresh().properties());
        properties.put("plumbline.home", "target/test-home");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
    }

    public static Database fresh() {
        var name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        var external = System.getProperty("plumbline.test.database.url");
        return external == null ? Database.in(Embedded.SERVER, name) : onExternal(external, name);
    }

    private static Database onExternal(String url, String name) {
        var administrator = new Login(
                System.getProperty("plumbline.test.database.user", "postgres"),
                System.getProperty("plumbline.test.database.password", ""));
        return Database.made(
                url,
                administrator,
                new Login("plumbline_test_owner", "of no worth"),
                new Login("plumbline_test", "of no worth"),
                name,
                () -> {});
    }

    private static final class Embedded {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            var server = startedIn(Path.of("target", "test-database"));
            SpringApplication.getShutdownHandlers().add(server::close);
            dropThoseOfEarlierRuns(server);
            return server;
        }

        private static void dropThoseOfEarlierRuns(EmbeddedPostgres server) {
            var login = server.superuser();
            try (var connection = DriverManager.getConnection(server.url("postgres"), login.user(), login.password());
                    var statement = connection.createStatement()) {
                var names = new ArrayList<String>();
                try (var rows =
                        statement.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                for (var name : names) {
                    statement.execute("drop database " + name + " with (force)");
                }
            } catch (SQLException exception) {
                throw new IllegalStateException(exception);
            }
        }

        /** Kept between runs; when another run has it now, then one for this run alone. */
        private static EmbeddedPostgres startedIn(Path kept) {
            try {
                return EmbeddedPostgres.forTestsIn(kept);
            } catch (CannotStart inUse) {
                try {
                    return EmbeddedPostgres.forTestsIn(Files.createTempDirectory("plumbline-test-database"));
                } catch (IOException exception) {
                    throw new UncheckedIOException(exception);
                }
            }
        }
    }
}

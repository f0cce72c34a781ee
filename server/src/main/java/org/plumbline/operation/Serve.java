package org.plumbline.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves an installation until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Serve an installation.",
            "With nothing set, its database is kept in .plumbline of the working folder (PLUMBLINE_HOME: another folder). "
                    + "To use a PostgreSQL server of your own, set PLUMBLINE_DATABASE_URL, _USER and _PASSWORD."
        },
        mixinStandardHelpOptions = true)
final class Serve implements Runnable {

    private final Application application;

    @Mixin
    private Door door = new Door();

    Serve(Application application) {
        this.application = application;
    }

    @Override
    public void run() {
        door.refuseIfTaken();
        serve(application, Settings.fromEnvironment(), door, Map.of());
    }

    static void serve(Application application, Settings settings, Door door, Map<String, ?> more) {
        var database = CompletableFuture.supplyAsync(
                () -> Database.open(settings, System.err), Thread.ofPlatform().name("database")::start);
        // After the application has been closed, which a shutdown hook beside it would not wait for
        SpringApplication.getShutdownHandlers().add(() -> database.thenAccept(Database::close));
        var properties = new HashMap<String, Object>(door.properties());
        properties.putAll(more);
        application.serve(database, settings.home(), properties);
        System.out.println("Plumbline is ready at " + door.url() + " (Ctrl-C stops it)");
        try {
            Thread.currentThread().join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

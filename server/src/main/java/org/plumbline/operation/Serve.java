package org.plumbline.operation;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the server and returns when it is ready; it then runs until it is told to stop. */
@Command(name = "serve", description = "Serve an installation.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    private final Class<?> application;

    Serve(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        var database = Database.open(Settings.fromEnvironment(), System.err);
        // After the application has been closed, which a shutdown hook beside it would not wait for
        SpringApplication.getShutdownHandlers().add(database::close);
        var properties = new HashMap<>(database.properties());
        properties.put("server.port", port);
        new SpringApplicationBuilder(application).properties(properties).run();
        System.err.println("Plumbline is ready at http://localhost:" + port);
        Thread.currentThread().join();
        return 0;
    }
}

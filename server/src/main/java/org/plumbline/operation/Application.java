package org.plumbline.operation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * The application, to be started on a database.
 *
 * @param main the class with which Spring begins
 * @param prepared the class for which the build worked out which beans there are
 */
public record Application(Class<?> main, Class<?> prepared) {

    /** An errand opens no door and lets no clock run: it does its one thing beside a server that may be running. */
    private static final Map<String, Object> ERRAND = Map.of(
            "server.port",
            -1,
            "plumbline.jobs",
            false,
            "spring.modulith.events.republish-outstanding-events-on-restart",
            false);

    /**
     * Starts to serve. Where the build worked out which beans there are, nothing is looked for.
     *
     * @param home the folder of what is kept beside the database
     * @param database may still be opening, while the application gets as far as it can without
     */
    public ConfigurableApplicationContext serve(CompletableFuture<Database> database, Path home, Map<String, ?> more) {
        var isPrepared =
                ClassUtils.isPresent(prepared.getName() + "__ApplicationContextInitializer", prepared.getClassLoader());
        System.setProperty(AotDetector.AOT_ENABLED, String.valueOf(isPrepared));
        return start(database::join, home, more);
    }

    <T> T errand(Settings settings, Map<String, ?> more, Function<ApplicationContext, T> work) {
        var properties = new HashMap<String, Object>(ERRAND);
        properties.putAll(more);
        System.setProperty(AotDetector.AOT_ENABLED, "false");
        try (var database = Database.openOrJoin(settings, System.err);
                var context = start(() -> database, settings.home(), properties)) {
            return work.apply(context);
        }
    }

    private ConfigurableApplicationContext start(Supplier<Database> database, Path home, Map<String, ?> more) {
        var properties = new HashMap<String, Object>(more);
        properties.put("plumbline.home", home.toString());
        ApplicationContextInitializer<ConfigurableApplicationContext> told = context -> {
            var sources = context.getEnvironment().getPropertySources();
            sources.addFirst(new MapPropertySource("plumbline", properties));
            sources.addFirst(new OfDatabase(database));
        };
        return new SpringApplicationBuilder(main)
                .main(prepared)
                .initializers(told)
                .run();
    }

    /** Waits for the database not before somebody wants to know how to reach it. */
    private static final class OfDatabase extends EnumerablePropertySource<Supplier<Database>> {

        OfDatabase(Supplier<Database> database) {
            super("database", database);
        }

        @Override
        public String[] getPropertyNames() {
            return Database.PROPERTIES.keySet().toArray(String[]::new);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            var property = Database.PROPERTIES.get(name);
            return property == null ? null : property.apply(getSource().get());
        }
    }
}

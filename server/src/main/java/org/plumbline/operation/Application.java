package org.plumbline.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The application, to be started on a database.
 *
 * @param main the class with which Spring begins
 */
record Application(Class<?> main) {

    /** An errand opens no door and lets no clock run: it does its one thing beside a server that may be running. */
    private static final Map<String, Object> ERRAND = Map.of(
            "server.port",
            -1,
            "plumbline.jobs",
            false,
            "spring.modulith.events.republish-outstanding-events-on-restart",
            false);

    ConfigurableApplicationContext start(Database database, Settings settings, Map<String, ?> more) {
        var properties = new HashMap<String, Object>(database.properties());
        properties.put("plumbline.home", settings.home().toString());
        properties.putAll(more);
        ApplicationContextInitializer<ConfigurableApplicationContext> told = context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("plumbline", properties));
        return new SpringApplicationBuilder(main).initializers(told).run();
    }

    <T> T errand(Settings settings, Map<String, ?> more, Function<ApplicationContext, T> work) {
        var properties = new HashMap<String, Object>(ERRAND);
        properties.putAll(more);
        try (var database = Database.openOrJoin(settings, System.err);
                var context = start(database, settings, properties)) {
            return work.apply(context);
        }
    }
}

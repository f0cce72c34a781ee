package org.plumbline.operation;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may set; with nothing set there is an embedded database in {@code .plumbline} of the working folder.
 *
 * @param home where the server keeps what it keeps
 * @param external the database server to use instead of the embedded one
 */
record Settings(Path home, Optional<External> external) {

    /** @param owner the role that owns the tables; {@code application} the one that the server works as */
    record External(String url, Login owner, Login application) {}

    /** From the environment: {@code PLUMBLINE_HOME}, {@code PLUMBLINE_DATABASE_URL} and so on; system properties win. */
    static Settings fromEnvironment() {
        return from(name -> {
            var property = System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
            return property != null ? property : System.getenv(name);
        });
    }

    static Settings from(Source source) {
        var home = Path.of(source.or("PLUMBLINE_HOME", ".plumbline"))
                .toAbsolutePath()
                .normalize();
        return new Settings(
                home,
                Optional.ofNullable(source.get("PLUMBLINE_DATABASE_URL")).map(url -> external(url, home, source)));
    }

    /** A demonstration has a folder and an embedded database of its own, whatever the installation uses. */
    Settings forDemonstration() {
        return new Settings(home.resolve("demo"), Optional.empty());
    }

    private static External external(String url, Path home, Source source) {
        var application = source.or("PLUMBLINE_DATABASE_APPLICATION_USER", "plumbline_application");
        var password = source.get("PLUMBLINE_DATABASE_APPLICATION_PASSWORD");
        return new External(
                url.startsWith("postgresql:") ? "jdbc:" + url : url,
                new Login(
                        source.or("PLUMBLINE_DATABASE_USER", "plumbline_owner"),
                        source.or("PLUMBLINE_DATABASE_PASSWORD", "")),
                password != null
                        ? new Login(application, password)
                        : Secrets.keptIn(home.resolve("secrets")).login(application));
    }

    /** Where the values come from. */
    @FunctionalInterface
    interface Source {

        @Nullable
        String get(String name);

        default String or(String name, String otherwise) {
            var value = get(name);
            return value == null || value.isBlank() ? otherwise : value;
        }
    }
}

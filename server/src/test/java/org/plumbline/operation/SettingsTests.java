package org.plumbline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTests {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void withNothingSetThereIsAnEmbeddedDatabaseInTheWorkingFolder() {
        var settings = Settings.from(Map.<String, String>of()::get);

        assertThat(settings.home()).isEqualTo(Path.of(".plumbline").toAbsolutePath());
        assertThat(settings.external()).isEmpty();
    }

    @Test
    void anAddressNamesAnExternalServer() {
        var settings = Settings.from(Map.of(
                "PLUMBLINE_HOME", folder.toString(),
                "PLUMBLINE_DATABASE_URL", "postgresql://db.example.org/inspections",
                "PLUMBLINE_DATABASE_USER", "o",
                "PLUMBLINE_DATABASE_PASSWORD", "secret",
                "PLUMBLINE_DATABASE_APPLICATION_USER", "a",
                "PLUMBLINE_DATABASE_APPLICATION_PASSWORD", "also secret")::get);

        assertThat(settings.external())
                .contains(new Settings.External(
                        "jdbc:postgresql://db.example.org/inspections",
                        new Login("o", "secret"),
                        new Login("a", "also secret")));
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void theApplicationsPasswordIsInventedAndKeptWhereNoneIsGiven() {
        var given = Map.of(
                "PLUMBLINE_HOME", folder.toString(), "PLUMBLINE_DATABASE_URL", "jdbc:postgresql://localhost/plumbline");

        var first = Settings.from(given::get).external().orElseThrow().application();
        var second = Settings.from(given::get).external().orElseThrow().application();

        assertThat(first.password()).hasSizeGreaterThan(30).isEqualTo(second.password());
    }

    @Test
    void aDemonstrationNeverTouchesTheInstallation() {
        var settings = Settings.from(Map.of(
                        "PLUMBLINE_HOME",
                        folder.toString(),
                        "PLUMBLINE_DATABASE_URL",
                        "jdbc:postgresql://localhost/plumbline")::get)
                .forDemonstration();

        assertThat(settings.home()).isEqualTo(folder.resolve("demo"));
        assertThat(settings.external()).isEmpty();
    }
}

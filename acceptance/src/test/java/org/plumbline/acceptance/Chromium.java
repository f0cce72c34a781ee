package org.plumbline.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.jspecify.annotations.Nullable;

/** The browser of this machine, started once for all tests of a run. Nothing is downloaded. */
final class Chromium {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static @Nullable Browser browser;

    private Chromium() {}

    /** Where there is none, skips the test that asks, or fails it where the environment says {@code CI=true}. */
    static Browser browser() {
        if (browser == null) {
            browser = start(PLACES.stream().filter(Files::isExecutable).findFirst().orElseGet(Chromium::missing));
        }
        return browser;
    }

    private static Path missing() {
        var message = "No Chromium at " + PLACES + ": install it (Debian: apt-get install chromium) to run these tests";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(message);
        }
        return Assumptions.abort(message);
    }

    private static Browser start(Path executable) {
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        PlaywrightAssertions.setDefaultAssertionTimeout(Person.PATIENCE);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(List.of(
                                // root, as in a container, has no sandbox
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }
}

package org.plumbline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The people of a test class. When a test fails, what each of them saw is kept in {@code target/seen}. */
final class People implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    private static final Path SEEN = Path.of("target", "seen");

    private final Faults faults;
    private final List<Person> all = new ArrayList<>();
    private @Nullable Chromium chromium;
    private @Nullable RunningPlumbline plumbline;

    People(Faults faults) {
        this.faults = faults;
    }

    /** One browser and one application for all tests of a run, closed after the last of them. */
    @Override
    public void beforeAll(ExtensionContext context) {
        var forTheRun = context.getRoot().getStore(ExtensionContext.Namespace.create(People.class));
        chromium = forTheRun.computeIfAbsent("browser", key -> new Chromium(), Chromium.class);
        plumbline = forTheRun.computeIfAbsent("plumbline", key -> new RunningPlumbline(), RunningPlumbline.class);
    }

    RunningPlumbline plumbline() {
        return Objects.requireNonNull(plumbline);
    }

    /** Somebody whom nobody knows yet. */
    Person stranger(Manner manner) {
        var options = manner.options().setBaseURL(plumbline().address());
        var person = new Person(Objects.requireNonNull(chromium).newContext(options), manner, faults);
        all.add(person);
        return person;
    }

    Faults faults() {
        return faults;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            keepWhatWasSeen(context.getRequiredTestMethod().getName());
            faults.found().forEach(System.err::println);
        } else {
            assertThat(faults.found()).as("faults on the pages met").isEmpty();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        all.forEach(Person::close);
    }

    private void keepWhatWasSeen(String test) throws IOException {
        Files.createDirectories(SEEN);
        for (int i = 0; i < all.size(); i++) {
            var page = all.get(i).page();
            if (!page.isClosed()) {
                keep(page, test + "-" + i);
            }
        }
    }

    private static void keep(Page page, String name) throws IOException {
        try {
            Files.writeString(SEEN.resolve(name + ".html"), "<!-- " + page.url() + " -->\n" + page.content());
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SEEN.resolve(name + ".png"))
                    .setFullPage(true));
        } catch (PlaywrightException gone) {
            Files.writeString(SEEN.resolve(name + ".html"), gone.toString());
        }
    }
}

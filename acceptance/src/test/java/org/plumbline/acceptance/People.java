package org.plumbline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The people of a test class. When a test fails, what each of them saw is kept in {@code target/seen}. */
final class People implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    private static final Path SEEN = Path.of("target", "seen");

    private final Faults faults = new Faults();
    private final List<Person> all = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        Chromium.browser();
    }

    /** Somebody whom nobody knows yet. */
    Person stranger(Manner manner) {
        var person = new Person(Chromium.browser().newContext(manner.options()), manner, faults);
        all.add(person);
        return person;
    }

    Faults faults() {
        return faults;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            keepWhatWasSeen(context.getDisplayName().replaceAll("\\W", ""));
        }
        assertThat(faults.found()).as("faults on the pages met").isEmpty();
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

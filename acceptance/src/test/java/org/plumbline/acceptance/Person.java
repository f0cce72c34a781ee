package org.plumbline.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Somebody at a browser of their own, who finds everything by the words on the page. Every page that they meet is
 * checked for {@link Faults}.
 */
final class Person implements AutoCloseable {

    /** Milliseconds; long enough for a busy machine. Nothing waits longer than it must. */
    static final double PATIENCE = 30_000;

    private final BrowserContext context;
    private final Page page;
    private final Manner manner;
    private final Faults faults;
    private int pagesMet;

    Person(BrowserContext context, Manner manner, Faults faults) {
        this.context = context;
        this.manner = manner;
        this.faults = faults;
        context.setDefaultTimeout(PATIENCE);
        this.page = context.newPage();
        page.onDOMContentLoaded(met -> pagesMet++);
        page.onPageError(error -> faults.add(page, "script failed: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(page, message.text());
            }
        });
    }

    /** Another page of the same browser, in which the same person is signed in. */
    Person inAnotherWindow() {
        return new Person(context, manner, faults);
    }

    void open(String path) {
        toTheNextPage(() -> page.navigate(path));
    }

    void signIn(String email, String password) {
        open("/sign-in");
        fill("E-mail address", email);
        fill("Password", password);
        press("Sign in");
        shouldBeAt("What waits for you");
    }

    void follow(String link) {
        follow(link(link));
    }

    void follow(Pattern link) {
        follow(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)));
    }

    /** By a link of the navigation, which a phone shows after its menu is opened. */
    void go(String place) {
        var menu = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"));
        if (menu.isVisible()) {
            menu.click();
        }
        follow(place);
    }

    void press(String button) {
        toTheNextPage(button(button)::click);
    }

    /** As a hasty person does, whose browser then sends a form twice. */
    void pressTwice(String button) {
        toTheNextPage(button(button)::dblclick);
    }

    boolean canPress(String button) {
        return button(button).isVisible();
    }

    boolean canFollow(Pattern link) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .isVisible();
    }

    void reload() {
        toTheNextPage(page::reload);
    }

    void fill(String label, String text) {
        field(label).fill(text);
    }

    void fillDate(String legend, LocalDate date) {
        var group = group(legend);
        group.getByLabel("Day", exactly()).fill(Integer.toString(date.getDayOfMonth()));
        group.getByLabel("Month", exactly()).fill(Integer.toString(date.getMonthValue()));
        group.getByLabel("Year", exactly()).fill(Integer.toString(date.getYear()));
    }

    void choose(String legend, String option) {
        group(legend)
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(option).setExact(true))
                .check();
    }

    /** The same answer to every question that offers it. */
    void chooseEverywhere(String option) {
        for (var radio : page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .all()) {
            radio.check();
        }
    }

    void tick(String label) {
        field(label).check();
    }

    void tickFirstOf(String legend) {
        group(legend).getByRole(AriaRole.CHECKBOX).first().check();
    }

    void select(String label, String option) {
        field(label).selectOption(new SelectOption().setLabel(option));
    }

    void upload(String label, String fileName, byte[] content) {
        field(label).setInputFiles(new FilePayload(fileName, "text/csv", content));
    }

    void unfold(String summary) {
        summary(summary).click();
    }

    byte[] download(Pattern link) {
        var download =
                page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                        .first()
                        .click());
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    String downloadText(Pattern link) {
        return new String(download(link), StandardCharsets.UTF_8);
    }

    String heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .first()
                .innerText()
                .strip();
    }

    String path() {
        return page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("#.*", "");
    }

    String text(Pattern words) {
        return page.getByText(words).first().innerText();
    }

    String value(String label) {
        return field(label).inputValue();
    }

    void shouldBeAt(String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .first())
                .containsText(heading);
    }

    void shouldSee(String words) {
        assertThat(page.getByText(words).first()).isVisible();
    }

    void shouldSee(Pattern words) {
        assertThat(page.getByText(words).first()).isVisible();
    }

    void shouldNotSee(String words) {
        assertThat(page.getByText(words)).hasCount(0);
    }

    boolean isTold() {
        return page.title().startsWith("Error: ");
    }

    /** In the summary at the top of the page that is shown again. */
    void shouldBeTold(String problem) {
        // Out of hours an alarm may stand above it: that nobody is on duty
        var summary =
                page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("There is a problem"));
        assertThat(summary.first()).containsText(problem);
        if (!isTold()) {
            throw new AssertionError("the title does not say that there is an error: " + page.title());
        }
    }

    /** On a page that renews itself, with scripts or by being asked for again. */
    void waitFor(String heading) {
        for (int i = 0; i < 100 && !heading().equals(heading); i++) {
            page.waitForTimeout(300);
            if (!manner.scripts()) {
                page.reload();
            }
        }
        shouldBeAt(heading);
        check();
    }

    /** Where the server brings about what is waited for, within moments. */
    void reloadUntilItCanPress(String button) {
        for (int i = 0; i < 60 && !canPress(button); i++) {
            page.waitForTimeout(500);
            reload();
        }
        assertThat(button(button)).isVisible();
    }

    /** Goes on with the Tab key, as often as it takes, until the element has the focus. */
    void tabTo(Locator element) {
        for (int i = 0; i < 150; i++) {
            page.keyboard().press("Tab");
            if (element.evaluate("element => element === document.activeElement")
                    .equals(true)) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not lead to " + element + " on " + page.url());
    }

    void type(String text) {
        page.keyboard().insertText(text);
    }

    void hit(String key) {
        page.keyboard().press(key);
    }

    void hitForTheNextPage(String key) {
        toTheNextPage(() -> page.keyboard().press(key));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator firstLink(String name) {
        return link(name).first();
    }

    Locator summary(String words) {
        return page.locator("summary").filter(new Locator.FilterOptions().setHasText(words));
    }

    Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    Locator group(String legend) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(legend).setExact(true));
    }

    Page page() {
        return page;
    }

    @Override
    public void close() {
        context.close();
    }

    private void follow(Locator link) {
        toTheNextPage(link.first()::click);
    }

    private void toTheNextPage(Runnable step) {
        int before = pagesMet;
        step.run();
        page.waitForCondition(() -> pagesMet > before, new Page.WaitForConditionOptions().setTimeout(PATIENCE));
        page.waitForLoadState();
        check();
    }

    private void check() {
        if (manner.scripts()) {
            faults.lookFor(page, manner);
        }
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }
}

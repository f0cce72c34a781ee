package org.plumbline.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is found wrong with the pages that people meet, gathered so that one run finds all of it. */
final class Faults {

    private static final List<String> WCAG_22_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final boolean everywhere;
    private final Set<String> kinds = new HashSet<>();
    private final Set<String> found = new LinkedHashSet<>();
    private int pages;

    private Faults(boolean everywhere) {
        this.everywhere = everywhere;
    }

    /** Looks at every page each time that somebody meets it. */
    static Faults everywhere() {
        return new Faults(true);
    }

    /** Looks at one page of each address and title. */
    static Faults onceAPage() {
        return new Faults(false);
    }

    /** Checks the page as it stands now, which must have scripts. */
    void lookFor(Page page, Manner manner) {
        if (!kinds.add(manner + pathOf(page) + page.title()) && !everywhere) {
            return;
        }
        pages++;
        try {
            lookForBarriers(page);
        } catch (PlaywrightException renewedMeanwhile) {
            // A page that renews itself took the script away with it
            page.waitForLoadState();
            lookForBarriers(page);
        }
        if (manner.narrow()) {
            lookForOverflow(page);
        }
    }

    private void lookForBarriers(Page page) {
        var results =
                new AxeBuilder(page).withTags(WCAG_22_AA).setLegacyMode(true).analyze();
        results.getViolations().forEach(violation -> add(page, inWords(violation)));
    }

    private void lookForOverflow(Page page) {
        var tooWide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth");
        if (tooWide instanceof Number pixels && pixels.intValue() > 0) {
            add(page, pixels + " pixels wider than a phone");
        }
    }

    void add(Page page, String fault) {
        found.add(pathOf(page) + " (" + page.title() + "): " + fault);
    }

    Set<String> found() {
        return found;
    }

    int pages() {
        return pages;
    }

    private static String inWords(Rule violation) {
        return violation.getId() + ", " + violation.getHelp() + ": "
                + violation.getNodes().stream()
                        .map(node ->
                                node.getHtml() + " " + node.getFailureSummary().replaceAll("\\s+", " "))
                        .collect(Collectors.joining("; "));
    }

    private static String pathOf(Page page) {
        return URI.create(page.url()).getPath().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…");
    }
}

package org.plumbline.page;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What every component owes to whoever reads by ear or keyboard, looked for in the style guide, which has them all. */
class ComponentsTests {

    private static final Templates TEMPLATES = new StaticTemplates();

    private static final Form TYPED = Form.empty()
            .with("name", "<script>alert(1)</script>\" onfocus=\"alert(2)")
            .with("force", "2")
            .with("grade", "ri")
            .with("failings", "t", "j")
            .with("received-day", "31")
            .with("received-month", "2")
            .with("why", "Because\n<b>so</b>");

    private static final Document BLANK = styleGuide(Form.empty());

    private static final Document REFUSED = styleGuide(TYPED.refusing(List.of(
            Refusal.of("name", "Enter the name"),
            Refusal.of("received", "The date must be a real date"),
            Refusal.of("grade", "Choose a grade"))));

    @Test
    void everyFieldHasItsLabel() {
        assertThat(BLANK.select("main :is(input, select, textarea):not([type=hidden])"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(BLANK.select("label[for=" + field.id() + "]"))
                        .as(field.outerHtml())
                        .hasSize(1));
    }

    @Test
    void idsAreGivenOnceAndWhatIsPointedToIsThere() {
        assertThat(REFUSED.select("[id]").eachAttr("id"))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        for (var attribute : List.of("aria-describedby", "aria-labelledby", "aria-controls")) {
            assertThat(REFUSED.select("[" + attribute + "]").eachAttr(attribute))
                    .flatMap(ids -> Arrays.asList(ids.split(" ")))
                    .isNotEmpty()
                    .allSatisfy(id ->
                            assertThat(REFUSED.getElementById(id)).as("#" + id).isNotNull());
        }
    }

    @Test
    void anAttributeThatSaysNothingIsNotWritten() {
        for (var attribute :
                List.of("id", "name", "aria-describedby", "data-autosave", "autocomplete", "inputmode", "formaction")) {
            assertThat(BLANK.select("[" + attribute + "=\"\"]")).as(attribute).isEmpty();
        }
    }

    @Test
    void everyTableHasACaptionAndScopedHeadersAndIsReachedByKeyboard() {
        assertThat(BLANK.select("table")).isNotEmpty().allSatisfy(table -> {
            assertThat(table.select("> caption")).hasSize(1);
            assertThat(table.select("th:not([scope])")).isEmpty();
            assertThat(String.valueOf(table.parent())).contains("tabindex=\"0\"");
        });
    }

    @Test
    void aRefusedFormShowsWhatWasTypedAndWhatIsWrongWithIt() {
        assertThat(REFUSED.title()).startsWith("Error: ");
        assertThat(REFUSED.select(".govuk-error-summary a").eachAttr("href"))
                .containsExactly("#name", "#received", "#grade");
        assertThat(REFUSED.select("#name").attr("value")).isEqualTo("<script>alert(1)</script>\" onfocus=\"alert(2)");
        assertThat(REFUSED.select("#name").attr("aria-describedby")).isEqualTo("name-hint name-error");
        assertThat(REFUSED.select("#received").attr("value")).isEqualTo("31");
        assertThat(REFUSED.select("input[name=grade][checked]").eachAttr("value"))
                .containsExactly("ri");
        assertThat(REFUSED.select("input[name=failings][checked]").eachAttr("value"))
                .containsExactly("t", "j");
        assertThat(REFUSED.select("select[name=force] option[selected]").eachAttr("value"))
                .containsExactly("2");
        assertThat(REFUSED.select("#why").getFirst().wholeText()).isEqualTo("Because\n<b>so</b>");
        assertThat(BLANK.title()).doesNotContain("Error");
        assertThat(BLANK.select(
                        ".govuk-error-summary, .govuk-error-message, [checked], [selected], [open], [multiple]"))
                .isEmpty();
    }

    /** The content security policy forbids both. */
    @Test
    void nothingIsStyledOrScriptedInThePage() {
        assertThat(BLANK.select("[style], style, script:not([src])")).isEmpty();
        assertThat(BLANK.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
    }

    @Test
    void aChartIsAlsoWords() {
        assertThat(BLANK.select("figure.pl-shares").getFirst().text())
                .contains("Inadequate: 31.0% (116 of 374)")
                .contains("Requires improvement or inadequate: 74.3%, 95% interval 69.7% to 78.5%");
        assertThat(BLANK.select("figure svg:not([aria-hidden=true])")).isEmpty();
    }

    private static Document styleGuide(Form form) {
        var page = new Page(
                "Style guide",
                List.of(),
                Optional.of(new Page.Person("Priya Raman", "Inspectorate", "inspector")),
                List.of(new Page.Place("Home", "/home", false), new Page.Place("Readings", "/readings", true)),
                new Page.Csrf(Page.Csrf.PARAMETER, () -> "token"),
                true,
                Optional.empty(),
                Optional.empty(),
                "/style-guide",
                Instant.parse("2026-11-24T14:05:00Z"));
        return Jsoup.parse(TEMPLATES.pageStyleGuide(page, form).render());
    }
}

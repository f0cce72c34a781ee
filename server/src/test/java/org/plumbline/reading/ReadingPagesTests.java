package org.plumbline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.reading.Fieldwork.as;
import static org.plumbline.reading.Fieldwork.content;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.organisation.SignedIn;
import org.plumbline.reading.ReadingContent.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class ReadingPagesTests {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private Readings readings;

    @Autowired
    private Allocating allocating;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Submitting submitting;

    @Autowired
    private Moderating moderating;

    @Autowired
    private TestClock time;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    private Fieldwork fieldwork;

    @BeforeEach
    void casesAreDrawn() {
        fieldwork = beans.createBean(Fieldwork.class);
    }

    @Test
    void anInspectorsQueueSaysWhatIsNextAndWhenThereIsNothing() {
        assertThat(browsers.of(fieldwork.ben).get("/readings").text()).contains("No case is allocated to you");

        var begun = fieldwork.drafted(fieldwork.ben, content("good", ""));
        fieldwork.allocated(fieldwork.ben);

        var queue = browsers.of(fieldwork.ben).get("/readings").page();
        assertThat(queue.select(".pl-next").text()).contains(begun.file().reference());
        assertThat(queue.select("caption").eachText()).containsExactly("Begun (1)", "Not begun (1)");
    }

    @Test
    void aReaderSaysWhyTheyOpenTheFileOnceForACase() {
        var reading = fieldwork.allocated(fieldwork.asha);
        var browser = browsers.of(fieldwork.asha);

        var asked = browser.get(href(reading));
        assertThat(asked.page().select("h1").text()).isEqualTo("Why do you open this file?");
        assertThat(asked.page().select("input[name=purpose][checked]").val()).isEqualTo("READING");
        var opened = browser.submit(asked, href(reading) + "/look");

        assertThat(opened.page().select("form[data-autosave]")).hasSize(1);
        time.advance(Duration.ofDays(2));
        assertThat(browser.get(href(reading)).page().select("form[data-autosave]"))
                .hasSize(1);
        assertThat(looks(reading)).containsExactly("READING", "READING");
    }

    @Test
    void anotherPersonOfTheInspectorateChoosesWhyOnceASitting() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");
        var browser = browsers.of(fieldwork.lead);

        var asked = browser.get(href(reading));
        assertThat(asked.page().select("input[name=purpose][checked]")).isEmpty();
        var refused = browser.submit(asked, href(reading) + "/look");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().title()).startsWith("Error: ");
        assertThat(looks(reading)).isEmpty();

        browser.submit(asked, href(reading) + "/look", "purpose", "MODERATION");
        assertThat(browser.get(href(reading)).page().select("h1").text()).contains("Case");
        time.advance(Duration.ofHours(9));
        assertThat(browser.get(href(reading)).page().select("h1").text()).isEqualTo("Why do you open this file?");
        assertThat(looks(reading)).containsExactly("MODERATION");
    }

    @Test
    void aDraftIsSavedByTheButtonAndStandsInThePageAgain() {
        var reading = opened(fieldwork.allocated(fieldwork.asha), fieldwork.asha);
        var browser = browsers.of(fieldwork.asha);

        var saved = browser.submit(
                browser.get(href(reading)),
                href(reading) + "/draft",
                "judgement.childs-voice",
                "not-met",
                "note.childs-voice",
                "Nobody asked <b>her</b>",
                "failing.leadership.supervision",
                "yes",
                "failing-note.leadership.supervision",
                "No review",
                "rationale",
                "Two\nlines");

        assertThat(saved.told()).contains("Draft saved");
        assertThat(saved.page().select("[name=judgement.childs-voice][checked]").val())
                .isEqualTo("not-met");
        assertThat(saved.page().select("[name=note.childs-voice]").text()).isEqualTo("Nobody asked <b>her</b>");
        assertThat(saved.page()
                        .select("[name=failing-note.leadership.supervision]")
                        .text())
                .isEqualTo("No review");
        assertThat(saved.page().select(".pl-progress").text()).startsWith("1 of ");
        assertThat(fieldwork.now(reading).content().rationale()).isEqualTo("Two\nlines");
    }

    @Test
    void aPageThatSavesItselfKeepsItsVersion() {
        var reading = opened(fieldwork.allocated(fieldwork.asha), fieldwork.asha);
        var browser = browsers.of(fieldwork.asha);
        var version = browser.get(href(reading)).page().select("[name=version]").val();

        var answer = browser.post(href(reading) + "/autosave", "version", version, "rationale", "Written");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"version\":\"" + version + "\"").contains("savedAt");
        assertThat(browser.post(href(reading) + "/autosave", "version", version, "rationale", "Written on")
                        .status())
                .isEqualTo(200);
        assertThat(fieldwork.now(reading).content().rationale()).isEqualTo("Written on");
    }

    @Test
    void aSecondWindowIsToldWhoChangedWhatAndBothAreShown() {
        var reading = opened(fieldwork.allocated(fieldwork.asha), fieldwork.asha);
        var desk = browsers.of(fieldwork.asha);
        var laptop = browsers.of(fieldwork.asha);
        var onDesk = desk.get(href(reading));
        var onLaptop = laptop.get(href(reading));
        desk.submit(onDesk, href(reading) + "/draft", "grade", "good");

        var told = laptop.post(
                href(reading) + "/autosave",
                "version",
                onLaptop.page().select("[name=version]").val(),
                "grade",
                "inadequate");
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.text())
                .contains("Grade")
                .contains(fieldwork.asha.name())
                .contains("09:00");

        var both = laptop.submit(onLaptop, href(reading) + "/draft", "grade", "inadequate");
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.page().select("input[name=grade]").eachAttr("value")).containsExactly("good", "inadequate");
        assertThat(browsers.of(fieldwork.asha).get(href(reading) + "/check").path())
                .isEqualTo(href(reading) + "/conflicts");
        assertThat(laptop.submit(both, href(reading) + "/conflicts").status()).isEqualTo(422);

        laptop.submit(both, href(reading) + "/conflicts", "grade", "inadequate");
        assertThat(fieldwork.now(reading).content().grade()).contains("inadequate");
    }

    @Test
    void whatIsTooLongStandsInThePageWithItsError() {
        var reading = opened(fieldwork.allocated(fieldwork.asha), fieldwork.asha);
        var browser = browsers.of(fieldwork.asha);
        var tooLong = "x".repeat(4_001);

        var refused = browser.submit(browser.get(href(reading)), href(reading) + "/draft", "rationale", tooLong);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".govuk-error-summary a").attr("href")).isEqualTo("#rationale");
        assertThat(refused.page().select("[name=rationale]").text()).isEqualTo(tooLong);
        assertThat(browser.post(href(reading) + "/autosave", "version", "0", "rationale", tooLong)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsMissingIsListedWithItsPlaceAndTheRestIsSubmittedOnce() {
        var reading = opened(fieldwork.drafted(fieldwork.asha, content("good", "")), fieldwork.asha);
        var browser = browsers.of(fieldwork.asha);

        var check = browser.get(href(reading) + "/check");
        assertThat(check.page().select(".govuk-inset-text a").eachAttr("href"))
                .contains(href(reading) + "#rationale", href(reading) + "#judgement.childs-voice")
                .doesNotContain(href(reading) + "#grade");
        assertThat(check.page().select("button:contains(Submit)")).isEmpty();
        assertThat(browser.submit(check, href(reading) + "/submission").status())
                .isEqualTo(422);

        var whole = browser.submit(
                browser.get(href(reading)),
                href(reading) + "/draft",
                Stream.concat(
                                fieldwork.whole(reading, "good").fields().entrySet().stream()
                                        .flatMap(it -> Stream.of(it.getKey(), it.getValue())),
                                Stream.of("then", "check"))
                        .toArray(String[]::new));
        assertThat(whole.path()).isEqualTo(href(reading) + "/check");
        assertThat(browser.submit(whole, href(reading) + "/submission").told()).contains("is submitted");
        assertThat(browser.submit(whole, href(reading) + "/submission").status())
                .isEqualTo(200);
        assertThat(as(fieldwork.asha, () -> readings.submissions(reading.id()))).hasSize(1);
        assertThat(browser.get(href(reading)).page().select("form[data-autosave]"))
                .isEmpty();
    }

    @Test
    void aReaderSeesWhereAndWhyTheyWereOverruled() {
        var reading = opened(fieldwork.submitted(fieldwork.asha, "good"), fieldwork.asha);
        as(
                fieldwork.lead,
                () -> moderating.moderate(
                        fieldwork.lead, reading.id(), reading.version(), "inadequate", "Seen on day 4 only"));
        var browser = browsers.of(fieldwork.asha);

        assertThat(browser.get("/readings").text()).contains("overruled");
        assertThat(browser.get(href(reading)).page().select("aside").text())
                .contains("Final grade: Inadequate")
                .contains("The reader’s grade was good")
                .contains("Seen on day 4 only");
    }

    @Test
    void aLeadInspectorModeratesOnThePageAndIsToldWhatIsMissing() {
        var reading = opened(fieldwork.submitted(fieldwork.asha, "good"), fieldwork.lead);
        var browser = browsers.of(fieldwork.lead);
        var page = browser.get(href(reading) + "/moderation");

        var refused = browser.submit(page, href(reading) + "/moderation", "grade", "inadequate");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#reason-error").text()).contains("Say why");

        var moderated =
                browser.submit(page, href(reading) + "/moderation", "grade", "inadequate", "reason", "Seen too late");
        assertThat(moderated.told()).contains("final grade: inadequate");
        assertThat(browser.submit(page, href(reading) + "/return", "return-reason", "Look again")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void casesAreAllocatedEvenlyAfterTheSharesWereShown() {
        var browser = browsers.of(fieldwork.lead);
        var wave = "/waves/" + fieldwork.wave.id();
        assertThat(browser.get(wave + "/readings").page().select("tbody tr")).hasSize(Fieldwork.DRAWN);

        var shares = browser.get(
                wave + "/allocation?readers=" + fieldwork.asha.person() + "&readers=" + fieldwork.ben.person());
        assertThat(shares.page().select("tbody td").eachText()).containsExactly("0", "3", "3", "0", "3", "3");
        var allocated = browser.submit(shares, wave + "/allocation");

        assertThat(allocated.told()).contains("6 cases allocated to 2 readers");
        assertThat(browser.submit(shares, wave + "/allocation").status()).isEqualTo(409);
        assertThat(browser.get(wave + "/allocation?shown=none").status()).isEqualTo(422);
    }

    @Test
    void oneCaseIsGivenToAReaderAndTakenAgain() {
        var browser = browsers.of(fieldwork.lead);
        var file = fieldwork.cases().getFirst();
        var path = "/waves/" + fieldwork.wave.id() + "/allocation/" + file.id();

        assertThat(browser.submit(browser.get(path), path).status()).isEqualTo(422);
        var given = browser.submit(
                browser.get(path), path, "reader", fieldwork.ben.person().toString());
        assertThat(given.told()).contains(fieldwork.ben.name());
        var taken = browser.submit(browser.get(path), path + "/withdrawal");
        assertThat(taken.told()).contains("no longer allocated");
    }

    @Test
    void theExportSaysWhyIsEnteredAndHoldsNoFormula() {
        var reading = fieldwork.allocated(fieldwork.asha);
        var whole = fieldwork.whole(reading, "good");
        var answers = new HashMap<>(whole.answers());
        answers.put("childs-voice", new Answer(Optional.of("met"), "=HYPERLINK(\"x\")"));
        submit(reading, new ReadingContent(answers, List.of(), Optional.of("good"), "@SUM(1)"));
        var browser = browsers.of(fieldwork.lead);
        var path = "/waves/" + fieldwork.wave.id() + "/readings/export";

        assertThat(browser.submit(browser.get(path), path).status()).isEqualTo(422);
        var csv = browser.submit(browser.get(path), path, "purpose", "FINDING").text();

        assertThat(csv.lines()).hasSize(1 + Fieldwork.DRAWN);
        assertThat(csv)
                .contains(reading.file().reference())
                .contains("'=HYPERLINK")
                .contains("'@SUM(1)");
        Integer entries = as(
                fieldwork.lead,
                () -> transaction.execute(status -> jdbc.sql(
                                "select count(*) from ledger_entry where act = 'readings.export' and subject_id = :wave")
                        .param("wave", fieldwork.wave.id().toString())
                        .query(Integer.class)
                        .single()));
        assertThat(entries).isEqualTo(1);
    }

    @Test
    void nobodySeesAReadingThatIsNotForThem() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");

        for (var other : List.of(fieldwork.ben, fieldwork.liaison)) {
            for (var path : List.of("", "/check", "/conflicts", "/moderation")) {
                assertThat(browsers.of(other).get(href(reading) + path).status())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(browsers.of(other)
                            .post(href(reading) + "/look", "purpose", "READING")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(browsers.ofAStranger().get(href(reading)).path()).isEqualTo("/sign-in");
    }

    @Test
    void whoeverReadsACaseAfterAnotherSeesTheFirstReadingOnlyWhenTheirOwnIsIn() {
        var first = fieldwork.drafted(fieldwork.asha, content("good", "The first reader's words"));
        var second = as(
                fieldwork.lead,
                () -> allocating.allocate(
                        fieldwork.lead, fieldwork.wave.id(), first.file().id(), fieldwork.lead.person()));
        var browser = browsers.of(fieldwork.lead);

        assertThat(browser.get(href(first)).status()).isEqualTo(404);
        as(
                fieldwork.lead,
                () -> drafting.save(
                        fieldwork.lead, second.id(), second.version(), fieldwork.whole(second, "inadequate")));
        as(
                fieldwork.lead,
                () -> submitting.submit(
                        fieldwork.lead, second.id(), fieldwork.now(second).version()));
        assertThat(browser.get(href(first)).status()).isEqualTo(200);
    }

    @Test
    void theForceSeesNoRowOfAnyTableOfReadings() {
        fieldwork.submitted(fieldwork.asha, "good");
        fieldwork.drafted(fieldwork.ben, content("good", ""));

        for (var table : List.of(
                "reading",
                "allocation",
                "allocation_withdrawal",
                "reading_edit",
                "reading_conflict",
                "reading_submission",
                "reading_return",
                "moderation",
                "reading_look")) {
            assertThat(as(fieldwork.liaison, () -> rows(table))).as(table).isZero();
        }
        assertThat(as(fieldwork.lead, () -> rows("reading"))).isEqualTo(2);
    }

    private int rows(String table) {
        return Objects.requireNonNull(transaction.execute(status ->
                jdbc.sql("select count(*) from " + table).query(Integer.class).single()));
    }

    /** The purposes of the looks at this reading's file, as the ledger has them. */
    private List<String> looks(Reading reading) {
        return Objects.requireNonNull(as(
                fieldwork.lead,
                () -> transaction.execute(status -> jdbc.sql("""
                        select cast(canonical as jsonb) #>> '{facts,purpose}' from ledger_entry
                        where act = 'case.looked-at' and subject_id = :case order by at, id
                        """)
                        .param("case", reading.file().id().toString())
                        .query(String.class)
                        .list())));
    }

    private Reading opened(Reading reading, SignedIn who) {
        browsers.of(who)
                .post(
                        href(reading) + "/look",
                        "purpose",
                        who.person().equals(reading.reader()) ? "READING" : "MODERATION");
        return reading;
    }

    private void submit(Reading reading, ReadingContent content) {
        var saved = as(fieldwork.asha, () -> drafting.save(fieldwork.asha, reading.id(), reading.version(), content));
        as(
                fieldwork.asha,
                () -> submitting.submit(
                        fieldwork.asha, reading.id(), saved.reading().version()));
    }

    private static String href(Reading reading) {
        return "/readings/" + reading.id();
    }
}

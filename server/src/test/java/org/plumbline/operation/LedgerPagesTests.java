package org.plumbline.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DATA_PROTECTION_OFFICER;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;
import static org.plumbline.organisation.Role.OVERSEER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.ledger.Purpose;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the people who answer for the ledger see of it. */
@PlumblineTest
class LedgerPagesTests {

    @Autowired
    private People people;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private TestClock time;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private org.plumbline.ledger.TestSealing sealing;

    private Organisation inspectorate;
    private Organisation force;
    private SignedIn officer;
    private SignedIn inspector;
    private SignedIn liaison;

    @BeforeEach
    void twoPeopleLookedAtACase() {
        inspectorate = people.inspectorate();
        force = people.force();
        officer = people.join(inspectorate, DATA_PROTECTION_OFFICER);
        inspector = people.join(inspectorate, INSPECTOR);
        liaison = people.join(force, FORCE_LIAISON);
        look(inspector, "C-1", Purpose.READING);
        time.advance(Duration.ofDays(1));
        Fence.asMemberOf(
                force.id(),
                () -> ledger.lookedAt(
                        liaison.by(),
                        "case",
                        "C-2",
                        inspectorate.id(),
                        Optional.of(force.id()),
                        "a <b>solicitor</b> asked"));
        sealing.seal();
    }

    @Test
    void theLedgerSaysWhoLookedAtWhatAndWhy() {
        var rows = browsers.of(officer)
                .get("/ledger?act=case.looked-at")
                .page()
                .select("tbody tr")
                .eachText();

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .contains(
                        "25 November 2026, 09:00",
                        liaison.name() + ", " + force.name(),
                        "C-2",
                        "a <b>solicitor</b> asked");
        assertThat(rows.get(1))
                .contains("24 November 2026, 09:00", inspector.name() + ", " + inspectorate.name(), "C-1", "reading");
    }

    @Test
    void theEntriesAreFilteredByActPersonThingAndDay() {
        enter(inspector, "reading.submission", "R-1", Map.of());

        assertThat(linesOf("/ledger?act=case.looked-at")).hasSize(2);
        assertThat(linesOf("/ledger?person=" + liaison.person())).hasSize(1);
        assertThat(linesOf("/ledger?on=C-1")).hasSize(1);
        assertThat(linesOf("/ledger?until-day=24&until-month=11&until-year=2026&act=case.looked-at"))
                .hasSize(1);
        assertThat(linesOf("/ledger?from-day=25&from-month=11&from-year=2026&act=reading.submission"))
                .hasSize(1);
        assertThat(linesOf("/ledger?on=nothing")).isEmpty();
    }

    @Test
    void aDayThatIsNoneIsRefusedAndStaysInTheForm() {
        var page = browsers.of(officer).get("/ledger?from-day=31&from-month=2&from-year=2026");

        assertThat(page.told()).contains("Give the first day as a date");
        assertThat(page.page().title()).startsWith("Error: ");
        assertThat(page.page().select("#from").val()).isEqualTo("31");
    }

    @Test
    void olderAndNewerEntriesAreOnPagesOfTheirOwn() {
        for (int n = 0; n < 120; n++) {
            enter(inspector, "reading.submission", "R-" + n, Map.of());
        }
        var browser = browsers.of(officer);

        var first = browser.get("/ledger?act=reading.submission");
        var second = browser.get(first.page().select("a[rel=next]").attr("href"));
        var third = browser.get(second.page().select("a[rel=next]").attr("href"));
        var secondAgain = browser.get(third.page().select("a[rel=prev]").attr("href"));

        assertThat(lines(first)).hasSize(50);
        assertThat(lines(second)).hasSize(50).doesNotContainAnyElementsOf(lines(first));
        assertThat(lines(third)).hasSize(20);
        assertThat(third.page().select("a[rel=next]")).isEmpty();
        assertThat(lines(secondAgain)).isEqualTo(lines(second));
    }

    @Test
    void theEntriesAreSavedAsAFileAndThatIsEnteredToo() {
        var file = browsers.of(officer).get("/ledger/entries.csv?act=case.looked-at");

        assertThat(file.text().lines()).hasSize(3).first().asString().startsWith("entry,time (UTC),person,act");
        assertThat(linesOf("/ledger?act=ledger.export")).hasSize(1);
    }

    @Test
    void anEntryIsShownWithItsTextAndItsProof() {
        var browser = browsers.of(officer);
        var entry = browser.get(
                browser.get("/ledger?on=C-1").page().select("tbody th a").attr("href"));

        assertThat(entry.page().select("h1").text()).matches("Entry \\d+");
        assertThat(browser.get(entry.path() + "/text").text()).contains("\"id\":\"C-1\"");
        assertThat(browser.get(entry.path() + "/proof").text()).startsWith("c2sp.org/tlog-proof@v1\nindex ");
    }

    @Test
    void anEntryOfAnotherInspectorateIsNotThere() {
        var path = browsers.of(officer)
                .get("/ledger?on=C-1")
                .page()
                .select("tbody th a")
                .attr("href");
        var stranger = browsers.of(people.join(people.inspectorate(), DATA_PROTECTION_OFFICER));

        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path + "/proof").status()).isEqualTo(404);
        assertThat(lines(stranger.get("/ledger?act=case.looked-at"))).isEmpty();
    }

    @Test
    void theForceAndTheOverseerSaveCheckpointsAndSeeNoEntry() {
        for (var who : List.of(
                liaison,
                people.join(force, CHIEF_OFFICER),
                people.join(people.oversight(), OVERSEER),
                people.join(inspectorate, LEAD_INSPECTOR))) {
            var checkpoint = browsers.of(who).get("/ledger/checkpoint");
            assertThat(checkpoint.status()).isEqualTo(200);
            assertThat(checkpoint.text().lines()).hasSize(5);
            var list = browsers.of(who).get("/ledger/checkpoints");
            assertThat(lines(list)).isNotEmpty();
            assertThat(browsers.of(who)
                            .get(list.page().select("tbody a").attr("href"))
                            .text())
                    .isEqualTo(checkpoint.text());
        }
        assertThat(browsers.of(liaison).get("/ledger").status()).isEqualTo(404);
        assertThat(browsers.of(inspector).get("/ledger").status()).isEqualTo(404);
    }

    @Test
    void theForceComparesACheckpointThatItKeptWithTheNewest() {
        var browser = browsers.of(liaison);
        var kept = browser.get("/ledger/checkpoint").text();
        look(inspector, "C-3", Purpose.READING);
        sealing.seal();

        var answer = browser.submit(browser.get("/ledger/checkpoints"), "/ledger/checkpoints", "checkpoint", kept);

        assertThat(answer.page().select(".govuk-inset-text").text()).contains("begins with exactly");
        assertThat(answer.page().select("pre").text()).startsWith("old ");
    }

    @Test
    void aCheckpointThatWasTypedOverIsRefusedAndStaysInTheForm() {
        var browser = browsers.of(liaison);
        var kept = browser.get("/ledger/checkpoint").text();
        var size = kept.lines().skip(1).findFirst().orElseThrow();

        var answer = browser.submit(
                browser.get("/ledger/checkpoints"),
                "/ledger/checkpoints",
                "checkpoint",
                kept.replace("\n" + size + "\n", "\n1\n"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.told()).contains("not signed by this ledger");
        assertThat(answer.page().select("textarea").val()).contains("\n1\n");
    }

    @Test
    void theLedgerIsVerifiedAgainstACheckpointThatSomebodyKept() throws InterruptedException {
        var browser = browsers.of(officer);
        var kept = browsers.of(liaison).get("/ledger/checkpoint").text();

        var page = browser.submit(browser.get("/ledger/verification"), "/ledger/verification", "checkpoint", kept);
        while (page.page().select("[role=status]").hasText()) {
            Thread.sleep(20);
            page = browser.get("/ledger/verification");
        }

        assertThat(page.page().select(".govuk-inset-text").text())
                .startsWith("The ledger is whole")
                .contains("that the checkpoint given covers");
        assertThat(lines(page)).hasSize(1).first().asString().contains(officer.name(), "The ledger is whole");
    }

    @Test
    void whatIsNoCheckpointIsSaidToBeNone() throws InterruptedException {
        var browser = browsers.of(officer);

        var page = browser.submit(browser.get("/ledger/verification"), "/ledger/verification", "checkpoint", "hello");
        while (page.page().select("[role=status]").hasText()) {
            Thread.sleep(20);
            page = browser.get("/ledger/verification");
        }

        assertThat(page.page().select(".govuk-warning-text").text()).contains("The checkpoint given cannot be used");
    }

    @Test
    void personalContentIsErasedAfterACheckOfHowMuchItIs() {
        var browser = browsers.of(officer);

        var check = browser.get("/ledger/erasures/check?on=C-2&basis=RETENTION_PERIOD_OVER");
        assertThat(check.page().text()).contains("1 entry with personal content");
        var done = browser.submit(check, "/ledger/erasures");

        assertThat(done.told()).contains("The personal content of 1 entry was erased");
        assertThat(linesOf("/ledger?on=C-2").getFirst()).contains("the reason given has been erased");
        assertThat(browser.submit(check, "/ledger/erasures").told()).contains("0 entries");
    }

    @Test
    void anErasureWithoutAScopeOrAReasonIsRefused() {
        var browser = browsers.of(officer);

        assertThat(browser.get("/ledger/erasures/check").told()).contains("Give a day", "Choose why");
        assertThat(browser.get(
                                "/ledger/erasures/check?before-day=1&before-month=1&before-year=2090&basis=RETENTION_PERIOD_OVER")
                        .told())
                .contains("in the past");
        assertThat(browsers.of(people.join(inspectorate, LEAD_INSPECTOR))
                        .get("/ledger/erasures/new")
                        .status())
                .isEqualTo(404);
    }

    private void look(SignedIn who, String reference, Purpose purpose) {
        Fence.asMemberOf(
                who.organisation(),
                () -> ledger.lookedAt(
                        who.by(), "case", reference, inspectorate.id(), Optional.of(force.id()), purpose));
    }

    private void enter(SignedIn who, String act, String id, Map<String, String> personal) {
        Fence.asMemberOf(
                who.organisation(),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> ledger.enter(new Entry(
                                who.by(),
                                act,
                                "reading",
                                id,
                                inspectorate.id(),
                                Optional.empty(),
                                Map.of(),
                                personal))));
    }

    private List<String> linesOf(String path) {
        return lines(browsers.of(officer).get(path));
    }

    private static List<String> lines(Browser.Answer answer) {
        return answer.page().select("tbody tr").eachText();
    }
}

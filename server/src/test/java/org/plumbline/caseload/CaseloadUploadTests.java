package org.plumbline.caseload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.statistics.draw.Frame;
import org.plumbline.statistics.draw.Unit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A caseload from the file to its confirmation, as the people of both sides do it. */
@PlumblineTest
class CaseloadUploadTests {

    private static final String GOOD = """
            Reference,Case type,Opened,Unit
            GB/1,Missing,2026-05-01,North
            GB/2,Missing,01/06/2026,South
            GB/3,Custody,2026-07-01,
            """;

    @Autowired
    private CaseloadImport caseloadImport;

    @Autowired
    private Caseloads caseloads;

    @Autowired
    private Uploading uploading;

    @Autowired
    private Uploads uploads;

    @Autowired
    private UploadFolder folder;

    @Autowired
    private Confirmation confirmation;

    @Autowired
    private Checks checks;

    @Autowired
    private AbandonedUploads abandonedUploads;

    @Autowired
    private Pseudonyms pseudonyms;

    @Autowired
    private Planning planning;

    @Autowired
    private Inspections inspections;

    @Autowired
    private People people;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    private Organisation inspectorate;
    private Organisation force;
    private SignedIn lead;
    private SignedIn liaison;
    private Wave wave;

    @BeforeEach
    void aWaveOfAnInspection() {
        inspectorate = people.inspectorate();
        force = people.force();
        lead = people.join(inspectorate, Role.LEAD_INSPECTOR);
        liaison = people.join(force, Role.FORCE_LIAISON);
        wave = as(inspectorate.id(), () -> {
            var inspection = planning.inspect(
                    lead, force.id(), "Child protection", new InstrumentRef("child-protection-2014", "1"));
            return planning.addWave(
                    lead, inspection.id(), "Baseline", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 9, 30));
        });
    }

    @Test
    void aGoodFileBecomesTheCaseloadOfItsWave() {
        var caseload = take(liaison, GOOD);

        assertThat(caseload.cases()).isEqualTo(3);
        for (var side : List.of(inspectorate, force)) {
            assertThat(as(side.id(), () -> caseloads.byCaseType(wave.id())))
                    .isEqualTo(Map.of("missing", 2, "custody", 1));
            assertThat(as(side.id(), () -> caseloads.ofWave(wave.id()))).contains(caseload);
            assertThat(as(
                            side.id(),
                            () -> inspections.wave(wave.id()).orElseThrow().stage()))
                    .isEqualTo(Wave.Stage.CASELOAD_CONFIRMED);
        }
        assertThat(acts()).containsExactly("caseload.upload", "caseload.check", "caseload.confirmation");
    }

    @Test
    void nobodyElseSeesACaseload() {
        take(liaison, GOOD);

        for (var outsider : List.of(people.inspectorate(), people.force(), people.oversight())) {
            assertThat(as(outsider.id(), () -> caseloads.ofWave(wave.id()))).isEmpty();
            assertThat(as(outsider.id(), () -> caseloads.cases(wave.id()))).isEmpty();
        }
        assertThat(caseloads.cases(wave.id())).as("seen by a stranger").isEmpty();
    }

    @Test
    void theHashIsThatOfTheFrameFromWhichCasesAreDrawn() {
        var caseload = take(liaison, GOOD);

        var frame = Frame.of(as(force.id(), () -> caseloads.cases(wave.id())).stream()
                .map(file -> new Unit(file.reference(), file.caseType()))
                .toList());
        assertThat(caseload.hash()).isEqualTo(frame.hash());
    }

    @Test
    void theForcesOwnReferenceIsKeptNowhere() throws IOException {
        take(liaison, GOOD);

        var kept = Fence.asTheServer(() -> transaction.execute(status -> jdbc.sql("""
                select coalesce(string_agg(row, ' '), '') from (
                    select f::text as row from case_file f where f.wave_id = :wave
                    union all select u::text from caseload_upload u where u.wave_id = :wave
                    union all select canonical from ledger_entry where force_id = :force) as rows
                """)
                .param("wave", wave.id())
                .param("force", force.id())
                .query(String.class)
                .single()));
        assertThat(kept).doesNotContain("GB/1").contains("C-");
        assertThat(filesOfUploads()).isEmpty();
    }

    @Test
    void onlyTheForceFindsACaseByItsOwnReference() {
        take(liaison, GOOD);
        var address = "/waves/" + wave.id() + "/caseload/own-reference";

        var found = browsers.of(liaison).post(address, "reference", "gb/3 ");
        assertThat(found.text()).contains(pseudonyms.of(force.id()).pseudonym("GB/3"), "It is in the caseload");
        assertThat(browsers.of(liaison).post(address, "reference", "GB/4").text())
                .contains("It is not in the caseload");
        assertThat(browsers.of(liaison).post(address, "reference", " ").status())
                .isEqualTo(422);
        assertThat(browsers.of(lead).post(address, "reference", "GB/3").status())
                .isEqualTo(404);
        var stranger = people.join(people.force(), Role.FORCE_LIAISON);
        assertThat(browsers.of(stranger).post(address, "reference", "GB/3").status())
                .isEqualTo(404);
        assertThat(acts()).contains("case.looked-at");
    }

    @Test
    void aForceLiaisonGoesTheWholeWayOnThePages() {
        var browser = browsers.of(liaison);
        var columns = upload(browser, GOOD);
        assertThat(columns.page().select("h1").text()).isEqualTo("Which column is which?");
        assertThat(columns.page().select("#reference option[selected]").text()).isEqualTo("A: Reference");

        var types = browser.submit(columns, columns.path());
        assertThat(types.page().select("h1").text()).isEqualTo("What do the types of case mean?");

        var answers = checked(browser, browser.submit(types, types.path()));
        assertThat(answers.page().select("h1").text()).isEqualTo("Check before you confirm");
        assertThat(browser.get(here(answers) + "/key.csv").text())
                .startsWith("Own reference,Reference in Plumbline\r\nGB/1,C-");

        var done = browser.submit(answers, here(answers) + "/confirmation");
        assertThat(done.told()).contains("confirmed with 3 cases");
        assertThat(done.page().select("table").text()).contains("Missing child 2 66.7%");
    }

    @Test
    void aFileWithErrorsLeavesNothingAndListsEachOfThem() {
        var browser = browsers.of(liaison);
        var errors = uploadAndCheck(browser, """
                Reference,Case type,Opened,Unit
                <b>1</b>,Missing,2026-05-01,North
                GB/2,Missing,2026-13-01,South
                GB/2,Custody,2026-07-01,=1+1
                GB/4,Custody,2019-07-01,
                """);

        assertThat(errors.page().select("h1").text()).isEqualTo("The file cannot be taken yet");
        assertThat(errors.text()).contains("&lt;b&gt;1&lt;/b&gt;").doesNotContain("<b>1</b>");
        assertThat(browser.get(here(errors) + "/errors.csv").text().lines())
                .hasSize(5)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("3,C: Opened,2026-13-01,Date,")
                        .contains("no such day"))
                .anySatisfy(line -> assertThat(line).startsWith("4,D: Unit,'=1+1,Unit,"))
                .anySatisfy(line -> assertThat(line).contains("practice period of the wave, 1 April 2026 to"));
        assertThat(as(force.id(), () -> caseloads.ofWave(wave.id()))).isEmpty();
    }

    @Test
    void casesOutsideThePeriodAreTakenOnceAPersonSaysThatTheyBelong() {
        var browser = browsers.of(liaison);
        var errors = uploadAndCheck(browser, "Reference,Case type,Opened\nGB/1,Missing,2025-05-01\n");

        var answers = checked(browser, browser.submit(errors, here(errors) + "/checking", "outside", "yes"));

        assertThat(answers.page().select("h1").text()).isEqualTo("Check before you confirm");
        assertThat(answers.text()).contains("also outside the practice period");
    }

    @Test
    void columnsOfNamesAreNamedAndThrownAway() {
        var columns =
                upload(browsers.of(liaison), "Child name,Reference,Case type,Opened\nX Y,GB/1,Missing,2026-05-01\n");

        assertThat(columns.page().select(".govuk-warning-text").text())
                .contains("A: Child name", "neither needed nor kept");
    }

    @Test
    void theDialectCanBeChanged() {
        var browser = browsers.of(liaison);
        var columns = upload(browser, "a;Reference;Case type;Opened\n1;GB/1;Missing;2026-05-01\n");

        var wrong = browser.submit(columns, here(columns) + "/dialect", "separator", "COMMA");
        assertThat(wrong.page().select("#reference option")).hasSize(2);
        var right = browser.submit(wrong, here(wrong) + "/dialect", "separator", "SEMICOLON");
        assertThat(right.page().select("#reference option[selected]").text()).isEqualTo("B: Reference");
    }

    @Test
    void aFileOfTwoHundredColumnsShowsTheFirstOfThem() {
        var headings =
                IntStream.rangeClosed(1, 197).mapToObj(i -> ",Column " + i).collect(Collectors.joining());
        var columns = upload(
                browsers.of(liaison),
                "Reference,Case type,Opened" + headings + "\nGB/1,Missing,2026-05-01" + ",x".repeat(197));

        assertThat(columns.text()).contains("and 188 more columns not shown here");
        assertThat(columns.page().select("#reference option")).hasSize(201);
    }

    @Test
    void anEmptyFileAHeadingAloneAndAWorkbookAreRefusedAtOnce() throws IOException {
        var browser = browsers.of(liaison);

        assertRefused(browser, "", "not empty");
        assertRefused(browser, "\n\n", "only blank lines");
        assertRefused(browser, "Reference,Case type,Opened\n", "no rows below");
        assertRefused(browser, "PK\u0003\u0004", "workbook");
        assertThat(browser.post("/waves/" + wave.id() + "/caseload/uploads").told())
                .contains("Choose the CSV file");
        assertThat(filesOfUploads()).isEmpty();
    }

    @Test
    void aMissingColumnIsAskedFor() {
        var browser = browsers.of(liaison);
        var columns = upload(browser, GOOD);

        var again = browser.submit(columns, columns.path(), "opened", "");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.told()).contains("Choose the column of: date on which the case was opened");
        assertThat(again.page().title()).startsWith("Error: ");
    }

    @Test
    void aWordWithoutMeaningIsAskedFor() {
        var browser = browsers.of(liaison);
        var columns = upload(browser, "Reference,Case type,Opened\nGB/1,Arson,2026-05-01\n");
        var types = browser.submit(columns, columns.path());

        var again = browser.submit(types, types.path());

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.told()).contains("Choose what 'Arson' means");
    }

    @Test
    void aSecondUploadAtTheSameTimeIsRefusedUntilTheFirstIsDiscarded() {
        upload(browsers.of(liaison), GOOD);
        var inspector = browsers.of(lead);

        var refused =
                inspector.upload("/waves/" + wave.id() + "/caseload/uploads", "file", "b.csv", GOOD.getBytes(UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.told()).contains(liaison.name() + " is already at work");
        assertThat(refused.text()).as("the other side's file name").doesNotContain("cases.csv");

        var open = as(inspectorate.id(), () -> uploads.openOf(wave.id()).orElseThrow());
        assertThat(inspector.get(open.here() + "/columns").status())
                .as("the other side's file")
                .isEqualTo(404);
        inspector.submit(inspector.get("/waves/" + wave.id() + "/caseload"), open.here() + "/withdrawal");
        assertThat(folder.holds(open.id())).isFalse();
        assertThat(upload(inspector, GOOD).status()).isEqualTo(200);
    }

    @Test
    void twoUploadsAtTheSameMomentLeaveOne() throws Exception {
        Callable<Boolean> attempt = () -> as(force.id(), () -> {
            try {
                uploading.upload(liaison, wave.id(), "a.csv", stream(GOOD));
                return true;
            } catch (Refused refused) {
                return false;
            }
        });
        try (var both = Executors.newFixedThreadPool(2)) {
            var taken = both.invokeAll(List.of(attempt, attempt)).stream()
                    .filter(each -> each.resultNow())
                    .count();
            assertThat(taken).isEqualTo(1);
        }
        assertThat(filesOfUploads()).hasSize(1);
    }

    @Test
    void aConfirmationThatIsSentTwiceConfirmsOnce() throws Exception {
        var upload = checkedUpload(GOOD);
        Callable<Caseload> confirm =
                () -> as(force.id(), () -> confirmation.confirm(liaison, wave.id(), upload.id(), upload.version()));
        try (var both = Executors.newFixedThreadPool(2)) {
            var confirmed = both.invokeAll(List.of(confirm, confirm)).stream()
                    .map(each -> each.resultNow())
                    .distinct()
                    .toList();
            assertThat(confirmed).hasSize(1);
        }
        assertThat(acts()).containsOnlyOnce("caseload.confirmation");
    }

    @Test
    void aStalePageConfirmsNothing() {
        var upload = checkedUpload(GOOD);
        var browser = browsers.of(liaison);
        var page = browser.get(upload.here() + "/answers");
        as(force.id(), () -> {
            var types = uploading.caseTypes(
                    liaison, wave.id(), upload.id(), upload.version(), Map.of("Missing", "-", "Custody", "custody"));
            checks.run(types);
            return types;
        });

        var stale = browser.submit(page, upload.here() + "/confirmation");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(as(force.id(), () -> caseloads.ofWave(wave.id()))).isEmpty();
    }

    @Test
    void aCaseloadIsReplacedUntilCasesAreDrawn() {
        var first = take(liaison, GOOD);
        var second = take(lead, "Reference,Case type,Opened\nGB/9,Missing,2026-05-01\n");

        assertThat(as(force.id(), () -> caseloads.ofWave(wave.id()))).contains(second);
        assertThat(as(force.id(), () -> caseloads.cases(wave.id()))).hasSize(1);
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(acts()).contains("caseload.supersession");
    }

    @Test
    void aCaseloadIsNeverReplacedAfterTheDraw() {
        take(liaison, GOOD);
        var late = checkedUpload(GOOD);
        as(inspectorate.id(), () -> {
            planning.reached(lead.by(), wave.id(), Wave.Stage.DRAWN);
            return wave;
        });

        assertThatThrownBy(
                        () -> as(force.id(), () -> confirmation.confirm(liaison, wave.id(), late.id(), late.version())))
                .isInstanceOf(Stale.class)
                .hasMessageContaining("drawn");
        as(force.id(), () -> {
            uploading.withdraw(liaison, wave.id(), late.id());
            return late;
        });
        assertThatThrownBy(() -> take(liaison, GOOD))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("drawn");
        assertThat(browsers.of(liaison).get("/waves/" + wave.id() + "/caseload").text())
                .contains("it stays as it is")
                .doesNotContain("Upload and look at it");
    }

    @Test
    void theDatabaseItselfKeepsADrawnCaseload() {
        var caseload = take(liaison, GOOD);
        as(inspectorate.id(), () -> {
            planning.reached(lead.by(), wave.id(), Wave.Stage.DRAWN);
            return wave;
        });

        as(force.id(), () -> {
            caseloads.remove(caseload);
            return caseload;
        });

        assertThat(as(force.id(), () -> caseloads.cases(wave.id()))).hasSize(3);
        assertThat(as(force.id(), () -> caseloads.ofWave(wave.id()))).contains(caseload);
    }

    @Test
    void aCheckThatWasCutOffIsBegunAgain() {
        var upload = as(force.id(), () -> {
            var begun = uploading.upload(liaison, wave.id(), "a.csv", stream(GOOD));
            begun = uploading.columns(liaison, wave.id(), begun.id(), begun.version(), begun.columns());
            // The server stops here: the check is under way and never ends
            return uploading.caseTypes(liaison, wave.id(), begun.id(), begun.version(), begun.caseTypes());
        });
        var browser = browsers.of(liaison);
        assertThat(browser.get(upload.here() + "/checking").text()).doesNotContain("was cut off");
        clock.advance(Upload.SILENCE.plusSeconds(1));

        var cutOff = browser.get(upload.here() + "/checking");
        assertThat(cutOff.text()).contains("was cut off");
        var answers = checked(browser, browser.submit(cutOff, upload.here() + "/checking"));

        assertThat(answers.page().select("h1").text()).isEqualTo("Check before you confirm");
        checks.run(upload);
        assertThat(as(force.id(), () -> uploads.find(upload.id()).orElseThrow().version()))
                .as("after the first check comes to life again")
                .isEqualTo(
                        Long.parseLong(answers.page().select("[name=version]").val()));
    }

    @Test
    void aFileThatNobodyConfirmsIsDiscardedInTime() {
        var upload = checkedUpload(GOOD);
        abandonedUploads.clear();
        assertThat(folder.holds(upload.id())).isTrue();
        clock.advance(AbandonedUploads.PATIENCE.plus(Duration.ofMinutes(1)));

        abandonedUploads.clear();

        assertThat(folder.holds(upload.id())).isFalse();
        assertThat(as(force.id(), () -> uploads.openOf(wave.id()))).isEmpty();
        assertThat(acts()).contains("caseload.withdrawal");
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothing(@Value("${plumbline.home}") Path home) throws IOException {
        var blocked = Files.writeString(Files.createTempFile("home", ""), "a file where the folder should be");
        var full = new UploadFolder(blocked);

        assertThatThrownBy(() -> full.keep(UUID.randomUUID(), stream(GOOD)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no room");
        assertThat(home.resolve("uploads")).exists();
    }

    @Test
    void aReadThatBreaksOffLeavesNoFile() {
        var id = UUID.randomUUID();
        var breaking = new java.io.InputStream() {
            private int left = 1_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("No space left on device");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> folder.keep(id, breaking)).isInstanceOf(Refused.class);
        assertThat(folder.holds(id)).isFalse();
    }

    @Test
    void peopleWithoutTheTaskFindNoPageToUpload() {
        for (var who : List.of(
                people.join(force, Role.CHIEF_OFFICER),
                people.join(inspectorate, Role.DUTY_INSPECTOR),
                people.join(inspectorate, Role.ADMINISTRATOR))) {
            assertThat(browsers.of(who)
                            .upload("/waves/" + wave.id() + "/caseload/uploads", "file", "a.csv", GOOD.getBytes(UTF_8))
                            .status())
                    .isEqualTo(404);
        }
        var outsider = people.join(people.force(), Role.FORCE_LIAISON);
        assertThat(browsers.of(outsider)
                        .get("/waves/" + wave.id() + "/caseload")
                        .status())
                .isEqualTo(404);
        assertThat(browsers.of(outsider)
                        .upload("/waves/" + wave.id() + "/caseload/uploads", "file", "a.csv", GOOD.getBytes(UTF_8))
                        .status())
                .isEqualTo(404);
        assertThatThrownBy(() -> take(outsider, GOOD)).isInstanceOf(NotFound.class);
    }

    @Test
    void anImportThatNeedsAPersonIsRefusedAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> take(liaison, "Reference,Case type,Opened\nGB/1,Arson,2026-05-01\n"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Arson");
        assertThatThrownBy(() -> take(liaison, "Reference,Case type,Opened\nGB/1,Missing,soon\n"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("row 2 C: Opened 'soon': not a date");
        assertThat(filesOfUploads()).isEmpty();
        assertThat(take(liaison, GOOD).cases()).isEqualTo(3);
    }

    private Caseload take(SignedIn who, String csv) {
        return as(who.organisation(), () -> caseloadImport.confirm(who, wave.id(), "cases.csv", stream(csv)));
    }

    private Upload checkedUpload(String csv) {
        return as(force.id(), () -> {
            var upload = uploading.upload(liaison, wave.id(), "cases.csv", stream(csv));
            upload = uploading.columns(liaison, wave.id(), upload.id(), upload.version(), upload.columns());
            checks.run(uploading.caseTypes(liaison, wave.id(), upload.id(), upload.version(), upload.caseTypes()));
            return uploading.find(liaison, wave.id(), upload.id());
        });
    }

    private Browser.Answer upload(Browser browser, String csv) {
        return browser.upload(
                "/waves/" + wave.id() + "/caseload/uploads", "file", "folder\\cases.csv", csv.getBytes(UTF_8));
    }

    private Browser.Answer uploadAndCheck(Browser browser, String csv) {
        var columns = upload(browser, csv);
        var types = browser.submit(columns, columns.path());
        return checked(browser, browser.submit(types, types.path()));
    }

    /** Waits on the page of the check, as a person does. */
    private static Browser.Answer checked(Browser browser, Browser.Answer checking) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> browser.get(checking.path()),
                        answer -> !answer.path().endsWith("/checking"));
    }

    private void assertRefused(Browser browser, String csv, String why) {
        var refused = upload(browser, csv);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.told()).contains(why);
    }

    private static String here(Browser.Answer answer) {
        return answer.path().substring(0, answer.path().lastIndexOf('/'));
    }

    private static ByteArrayInputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(UTF_8));
    }

    private List<String> acts() {
        return Fence.asTheServer(() -> transaction.execute(
                status -> jdbc.sql("select act from ledger_entry where force_id = :force and act ~ '^case' order by id")
                        .param("force", force.id())
                        .query(String.class)
                        .list()));
    }

    private List<Path> filesOfUploads() throws IOException {
        return as(force.id(), () -> folder.lyingSinceBefore(java.time.Instant.MAX)).stream()
                .filter(id -> Fence.asMemberOf(force.id(), () -> uploads.find(id))
                        .filter(upload -> upload.wave().equals(wave.id()))
                        .isPresent())
                .map(folder::file)
                .toList();
    }

    private static <T> T as(UUID organisation, Supplier<T> work) {
        return Fence.asMemberOf(organisation, work);
    }
}

package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.Fieldwork.as;
import static org.plumbline.sentback.AnswerColumn.ARRESTED;
import static org.plumbline.sentback.AnswerColumn.CAUTIONED;
import static org.plumbline.sentback.AnswerColumn.CHARGED;
import static org.plumbline.sentback.AnswerColumn.DONE;
import static org.plumbline.sentback.AnswerColumn.FURTHER_RISK;
import static org.plumbline.sentback.AnswerColumn.NOTES;
import static org.plumbline.sentback.AnswerColumn.OTHER_CHILDREN;
import static org.plumbline.sentback.AnswerColumn.REFERENCE;
import static org.plumbline.sentback.AnswerColumn.SAFETY;
import static org.plumbline.sentback.AnswerColumn.SEEN;
import static org.plumbline.sentback.AnswerColumn.WHAT_WAS_DONE;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.reading.Reading;
import org.plumbline.sentback.SentBack.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class AnsweringByTableTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    AnsweringByTable byTable;

    @Autowired
    AnswerTables tables;

    @Autowired
    RowTaking rowTaking;

    @Autowired
    AbandonedAnswerTables abandoned;

    @Autowired
    SentBacks sentBacks;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    private static final Map<AnswerColumn, String> WHOLE = Map.of(
            SAFETY, "PC Tarn saw the child at school today",
            DONE, "all",
            WHAT_WAS_DONE, "Officers visited the family; a strategy discussion was held",
            FURTHER_RISK, "no",
            ARRESTED, "yes",
            CHARGED, "No",
            CAUTIONED, "no",
            OTHER_CHILDREN, "2");

    Fieldwork.Team team;
    List<Reading> readings;
    Browser browser;

    @BeforeEach
    void casesAreBeingRead() {
        team = fieldwork.team();
        readings = fieldwork.readings(team, fieldwork.reading(team, 3, 5));
        browser = browsers.of(team.liaison());
    }

    @Test
    void theTableHoldsEachCaseThatWaitsForItsReaderWithItsVersionAndChecklist() {
        var first = raise(0);
        var second = raise(1);
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), second, 1));
        answered(raise(2));

        var table = downloaded(team.liaison());

        assertThat(table.getFirst()).first().isEqualTo("Reference");
        assertThat(table.stream().skip(1).map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2)))
                .containsExactlyInAnyOrder(first + " 1 Sent back", second + " 2 Acknowledged");
        assertThat(table.get(1).get(AnswerColumn.CHECKLIST.ordinal()))
                .startsWith("1. " + find(first).ground().checklist().getFirst());
        assertThat(table.get(1).get(AnswerColumn.DUE.ordinal())).contains("24 November 2026");
        assertThat(exports()).as("a look at all of them, in the ledger").hasSize(1);
    }

    @Test
    void aReviewersTableHoldsWhatWasGivenToThemAndAChiefOfficerHasNone() {
        raise(0);
        var given = raise(1);
        give(given, team.reviewer());

        assertThat(downloaded(team.reviewer()).stream().skip(1))
                .singleElement()
                .satisfies(row -> assertThat(row).first().isEqualTo(given));
        assertThat(browsers.of(team.chief()).get("/answer-tables").status()).isEqualTo(404);
        assertThat(browsers.of(team.duty()).get("/answer-tables/cases.csv").status())
                .isEqualTo(404);
    }

    @Test
    void aWholeTableTakesEveryCaseFromSentBackToAnswered() {
        var references = List.of(raise(0), raise(1), raise(2));
        var table = upload(csv(references.stream().map(each -> row(each, 1, WHOLE))));
        assertThat(table.text())
                .contains("3 rows can be taken", "PC Tarn saw the child", "Somebody arrested. 2 other children found.");
        references.forEach(each -> assertThat(find(each).state()).isEqualTo(State.RAISED));

        var decided = confirm(table);

        assertThat(decided.text()).contains("3 rows were taken", "none was refused");
        references.forEach(each -> {
            assertThat(find(each).steps())
                    .extracting(Step::kind)
                    .containsExactly(StepKind.RAISING, StepKind.SAFETY_CONFIRMATION, StepKind.REVIEW, StepKind.ANSWER);
            assertThat(find(each).reported().orElseThrow().consequences()).containsExactly(Step.Consequence.ARRESTED);
            assertThat(find(each).reviewed().orElseThrow().done())
                    .isEqualTo(find(each).ground().checklist());
        });
    }

    @Test
    void aRowGoesAsFarAsItIsFilledInAndWhereTheCaseStands() {
        var fresh = raise(0);
        var confirmed = raise(1);
        as(team.liaison(), () -> answering.confirmSafety(team.liaison(), confirmed, 1, "Seen at home"));
        var empty = raise(2);

        var decided = confirm(upload(csv(Stream.of(
                row(fresh, 1, Map.of(SAFETY, "Seen at school")),
                row(confirmed, 2, Map.of(DONE, "1 2", NOTES, "The rest is on Monday")),
                row(empty, 1, Map.of())))));

        assertThat(find(fresh).state()).isEqualTo(State.SAFETY_CONFIRMED);
        assertThat(find(confirmed).state()).isEqualTo(State.REVIEWED);
        assertThat(find(confirmed).reviewed().orElseThrow().done()).hasSize(2);
        assertThat(find(empty).steps()).hasSize(1);
        assertThat(decided.text()).contains("2 rows were taken", "Nothing filled in");
    }

    @Test
    void eachErrorIsNamedWithRowColumnValueAndRemedyAndTheOtherRowsAreTaken() {
        var right = raise(0);
        var wrong = raise(1);
        var tooEarly = raise(2);
        var cells = new EnumMap<>(WHOLE);
        cells.put(DONE, "1-2");
        cells.put(FURTHER_RISK, "perhaps");
        cells.put(CHARGED, "");
        cells.put(OTHER_CHILDREN, "100");
        cells.put(SAFETY, "x".repeat(4_001));

        var table = upload(csv(Stream.of(
                row(right, 1, WHOLE), row(wrong, 1, cells), row(tooEarly, 1, Map.of(DONE, "all", NOTES, "-")))));

        assertThat(faults(table))
                .containsExactly(
                        "3 " + wrong + " " + SAFETY.heading() + " " + "x".repeat(79)
                                + "… Shorten this to 4,000 characters or fewer: it has 4,001",
                        "3 " + wrong + " " + DONE.heading()
                                + " 1-2 Write the numbers of the items that are done with spaces between, up to "
                                + find(wrong).ground().checklist().size() + ", for example '1 2', or 'all', or 'none'",
                        "3 " + wrong + " " + FURTHER_RISK.heading()
                                + " perhaps Say whether further risk was found: write yes or no",
                        "3 " + wrong + " " + CHARGED.heading()
                                + " empty Say whether anyone was arrested, charged or cautioned: write yes or no",
                        "3 " + wrong + " " + OTHER_CHILDREN.heading()
                                + " 100 Say how many other children were found, as a number from 0 to 99",
                        "4 " + tooEarly + " " + DONE.heading()
                                + " all First comes the confirmation of the child's safety. Fill that in too, or leave this cell empty");
        confirm(table);
        assertThat(find(right).state()).isEqualTo(State.ANSWERED);
        assertThat(find(wrong).steps()).as("all of a row or none").hasSize(1);
        assertThat(find(tooEarly).steps()).hasSize(1);
    }

    @Test
    void aRowThatSomebodyTookFurtherSinceIsRefusedByNameAndTheOthersGoThrough() {
        var stale = raise(0);
        var fresh = raise(1);
        var since = raise(2);
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), stale, 1));
        var table = upload(csv(Stream.of(row(stale, 1, WHOLE), row(fresh, 1, WHOLE), row(since, 1, WHOLE))));
        assertThat(faults(table))
                .singleElement()
                .satisfies(fault -> assertThat(fault)
                        .startsWith("2 " + stale + " Version seen 1 " + stale + " was taken further")
                        .contains("acknowledged"));
        as(team.chief(), () -> answering.acknowledge(team.chief(), since, 1));

        var decided = confirm(table);

        assertThat(find(fresh).state()).isEqualTo(State.ANSWERED);
        assertThat(find(stale).steps()).hasSize(2);
        assertThat(find(since).steps())
                .as("taken further between check and confirmation")
                .hasSize(2);
        assertThat(decided.text())
                .contains("1 row was taken, 2 were not", since + " was taken further since the table was downloaded");
    }

    @Test
    void whatIsNotTheirsToAnswerIsNotFound() {
        var mine = raise(0);
        give(mine, team.reviewer());
        var colleagues = raise(1);
        var others = sentBackToAnotherForce();
        browser = browsers.of(team.reviewer());

        var table = upload(csv(Stream.of(
                row(mine, 3, WHOLE),
                row(colleagues, 1, WHOLE),
                row(others, 1, WHOLE),
                row("SB-0000-0000", 1, WHOLE),
                row("", 1, WHOLE))));

        assertThat(faults(table))
                .hasSize(4)
                .allMatch(fault -> fault.contains("There is no such case for you to answer"));
        confirm(table);
        assertThat(find(mine).state()).isEqualTo(State.ANSWERED);
        assertThat(find(colleagues).steps()).hasSize(1);
    }

    @Test
    void nobodyFindsTheTableOfSomebodyElse() {
        var table = upload(csv(Stream.of(row(raise(0), 1, WHOLE))));
        for (var other : List.of(
                people.join(team.force(), Role.FORCE_LIAISON),
                people.join(people.force(), Role.FORCE_LIAISON),
                team.reviewer())) {
            var stranger = browsers.of(other);
            assertThat(stranger.get(table.path()).status()).isEqualTo(404);
            assertThat(stranger.post(table.path() + "/confirmation").status()).isEqualTo(404);
            assertThat(stranger.post(table.path() + "/withdrawal").status()).isEqualTo(404);
            assertThat(stranger.get(table.path() + "/outcome.csv").status()).isEqualTo(404);
        }
        assertThat(browser.get(table.path() + "/outcome.csv").status())
                .as("nothing is decided yet")
                .isEqualTo(404);
    }

    @Test
    void theSameTableConfirmedTwiceAtOnceTakesEachRowOnce() throws Exception {
        var references = List.of(raise(0), raise(1), raise(2));
        var id = id(upload(csv(references.stream().map(each -> row(each, 1, WHOLE)))));
        Callable<Boolean> confirming = () -> {
            as(team.liaison(), () -> byTable.confirm(team.liaison(), id));
            return true;
        };

        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : both.invokeAll(List.of(confirming, confirming))) {
                assertThat(done.get()).isTrue();
            }
        }
        as(team.liaison(), () -> byTable.confirm(team.liaison(), id));

        references.forEach(each -> assertThat(find(each).steps()).hasSize(4));
        assertThat(as(team.liaison(), () -> byTable.check(team.liaison(), id)).outcomes())
                .hasSize(3)
                .allMatch(each -> each.kind() == RowOutcome.Kind.TAKEN);
    }

    @Test
    void theSameFileUploadedAgainTakesNothingTwiceAndGoesOnFromWhereItWas() {
        var reference = raise(0);
        var safety = row(reference, 1, Map.of(SAFETY, WHOLE.get(SAFETY)));
        confirm(upload(csv(Stream.of(safety))));
        assertThat(confirm(upload(csv(Stream.of(safety)))).text()).contains("1 row was taken");
        assertThat(find(reference).steps()).hasSize(2);

        var more = upload(csv(Stream.of(row(reference, 1, WHOLE))));
        assertThat(more.text()).contains("Taken already");
        confirm(more);

        assertThat(find(reference).steps()).hasSize(4);
        assertThat(find(reference).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void theSameUploadSentTwiceIsOneTable() {
        var file = csv(Stream.of(row(raise(0), 1, WHOLE))).getBytes(StandardCharsets.UTF_8);
        var page = browser.get("/answer-tables");
        var id = page.page().select("input[name=id]").val();

        browser.upload("/answer-tables", "file", "a.csv", file, "id", id);
        browser.upload("/answer-tables", "file", "a.csv", file, "id", id);

        assertThat(as(team.liaison(), () -> byTable.undecided(team.liaison()))).hasSize(1);
    }

    @Test
    void whoeverIsCutOffBetweenTwoRowsGoesOnWithTheNext() {
        var first = raise(0);
        var second = raise(1);
        var table = upload(csv(Stream.of(row(first, 1, WHOLE), row(second, 1, WHOLE))));
        as(team.liaison(), () -> {
            var found = tables.find(id(table), team.liaison().person()).orElseThrow();
            rowTaking.take(team.liaison(), found, 2);
        });

        var again = browser.get(table.path());
        assertThat(again.text())
                .contains("The confirming was cut off", "1 row is decided already", "1 row can be taken");
        var decided = confirm(again);

        assertThat(decided.text()).contains("2 rows were taken");
        assertThat(find(second).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void ofTwoRowsWithTheSameCaseTheSecondIsRefused() {
        var reference = raise(0);

        var table = upload(csv(Stream.of(
                row(reference, 1, Map.of()),
                row(reference, 1, Map.of(SAFETY, "Seen at school")),
                row(reference, 1, Map.of(SAFETY, "Seen at home")))));
        var decided = confirm(table);

        assertThat(faults(table))
                .singleElement()
                .satisfies(
                        fault -> assertThat(fault).startsWith("4 " + reference).contains("Row 3 has the same case"));
        assertThat(find(reference).safetyConfirmed().orElseThrow().how()).isEqualTo("Seen at school");
        assertThat(decided.text()).contains("1 row was taken, 1 was not");
    }

    @Test
    void theFileThatWasDownloadedIsReadAgainAsExcelSavesIt() {
        var reference = raise(0);
        var file = browser.get("/answer-tables/cases.csv");
        assertThat(file.text()).startsWith("\uFEFFReference,Version seen,").contains("\r\n");
        var filledIn = "\uFEFF" + csv(Stream.of(row(reference, 1, WHOLE)), ";").replace("\n", "\r\n");

        assertThat(faults(upload(filledIn))).isEmpty();
        assertThat(upload(filledIn).text()).contains("1 row can be taken");
    }

    @Test
    void lettersOfWindowsAreReadAndWhatIsNoCsvIsRefused() {
        var reference = raise(0);
        var cafe = csv(Stream.of(row(reference, 1, Map.of(SAFETY, "Seen at a café"))))
                .getBytes(Charset.forName("windows-1252"));

        confirm(upload(cafe));

        assertThat(find(reference).safetyConfirmed().orElseThrow().how()).isEqualTo("Seen at a café");
        assertThat(upload(new byte[] {'P', 'K', 3, 4, 20, 0}).told()).contains("This is a workbook, not a CSV file");
        assertThat(upload("Reference,State\nSB-1,x\n").told()).contains("lacks the column 'Version seen'");
        assertThat(upload("").told()).contains("Choose the table that you filled in");
        assertThat(upload(csv(Stream.of())).told()).contains("no row below its headings");
        assertThat(upload(csv(Stream.of(row(reference, 1, Map.of()))).replace("\n" + reference, "\n\"" + reference))
                        .told())
                .contains("cannot be read as CSV");
    }

    @Test
    void aTableOfMoreThan200RowsOrOfMoreThan5MegabytesIsRefused() {
        var many = csv(Stream.generate(() -> row("SB-0000-0000", 1, WHOLE)).limit(201));

        assertThat(upload(many).told()).contains("more than 200 rows");
        assertThat(upload(new byte[AnsweringByTable.MOST_BYTES + 1]).told()).contains("more than 5 MB");
    }

    @Test
    void formulasAreNeutralisedOnTheWayDownAndUndoneOnTheWayUp() {
        var reference = raise(0);
        var decided = confirm(upload(csv(Stream.of(
                row("=HYPERLINK(\"http://x\")", 1, WHOLE),
                row(reference, 1, Map.of(SAFETY, "'- seen at home, 09:00"))))));

        assertThat(find(reference).safetyConfirmed().orElseThrow().how()).isEqualTo("- seen at home, 09:00");
        assertThat(browser.get(decided.path() + "/outcome.csv").text())
                .startsWith("\uFEFFRow,Reference,Outcome,Steps,")
                .contains("2,\"'=HYPERLINK(\"\"http://x\"\")\",Not taken,")
                .contains("3," + reference + ",Taken,Confirmation of the child's safety,");
    }

    @Test
    void whatASpreadsheetTookForAFormulaAndLostIsNotTakenForWhatWasTyped() {
        var table = upload(csv(Stream.of(row(raise(0), 1, Map.of(SAFETY, "#NAME?")))));

        assertThat(faults(table))
                .singleElement()
                .satisfies(fault -> assertThat(fault).contains("took what was typed for a formula and lost it"));
    }

    @Test
    void itemsOfTheChecklistAreReadAsPeopleWriteThem() {
        for (var typed : List.of("1 2", "1, 2", "1;2", "2 1", "1 and 2", "1, and 2", " 1  2 ", "1 2.")) {
            assertThat(done(typed, 4)).as(typed).contains(Set.of(0, 1));
        }
        assertThat(done("ALL", 2)).contains(Set.of(0, 1));
        assertThat(done("none", 2)).contains(Set.of());
        for (var typed : List.of("12", "1-2", "5", "02/01/2026", "1.2", "first", "0 1", "-1")) {
            assertThat(done(typed, 4)).as(typed).isEmpty();
        }
    }

    @Test
    void aDiscardedTableIsGoneAndSoIsOneThatNobodyConfirmedInTwoWeeks() {
        var reference = raise(0);
        var discarded = upload(csv(Stream.of(row(reference, 1, WHOLE))));
        assertThat(browser.submit(discarded, discarded.path() + "/confirmation").status())
                .as("the page has a form with both buttons")
                .isEqualTo(200);
        var another = upload(csv(Stream.of(row(reference, 1, WHOLE))));
        assertThat(browser.post(another.path() + "/withdrawal").told()).contains("discarded");
        assertThat(browser.get(another.path()).status()).isEqualTo(404);

        var forgotten = upload(csv(Stream.of(row(reference, 1, WHOLE))));
        clock.advance(AbandonedAnswerTables.PATIENCE.plus(Duration.ofSeconds(1)));
        abandoned.clear();
        assertThat(browser.get(forgotten.path()).status()).isEqualTo(404);
        assertThat(browser.get(discarded.path()).status())
                .as("what was decided stays")
                .isEqualTo(200);
    }

    @Test
    void whatWasFilledInStandsInTheStepsAloneOnceItIsDecided() {
        var id = id(confirm(upload(csv(Stream.of(row(raise(0), 1, WHOLE))))));

        assertThat(as(team.liaison(), () -> tables.rows(id))).isEmpty();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Fence.asTheServer(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql("delete from answer_table_outcome").update())));
    }

    @Test
    void aRequestThatNoPageSendsBreaksNothing() {
        assertThat(browser.post("/answer-tables").status()).isEqualTo(400);
        assertThat(browser.post("/answer-tables", "id", Ids.next().toString()).status())
                .isEqualTo(422);
        assertThat(browser.get("/answer-tables/" + Ids.next()).status()).isEqualTo(404);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(team.liaison(), () -> byTable.confirm(team.liaison(), Ids.next())));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        team.liaison(),
                        () -> byTable.upload(
                                team.liaison(), Ids.next(), "x", new java.io.ByteArrayInputStream(new byte[0]))));
    }

    private static Optional<Set<Integer>> done(String typed, int items) {
        return new AnswerRow(2, Map.of(DONE, typed.strip())).done(items);
    }

    private String raise(int reading) {
        return as(
                        team.inspector(),
                        () -> sendingBack.raise(
                                team.inspector(),
                                Ids.next(),
                                readings.get(reading).id(),
                                "child-in-danger-now",
                                "The log shows a risk"))
                .reference();
    }

    private void give(String reference, SignedIn reviewer) {
        as(team.liaison(), () -> {
            answering.acknowledge(team.liaison(), reference, 1);
            answering.assign(team.liaison(), reference, 2, Optional.of(reviewer.person()));
        });
    }

    private void answered(String reference) {
        as(team.liaison(), () -> {
            answering.confirmSafety(team.liaison(), reference, 1, "Seen at home");
            answering.review(team.liaison(), reference, 2, Set.of(), "Planned");
            answering.answer(
                    team.liaison(),
                    reference,
                    3,
                    new Answering.Outcome("Visited", Optional.of(false), Optional.of(Set.of()), Optional.of(0)));
        });
    }

    private String sentBackToAnotherForce() {
        var other = fieldwork.team();
        var reading = fieldwork.readings(other, fieldwork.reading(other, 1, 1)).getFirst();
        return as(
                        other.inspector(),
                        () -> sendingBack.raise(
                                other.inspector(), Ids.next(), reading.id(), "child-in-danger-now", "A risk"))
                .reference();
    }

    private SentBack find(String reference) {
        return as(team.lead(), () -> sentBacks.find(reference)).orElseThrow();
    }

    private List<List<String>> downloaded(SignedIn who) {
        return as(who, () -> byTable.download(who));
    }

    private static Map<AnswerColumn, String> row(String reference, int seen, Map<AnswerColumn, String> cells) {
        var row = new EnumMap<AnswerColumn, String>(AnswerColumn.class);
        row.putAll(cells);
        row.put(REFERENCE, reference);
        row.put(SEEN, Integer.toString(seen));
        return row;
    }

    private static String csv(Stream<Map<AnswerColumn, String>> rows) {
        return csv(rows, ",");
    }

    private static String csv(Stream<Map<AnswerColumn, String>> rows, String separator) {
        var columns = List.of(AnswerColumn.values());
        var lines = new ArrayList<List<String>>();
        lines.add(columns.stream().map(AnswerColumn::heading).toList());
        rows.forEach(row -> lines.add(
                columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
        return lines.stream()
                .map(line -> line.stream()
                        .map(cell -> cell.matches("[^,;\"\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(separator)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Browser.Answer upload(String csv) {
        return upload(csv.getBytes(StandardCharsets.UTF_8));
    }

    private Browser.Answer upload(byte[] csv) {
        return browser.upload(
                "/answer-tables", "file", "answers.csv", csv, "id", Ids.next().toString());
    }

    private Browser.Answer confirm(Browser.Answer table) {
        return browser.submit(table, table.path() + "/confirmation");
    }

    private static UUID id(Browser.Answer table) {
        return UUID.fromString(table.path().replaceAll(".*/", ""));
    }

    private static List<String> faults(Browser.Answer table) {
        return table.page().select("[aria-label='What is wrong'] tbody tr").eachText();
    }

    private List<String> exports() {
        return as(
                team.lead(),
                () -> transaction.execute(status -> jdbc.sql("""
                        select act from ledger_entry where act = 'sent-back.export' and force_id = :force
                        """)
                        .param("force", team.force().id())
                        .query(String.class)
                        .list()));
    }
}

package org.plumbline.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.Fieldwork.as;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.caseload.CaseloadImport;
import org.plumbline.fence.Fence;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Raising;
import org.plumbline.finding.Recommendation;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.Instrument;
import org.plumbline.instrument.Instruments;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.reading.Allocating;
import org.plumbline.reading.Drafting;
import org.plumbline.reading.Moderating;
import org.plumbline.reading.Reading;
import org.plumbline.reading.ReadingContent;
import org.plumbline.reading.Readings;
import org.plumbline.reading.Submitting;
import org.plumbline.release.Table.Cell;
import org.plumbline.sampling.Draw;
import org.plumbline.sampling.Sampling;
import org.plumbline.sentback.Answering;
import org.plumbline.sentback.SendingBack;
import org.plumbline.sentback.Step;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The arithmetic of an inspection that was published on 25 November 2016, from single readings to the public page: of 374
 * cases read, 96 were good and 278 were not (74.3%), and 38 (10.2%) were sent straight back to the force, which said that
 * it had looked at each, found no further risk, and charged or cautioned nobody.
 *
 * <p>Source of 374, 278 and 38: the reports of HMIC's national child protection inspection of the Metropolitan Police
 * Service by Willis Palmer and AOL, November 2016; of what the force said: the Guardian and Metropolitan Police news,
 * 25 November 2016. 96 is 374 − 278. What no source gives is invented here: the caseload of 4,210 cases, the draw by chance,
 * and how the 278 divide into two grades. So the intervals are what that draw would have allowed, not what was published.
 */
@PlumblineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedFiguresTests {

    private static final int CASELOAD = 4_210;
    private static final int READ = 374;
    private static final int GOOD = 96;
    private static final int REQUIRES_IMPROVEMENT = 150;
    private static final int SENT_BACK = 38;

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    Planning planning;

    @Autowired
    Instruments instruments;

    @Autowired
    CaseloadImport caseloads;

    @Autowired
    Sampling sampling;

    @Autowired
    Allocating allocating;

    @Autowired
    Readings readings;

    @Autowired
    Drafting drafting;

    @Autowired
    Submitting submitting;

    @Autowired
    Moderating moderating;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    Raising raising;

    @Autowired
    Publishing publishing;

    @Autowired
    Releases releases;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    TestClock clock;

    private final Map<UUID, SignedIn> readers = new HashMap<>();

    Fieldwork.Team team;
    Instrument instrument;
    Release release;
    Report report;
    Browser stranger;

    @BeforeAll
    void anInspectionIsRunFromItsCaseloadToItsReport() {
        clock.set(TestClock.START);
        team = fieldwork.team();
        instrument =
                as(team.lead(), () -> instruments.find(Fieldwork.INSTRUMENT).orElseThrow());
        var wave = drawnAndAllocated();
        read(wave);
        raiseAFinding(wave);
        release = publish(wave);
        report = Fence.asTheServer(() -> releases.report(release));
        stranger = browsers.ofAStranger();
    }

    @Test
    void threeQuartersWereNotGood() {
        assertThat(report.read()).isEqualTo(READ);
        assertThat(report.cases()).isEqualTo(CASELOAD);
        assertThat(counts("grades", "Good")).containsExactly(96L, 374L);
        assertThat(counts("grades", "Requires improvement or inadequate")).containsExactly(278L, 374L);
        assertThat(row("grades", "Requires improvement or inadequate").get(3).shown())
                .isEqualTo("74.3%");
        assertThat(counts("grades", "Requires improvement").getFirst()
                        + counts("grades", "Inadequate").getFirst())
                .isEqualTo(278L);
    }

    @Test
    void oneInTenWasSentStraightBack() {
        assertThat(counts("grades", "Sent straight back")).containsExactly(38L, 374L);
        assertThat(row("grades", "Sent straight back").get(3).shown()).isEqualTo("10.2%");
    }

    /** Wilson's interval with n replaced by n(N−1)/(N−n), worked out beside Plumbline. */
    @Test
    void theIntervalsAreThoseOfADrawByChanceFromAKnownCaseload() {
        assertInterval(row("grades", "Requires improvement or inadequate").get(5), 0.698933, 0.783185);
        assertInterval(row("grades", "Sent straight back").get(5), 0.075970, 0.134628);
        assertInterval(row("grades", "Good").get(5), 0.216815, 0.301067);
    }

    @Test
    void everyCaseSentBackWasAnsweredVerifiedAndClosed() {
        for (var step : List.of(
                "Sent straight back",
                "Acknowledged by the force",
                "Acknowledged within the time set",
                "Answered by the force",
                "Answered within the time set",
                "Verified by the inspectorate",
                "Closed")) {
            assertThat(counts("sent-back-steps", step)).as(step).containsExactly(38L, 38L);
        }
        assertThat(counts("sent-back-steps", "Still open")).containsExactly(0L, 38L);
    }

    @Test
    void whatTheForceReportedIsToldApartFromWhatWasVerified() {
        assertThat(counts("sent-back-outcomes", "Reported by the force: further risk found"))
                .containsExactly(0L, 38L);
        assertThat(counts("sent-back-outcomes", "Reported by the force: no further risk found"))
                .containsExactly(38L, 38L);
        assertThat(counts("sent-back-outcomes", "Reported by the force: nobody charged or cautioned"))
                .containsExactly(38L, 38L);
        assertThat(counts("sent-back-outcomes", "Verified by the inspectorate: agrees with the force"))
                .containsExactly(38L, 38L);
    }

    @Test
    void theLeadInspectorsWordsTakeTheirFiguresFromTheTables() {
        assertThat(report.summary())
                .isEqualTo(
                        "Of 374 cases read, 74.3% (278 of 374) fell short, and 10.2% (38 of 374) went straight back.");
    }

    @Test
    void aStrangerReadsTheSameFiguresOnThePublicPage() {
        var page = stranger.get("/releases/" + release.slug());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select("main").text())
                .contains("374 of 4,210 cases")
                .contains("Of the 374 cases read, 278 (74.3%) were graded requires improvement or inadequate")
                .contains("between 69.9% and 78.3%")
                .contains("38 (10.2%) were sent straight back to the force")
                .contains("Cause of concern: Reviews by supervisors came late or not at all");
    }

    @Test
    void aStrangerDownloadsTheTablesAsOpenData() {
        assertThat(stranger.get("/releases/" + release.slug() + "/tables/grades.csv")
                        .text()
                        .lines())
                .contains(
                        "grade,cases,of,share_read,share,interval_95_lower,interval_95_upper",
                        "Good,96,374,0.256684,0.256684,0.216815,0.301067",
                        "Requires improvement or inadequate,278,374,0.743316,0.743316,0.698933,0.783185",
                        "Sent straight back,38,374,0.101604,0.101604,0.075970,0.134628");
        assertThat(stranger.get("/releases/" + release.slug() + "/tables/sent-back-outcomes.csv")
                        .text()
                        .lines())
                .contains(
                        "Reported by the force: further risk found,0,38,0.000000",
                        "Reported by the force: nobody charged or cautioned,38,38,1.000000");
    }

    @Test
    void aStrangerReadsThePdfWithWhateverTheyReadWith() {
        var pdf = stranger.get("/releases/" + release.slug() + "/report.pdf");

        assertThat(pdf.status()).isEqualTo(200);
        AccessiblePdf.assertAccessible(pdf.response().getContentAsByteArray());
    }

    private Wave drawnAndAllocated() {
        var types =
                instrument.caseTypes().stream().map(Instrument.CaseType::key).toList();
        var from = LocalDate.of(2015, 9, 1);
        var csv = IntStream.range(0, CASELOAD)
                .mapToObj(n ->
                        "%06d,%s,%s,Unit %d".formatted(n, types.get(n % types.size()), from.plusDays(n % 180), n % 6))
                .collect(Collectors.joining("\n", "reference,case type,opened,unit\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
        var wave = as(
                team.lead(),
                () -> planning.addWave(
                        team.lead(),
                        planning.inspect(team.lead(), team.force().id(), "Child protection 2016", Fieldwork.INSTRUMENT)
                                .id(),
                        "Baseline",
                        from,
                        LocalDate.of(2016, 2, 29)));
        as(
                team.liaison(),
                () -> caseloads.confirm(team.liaison(), wave.id(), "cases.csv", new ByteArrayInputStream(csv)));
        as(team.lead(), () -> sampling.draw(team.lead(), wave.id(), new Draw.Plan.SimpleRandom(READ)));
        var inspectors = List.of(team.inspector(), inspector(), inspector(), inspector()).stream()
                .map(SignedIn::person)
                .toList();
        as(
                team.lead(),
                () -> allocating.allocateEvenly(
                        team.lead(),
                        wave.id(),
                        inspectors,
                        allocating
                                .evenShares(team.lead(), wave.id(), inspectors)
                                .mark()));
        return wave;
    }

    private SignedIn inspector() {
        return people.join(team.inspectorate(), Role.INSPECTOR);
    }

    /** The good ones first, then those of which some are sent back. */
    private void read(Wave wave) {
        var all = fieldwork.readings(team, wave);
        for (int i = 0; i < all.size(); i++) {
            var reading = all.get(i);
            var grade = i < GOOD ? "good" : i < GOOD + REQUIRES_IMPROVEMENT ? "requires-improvement" : "inadequate";
            if (i >= READ - SENT_BACK) {
                sendBackAndSettle(reading);
            }
            var submitted = submit(reading, grade);
            as(team.lead(), () -> moderating.moderate(team.lead(), submitted.id(), submitted.version(), grade, ""));
        }
    }

    private Reading submit(Reading reading, String grade) {
        var reader = reader(reading);
        var good = grade.equals("good");
        var answers = new LinkedHashMap<String, ReadingContent.Answer>();
        instrument.topics().stream()
                .flatMap(topic -> topic.criteria().stream())
                .filter(criterion -> criterion.appliesTo(reading.file().caseType()))
                .forEach(criterion -> answers.put(
                        criterion.key(), new ReadingContent.Answer(Optional.of(good ? "met" : "partly-met"), "")));
        var failings = good
                ? List.<ReadingContent.Failing>of()
                : List.of(new ReadingContent.Failing("leadership.supervision", ""));
        var content = new ReadingContent(answers, failings, Optional.of(grade), "As the reviews on the file show");
        return as(
                reader,
                () -> submitting.submit(
                        reader,
                        reading.id(),
                        drafting.save(reader, reading.id(), reading.version(), content)
                                .reading()
                                .version()));
    }

    private SignedIn reader(Reading reading) {
        return readers.computeIfAbsent(reading.reader(), people::signedIn);
    }

    private void sendBackAndSettle(Reading reading) {
        var reader = reader(reading);
        var reference = as(
                        reader,
                        () -> sendingBack.raise(
                                reader,
                                Ids.next(),
                                reading.id(),
                                "procedure-not-followed",
                                "No strategy discussion is recorded"))
                .reference();
        as(team.liaison(), () -> {
            answering.acknowledge(team.liaison(), reference, 1);
            answering.assign(
                    team.liaison(), reference, 2, Optional.of(team.reviewer().person()));
        });
        as(team.reviewer(), () -> {
            answering.confirmSafety(team.reviewer(), reference, 3, "Seen at home by an officer");
            answering.review(team.reviewer(), reference, 4, Set.of(0, 1, 2, 3), "");
            answering.answer(
                    team.reviewer(),
                    reference,
                    5,
                    new Answering.Outcome(
                            "The discussion was held", Optional.of(false), Optional.of(Set.of()), Optional.of(0)));
        });
        as(team.duty(), () -> {
            sendingBack.verify(team.duty(), reference, 6, Optional.of(Step.Verdict.AGREES), false, "Read its minutes");
            sendingBack.close(team.duty(), reference, 7);
        });
    }

    private void raiseAFinding(Wave wave) {
        var evidence = fieldwork.readings(team, wave).stream()
                .filter(reading -> !reading.content().failings().isEmpty())
                .map(Reading::id)
                .toList();
        as(team.lead(), () -> {
            var finding = raising.raise(
                    team.lead(),
                    Ids.next(),
                    wave.id(),
                    new Raising.Said(
                            Optional.of(Finding.Kind.CAUSE_OF_CONCERN),
                            "Reviews by supervisors came late or not at all",
                            "Risk changed and nobody looked again.",
                            evidence));
            raising.recommend(
                    team.lead(),
                    Ids.next(),
                    finding.id(),
                    "Have every case reviewed by a supervisor when its risk changes.",
                    Optional.of(Recommendation.Timescale.IMMEDIATELY),
                    Optional.empty());
        });
    }

    private Release publish(Wave wave) {
        var first = team.lead();
        var second = team.otherLead();
        as(
                first,
                () -> publishing.write(
                        first,
                        wave.id(),
                        0,
                        "Of {read} read, {poor} fell short, and {sent-back} went straight back.",
                        ""));
        var digest = as(first, () -> publishing.digest(publishing.preview(wave.id())));
        as(first, () -> publishing.sign(first, wave.id(), digest));
        return as(second, () -> publishing.publish(second, wave.id(), digest));
    }

    private List<Cell> row(String table, String label) {
        return report.table(table).orElseThrow().rows().stream()
                .filter(row -> row.getFirst().words().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(table + " has no row '" + label + "'"));
    }

    private List<Long> counts(String table, String label) {
        return row(table, label).stream()
                .filter(cell -> cell.type() == Cell.Type.COUNT)
                .map(cell -> Math.round(cell.first()))
                .toList();
    }

    private static void assertInterval(Cell cell, double lower, double upper) {
        assertThat(cell.type()).isEqualTo(Cell.Type.INTERVAL);
        assertThat(cell.first()).isCloseTo(lower, within(0.000001));
        assertThat(cell.second()).isCloseTo(upper, within(0.000001));
    }
}

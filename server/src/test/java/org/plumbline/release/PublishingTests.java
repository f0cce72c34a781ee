package org.plumbline.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Raising;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.sampling.Draw;
import org.plumbline.sentback.Answering;
import org.plumbline.sentback.SendingBack;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class PublishingTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    Publishing publishing;

    @Autowired
    Releases releases;

    @Autowired
    Inspections inspections;

    @Autowired
    Raising raising;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    TestClock clock;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;
    Wave wave;

    @BeforeEach
    void aWaveIsModerated() {
        team = fieldwork.team();
        wave = fieldwork.reading(team, 5, 4);
        var grades =
                List.of("good", "inadequate", "requires-improvement", "good").iterator();
        fieldwork.readings(team, wave).forEach(reading -> fieldwork.grade(team, reading, grades.next()));
    }

    @Test
    void aReportIsPublishedByTheSecondOfTwoSignatures() {
        var digest = digest();
        as(team.lead(), () -> publishing.sign(team.lead(), wave.id(), digest));
        assertThat(browsers.ofAStranger().get("/releases").text())
                .doesNotContain(team.force().name());

        var release = as(team.otherLead(), () -> publishing.publish(team.otherLead(), wave.id(), digest));

        var seen = browsers.ofAStranger().get("/releases/" + release.slug());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text())
                .contains("2 of 4", team.lead().name(), team.otherLead().name(), digest);
        assertThat(as(team.lead(), () -> inspections.wave(wave.id()))
                        .orElseThrow()
                        .stage())
                .isEqualTo(Wave.Stage.PUBLISHED);
    }

    @Test
    void nobodySignsBoth() {
        var digest = digest();
        as(team.lead(), () -> publishing.sign(team.lead(), wave.id(), digest));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(team.lead(), () -> publishing.publish(team.lead(), wave.id(), digest)));
    }

    @Test
    void whatIsSignedIsWhatWasRead() {
        var digest = digest();
        as(team.lead(), () -> publishing.write(team.lead(), wave.id(), 0, "We read {read}.", ""));

        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> as(team.lead(), () -> publishing.sign(team.lead(), wave.id(), digest)));
    }

    @Test
    void aNumberIsNeverTypedButPutInFromTheData() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        team.lead(),
                        () -> publishing.write(team.lead(), wave.id(), 0, "More than half of 121 were poor.", "")))
                .satisfies(refused -> assertThat(refused.refusals()).hasSize(2));

        as(team.lead(), () -> publishing.write(team.lead(), wave.id(), 0, "Of {read}, {poor} were poor.", ""));

        assertThat(as(team.lead(), () -> publishing.preview(wave.id())).summary())
                .isEqualTo("Of 4 cases, 50.0% (2 of 4) were poor.");
    }

    @Test
    void theFirstSignatureCanBeTakenBackAndTheWordsChanged() {
        var digest = digest();
        as(team.lead(), () -> publishing.sign(team.lead(), wave.id(), digest));
        as(team.otherLead(), () -> publishing.withdraw(team.otherLead(), wave.id(), digest));

        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() -> as(team.otherLead(), () -> publishing.publish(team.otherLead(), wave.id(), digest)));
        as(team.lead(), () -> publishing.write(team.lead(), wave.id(), 0, "We read {read}.", ""));
        assertThat(publish().slug()).isNotEmpty();
    }

    @Test
    void whatWasChangedBetweenTheSignaturesIsNotPublished() {
        var digest = digest();
        as(team.lead(), () -> publishing.sign(team.lead(), wave.id(), digest));
        var evidence = List.of(fieldwork.readings(team, wave).getFirst().id());
        as(
                team.lead(),
                () -> raising.raise(
                        team.lead(),
                        Ids.next(),
                        wave.id(),
                        new Raising.Said(
                                Optional.of(Finding.Kind.AREA_FOR_IMPROVEMENT), "Late", "Late reviews", evidence)));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(team.otherLead(), () -> publishing.publish(team.otherLead(), wave.id(), digest)))
                .withMessageContaining("changed since the first signature");
        assertThat(as(team.lead(), () -> releases.ofWave(wave.id()))).isEmpty();
    }

    @Test
    void aSignatureThatWasNotSeenIsNotTakenBack() {
        as(team.lead(), () -> publishing.sign(team.lead(), wave.id(), digest()));

        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() ->
                        as(team.otherLead(), () -> publishing.withdraw(team.otherLead(), wave.id(), "0".repeat(64))));
    }

    @Test
    void ofTwoWhoSignAtOnceOneIsTold() throws Exception {
        var digest = digest();
        Callable<Boolean> mine = () -> isSigned(team.lead(), digest);
        Callable<Boolean> theirs = () -> isSigned(team.otherLead(), digest);

        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var signed = both.invokeAll(List.of(mine, theirs));
            assertThat(signed.get(0).get()).isNotEqualTo(signed.get(1).get());
        }
    }

    private boolean isSigned(SignedIn who, String digest) {
        try {
            as(who, () -> publishing.sign(who, wave.id(), digest));
            return true;
        } catch (Stale signedAlready) {
            return false;
        }
    }

    @Test
    void theSameWordsSentTwiceAreSavedOnce() {
        as(team.lead(), () -> publishing.write(team.lead(), wave.id(), 0, "We read {read}.", ""));
        as(team.lead(), () -> publishing.write(team.lead(), wave.id(), 0, "We read {read}.", ""));

        assertThatExceptionOfType(Stale.class)
                .isThrownBy(() ->
                        as(team.otherLead(), () -> publishing.write(team.otherLead(), wave.id(), 0, "Other", "")));
    }

    @Test
    void theDatabaseItselfPublishesNothingOverOneSignature() {
        var signed = as(team.lead(), () -> publishing.sign(team.lead(), wave.id(), digest()));

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> as(
                        team.lead(),
                        () -> transaction.executeWithoutResult(
                                status -> jdbc.sql("""
                                insert into release_publication (release_id, slug, published_at, checkpoint, pdf)
                                values (:id, 'x', now(), '', '')
                                """).param("id", signed.id()).update())));
    }

    @Test
    void aWaveOfWhichNothingIsReadSaysSoAndGivesNoShare() {
        var other = fieldwork.team();
        var unread = fieldwork.reading(other, 2, 2);

        var report = as(other.lead(), () -> publishing.preview(unread.id()));

        assertThat(report.headlines()).allMatch(each -> each.startsWith("No case was read"));
        assertThat(report.table("grades").orElseThrow().rows().getFirst().get(3))
                .isEqualTo(Table.Cell.notGiven("none read"));
    }

    @Test
    void aStratifiedDrawIsWeightedByWhatTheCaseloadHolds() {
        var other = fieldwork.team();
        var stratified =
                fieldwork.reading(other, 6, new Draw.Plan.Stratified(Map.of("missing", 4, "domestic-abuse", 2), false));
        fieldwork
                .readings(other, stratified)
                .forEach(reading -> fieldwork.grade(
                        other, reading, reading.file().caseType().equals("missing") ? "inadequate" : "good"));

        var poor = as(other.lead(), () -> publishing.preview(stratified.id()))
                .table("grades")
                .orElseThrow()
                .rows()
                .get(3);

        assertThat(poor.get(3)).isEqualTo(Table.Cell.share(4.0 / 6));
        assertThat(poor.get(4)).isEqualTo(Table.Cell.share(0.5));
    }

    @Test
    void casesChosenByHandBesideADrawAreCountedApartAndSayNothingOfTheCaseload() {
        team = fieldwork.team();
        wave = fieldwork.reading(team, 5, 4);
        var drawn = fieldwork.readings(team, wave);
        fieldwork.chooseByHand(team, wave, 3).forEach(reading -> fieldwork.grade(team, reading, "inadequate"));
        drawn.subList(0, 2).forEach(reading -> fieldwork.grade(team, reading, "good"));
        drawn.subList(2, 4).forEach(reading -> fieldwork.grade(team, reading, "inadequate"));

        var report = as(team.lead(), () -> publishing.preview(wave.id()));

        var poor = report.table("grades").orElseThrow().rows().get(3);
        assertThat(poor.subList(1, 3)).containsExactly(Table.Cell.count(2), Table.Cell.count(4));
        assertThat(poor.get(4)).isEqualTo(Table.Cell.share(0.5));
        var published = publish();
        assertThat(browsers.ofAStranger().get("/releases/" + published.slug()).text())
                .contains("2 of 4", "3 cases more, chosen by hand, were read beside those drawn by chance")
                .doesNotContain("of 7");
    }

    @Test
    void aWaveOfWhichAllCasesWereChosenByHandHasCountsAndNoInterval() {
        var other = fieldwork.team();
        var byHand = fieldwork.caseload(other, 5);
        fieldwork.chooseByHand(other, byHand, 4).forEach(reading -> fieldwork.grade(other, reading, "inadequate"));

        var grades = as(other.lead(), () -> publishing.preview(byHand.id()))
                .table("grades")
                .orElseThrow();

        assertThat(grades.rows())
                .allSatisfy(row -> assertThat(row.subList(4, row.size()))
                        .allSatisfy(cell -> assertThat(cell).isEqualTo(Table.Cell.notGiven("chosen by hand"))));
    }

    @Test
    void aCaseThatIsStillOpenMakesTheTimesLongerAndIsNotLeftOut() {
        var reading = fieldwork.readings(team, wave).getFirst();
        var reference = fieldwork.sendBack(team, reading).reference();
        clock.advance(Duration.ofMinutes(45));
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), reference, 1));
        clock.advance(Duration.ofDays(96));

        var rows = as(team.lead(), () -> publishing.preview(wave.id()))
                .table("sent-back-times")
                .orElseThrow()
                .rows();

        assertThat(rows.getFirst().subList(0, 4))
                .containsExactly(
                        Table.Cell.words("Acknowledged by the force"),
                        Table.Cell.count(1),
                        Table.Cell.count(0),
                        Table.Cell.words("45 minutes"));
        assertThat(rows.get(2))
                .containsExactly(
                        Table.Cell.words("Outcome reported by the force"),
                        Table.Cell.count(0),
                        Table.Cell.count(1),
                        Table.Cell.notGiven("too few are done"),
                        Table.Cell.notGiven("too few are done"),
                        Table.Cell.notGiven("too few are done"),
                        Table.Cell.words("95 days 15 hours"));
    }

    @Test
    void aCaseSentBackAfterPublicationDoesNotChangeWhatTheNextWaveIsComparedWith() {
        publish();
        var next = fieldwork.following(team, wave, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 20), 5, 4);
        fieldwork.readings(team, next).forEach(reading -> fieldwork.grade(team, reading, "good"));
        var before = as(team.lead(), () -> publishing.preview(next.id())).comparisons();
        clock.advance(Duration.ofDays(1));
        var late = fieldwork.readings(team, wave).getFirst();

        as(
                team.duty(),
                () -> sendingBack.raise(
                        team.duty(), Ids.next(), late.id(), "child-in-danger-now", "A report that came in late"));

        assertThat(as(team.lead(), () -> publishing.preview(next.id())).comparisons())
                .isEqualTo(before);
    }

    @Test
    void aWaveThatIsNotAllReadIsNotSigned() {
        var other = fieldwork.team();
        var unread = fieldwork.reading(other, 2, 2);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        other.lead(),
                        () -> publishing.sign(
                                other.lead(), unread.id(), publishing.digest(publishing.preview(unread.id())))))
                .withMessageContaining("final grade");
    }

    @Test
    void aPublishedReportCannotBeChangedNotEvenByTheServer() {
        publish();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Fence.asTheServer(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update release set content = '{}'").update())));
    }

    @Test
    void aCorrectionNamesTheReportThatItCorrectsAndSaysWhatChanged() {
        var first = publish();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(team.lead(), () -> publishing.sign(team.lead(), wave.id(), digest())))
                .withMessageContaining("what a correction changes");
        as(team.lead(), () -> publishing.write(team.lead(), wave.id(), 0, "We read {read}.", "A summary was added."));

        var second = publish();

        assertThat(second.corrects().orElseThrow().slug()).isEqualTo(first.slug());
        var stranger = browsers.ofAStranger();
        assertThat(stranger.get("/releases/" + first.slug()).text())
                .contains("This report was corrected", second.slug());
        assertThat(stranger.get("/releases/" + second.slug()).text()).contains("A summary was added.");
    }

    @Test
    void everyTableIsThereAsOpenDataAndTheDigestIsOfTheDataThatAnyoneCanDownload() throws Exception {
        var release = publish();
        var stranger = browsers.ofAStranger();

        assertThat(stranger.get("/releases/" + release.slug() + "/tables/grades.csv")
                        .text())
                .contains("grade,cases,of,share_read,share,interval_95_lower,interval_95_upper", "Good,2,4,0.500000");
        var content =
                stranger.get("/releases/" + release.slug() + "/report.json").text();
        var digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(java.util.HexFormat.of().formatHex(digest)).isEqualTo(release.digest());
        assertThat(content).doesNotContain(team.lead().name(), "C-");
    }

    @Test
    void theNextWaveIsComparedWithThePublishedOneAndSaysHowSureItIs() {
        publish();
        var next = fieldwork.following(team, wave, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 20), 5, 4);
        fieldwork.readings(team, next).forEach(reading -> fieldwork.grade(team, reading, "good"));

        var comparisons = as(team.lead(), () -> publishing.preview(next.id())).comparisons();

        assertThat(comparisons).hasSize(2).allMatch(Report.ComparisonText::comparable);
        assertThat(comparisons.getFirst().earlier()).isEqualTo("Baseline");
    }

    private String digest() {
        return as(team.lead(), () -> publishing.digest(publishing.preview(wave.id())));
    }

    private Release publish() {
        var digest = digest();
        as(team.lead(), () -> publishing.sign(team.lead(), wave.id(), digest));
        return as(team.otherLead(), () -> publishing.publish(team.otherLead(), wave.id(), digest));
    }
}

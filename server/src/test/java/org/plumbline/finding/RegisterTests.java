package org.plumbline.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.Fieldwork.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.finding.Recommendation.Status;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.springframework.beans.factory.annotation.Autowired;

/** The register that was published from 2016 to 2025, as {@code published/recommendations.csv} has it with its sources. */
@PlumblineTest
class RegisterTests {

    @Autowired
    Register register;

    @Autowired
    Recommendations recommendations;

    @Autowired
    People people;

    @Autowired
    Browser.Opener browsers;

    SignedIn lead;

    @BeforeEach
    void anInspectorate() {
        lead = people.join(people.inspectorate(), Role.LEAD_INSPECTOR);
    }

    @Test
    void everyRowOfTheRealRegisterIsTakenOnceAndOnlyOnce() throws IOException {
        var first = takeTheRealOne();
        var again = takeTheRealOne();

        assertThat(first.added() + first.unchanged()).isEqualTo(37);
        assertThat(again).isEqualTo(new Register.Taken(0, 37, java.util.List.of()));
    }

    @Test
    void aHistoryKeepsItsDatesAndItsOwnWordsBesideTheNeutralStatus() throws IOException {
        takeTheRealOne();

        var governance =
                as(lead, () -> recommendations.find("metropolitan-2016-r01")).orElseThrow();

        assertThat(governance.history())
                .extracting(Recommendation.Event::dated)
                .containsExactly("2016-11-25", "2016-12-08", "2018-01-26", "2018-01-26");
        assertThat(governance.history())
                .extracting(Recommendation.Event::words)
                .startsWith("awaiting-review", "comment \"new recommendation\"", "being-progressed");
        assertThat(governance.status()).contains(Status.IN_PROGRESS);
        assertThat(governance.register().orElseThrow().number()).isEqualTo("4104");
    }

    @Test
    void whatHasNoDateIsSaidToHaveNone() throws IOException {
        takeTheRealOne();

        var early =
                as(lead, () -> recommendations.find("metropolitan-2023-r10")).orElseThrow();

        assertThat(early.history())
                .extracting(Recommendation.Event::dated)
                .containsExactly("2023-10", "2024-02-09", "", "");
        assertThat(early.status()).contains(Status.CLOSED);
    }

    @Test
    void whatHasNoNeutralWordKeepsItsOwn() throws IOException {
        takeTheRealOne();

        var red =
                as(lead, () -> recommendations.find("city-of-london-2019-r28")).orElseThrow();

        assertThat(red.status()).isEmpty();
        assertThat(red.history().getFirst().words()).isEqualTo("Red");
    }

    @Test
    void whatWasKeptElsewhereIsNeverSaidToBeOverdue() throws IOException {
        takeTheRealOne();

        var threeMonths =
                as(lead, () -> recommendations.find("metropolitan-2016-r05")).orElseThrow();

        assertThat(threeMonths.due()).contains(LocalDate.of(2017, 2, 25));
        assertThat(threeMonths.isOverdue(LocalDate.of(2026, 11, 24))).isFalse();
    }

    @Test
    void everybodyCanReadItAndDownloadIt() throws IOException {
        takeTheRealOne();
        var stranger = browsers.ofAStranger();

        assertThat(stranger.get("/recommendations/metropolitan-2016-r01").text())
                .contains("4104", "justiceinspectorates.gov.uk");
        assertThat(stranger.get("/recommendations.csv").text())
                .contains("metropolitan-2016-r01,Metropolitan,2016-11-25");
        assertThat(stranger.get("/recommendations?state=unknown").status()).isEqualTo(200);
        assertThat(stranger.get("/recommendations.json").text()).contains("awaiting-review");
    }

    @Test
    void aWrongFileIsRefusedWithLineColumnValueAndRemedyAndNothingIsTaken() {
        var wrong = """
                id,force,source_inspection,published,kind,register_no,timescale,deadline,summary_own_words,status_history,status_vocabulary,verified,source
                X1,Northmoor,NCPI,25 November 2016,recommendation,1,immediately,,Text,made,slugs,yes,Somewhere
                X1,,NCPI,2016-11-25,recommendation,1,immediately,,Text,made,slugs,yes,Somewhere
                """;

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take(wrong))
                .satisfies(refused -> assertThat(refused.refusals())
                        .extracting(refusal -> refusal.message())
                        .containsExactlyInAnyOrder(
                                "Line 2, column published, '25 November 2016': it is no date: write 2016-11-25, 2016-11 or 2016",
                                "Line 3, column force, '': it is empty, and needs a value",
                                "Line 3, column id, 'X1': another row has the same id"));
    }

    @Test
    void anEmptyFileOneWithoutItsColumnsAndOneThatIsNoTextAreRefused() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> take("")).withMessageContaining("no rows");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take("id,force\nX1,Northmoor\n"))
                .withMessageContaining("lacks the columns source_inspection");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        lead,
                        () -> register.take(
                                lead,
                                new ByteArrayInputStream(
                                        "id,force\nX1,Northmoor\n".getBytes(StandardCharsets.UTF_16)))))
                .withMessageContaining("UTF-16");
    }

    @Test
    void aForceCannotTakeOneIn() {
        var liaison = people.join(people.force(), Role.FORCE_LIAISON);

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> as(liaison, () -> register.take(liaison, new ByteArrayInputStream(new byte[0]))));
    }

    private Register.Taken takeTheRealOne() throws IOException {
        try (var file = Objects.requireNonNull(Register.class.getResourceAsStream("/published/recommendations.csv"))) {
            return as(lead, () -> register.take(lead, file));
        }
    }

    private Register.Taken take(String csv) {
        return as(lead, () -> register.take(lead, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
    }
}

package org.plumbline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.reading.Fieldwork.as;
import static org.plumbline.reading.Fieldwork.content;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.PlumblineTest;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class SubmittingTests {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Submitting submitting;

    @Autowired
    private Readings readings;

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
    void everyCriterionNeedsAJudgementAndTheCaseAGradeWithItsReason() {
        var reading = fieldwork.allocated(fieldwork.asha);
        var criteria = ReadingContent.criteria(
                        fieldwork.instrument(), reading.file().caseType())
                .count();

        assertThatThrownBy(() -> submit(reading, reading.version()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusals())
                                .hasSize((int) criteria + 2)
                                .extracting(Refusal::field)
                                .endsWith("grade", "rationale"));
        assertThat(fieldwork.now(reading).state()).isEqualTo(Reading.State.ALLOCATED);
    }

    @Test
    void theSameReadingSubmittedTwiceIsOneSubmission() throws Exception {
        var reading = fieldwork.allocated(fieldwork.asha);
        var saved = as(
                        fieldwork.asha,
                        () -> drafting.save(fieldwork.asha, reading.id(), 0, fieldwork.whole(reading, "good")))
                .reading();

        Callable<Reading> press = () -> submit(saved, saved.version());
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var pressed : threads.invokeAll(List.of(press, press))) {
                assertThat(pressed.get().state()).isEqualTo(Reading.State.SUBMITTED);
            }
        }
        submit(saved, saved.version());

        assertThat(as(fieldwork.asha, () -> readings.submissions(reading.id())))
                .singleElement()
                .satisfies(submission -> {
                    assertThat(submission.grade()).isEqualTo("good");
                    assertThat(submission.content()).isEqualTo(saved.content());
                });
        assertThat(acts(reading)).containsExactly("reading.allocation", "reading.submission");
    }

    @Test
    void whatWasCheckedIsWhatIsSubmitted() {
        var reading = fieldwork.drafted(fieldwork.asha, content("good", ""));
        as(
                fieldwork.asha,
                () -> drafting.save(fieldwork.asha, reading.id(), reading.version(), fieldwork.whole(reading, "good")));

        assertThatThrownBy(() -> submit(reading, reading.version())).isInstanceOf(Stale.class);
        assertThat(fieldwork.now(reading).state()).isEqualTo(Reading.State.DRAFT);
    }

    @Test
    void aConflictIsDecidedBeforeSubmitting() {
        var reading = fieldwork.allocated(fieldwork.asha);
        var whole = fieldwork.whole(reading, "good");
        as(fieldwork.asha, () -> drafting.save(fieldwork.asha, reading.id(), 0, whole));
        as(fieldwork.asha, () -> drafting.save(fieldwork.asha, reading.id(), 0, content("inadequate", "")));

        assertThatThrownBy(() -> submit(reading, fieldwork.now(reading).version()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("two windows");
    }

    @Test
    void nobodySubmitsForAnother() {
        var reading = fieldwork.drafted(fieldwork.asha, content("good", ""));

        assertThatThrownBy(() ->
                        as(fieldwork.ben, () -> submitting.submit(fieldwork.ben, reading.id(), reading.version())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        as(fieldwork.lead, () -> submitting.submit(fieldwork.lead, reading.id(), reading.version())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aSubmissionCannotBeChangedOrDeletedEvenInTheDatabase() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");

        for (var sql : List.of(
                "update reading_submission set grade = 'inadequate' where reading_id = :id",
                "delete from reading_submission where reading_id = :id",
                "delete from reading where id = :id")) {
            assertThatThrownBy(() -> as(
                            fieldwork.lead,
                            () -> transaction.execute(status ->
                                    jdbc.sql(sql).param("id", reading.id()).update())))
                    .hasRootCauseMessage("ERROR: permission denied for table "
                            + (sql.contains("submission") ? "reading_submission" : "reading"));
        }
    }

    private Reading submit(Reading reading, long version) {
        return as(fieldwork.asha, () -> submitting.submit(fieldwork.asha, reading.id(), version));
    }

    private List<String> acts(Reading reading) {
        return as(
                fieldwork.lead,
                () -> transaction.execute(status -> jdbc.sql(
                                "select act from ledger_entry where subject = 'reading' and subject_id = :id order by at, id")
                        .param("id", reading.id().toString())
                        .query(String.class)
                        .list()));
    }
}

package org.plumbline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.reading.Fieldwork.as;
import static org.plumbline.reading.Fieldwork.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.PlumblineTest;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.reading.ReadingContent.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class DraftingTests {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Allocating allocating;

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
    void whatIsSavedIsThereWhenTheReadingIsOpenedAgain() {
        var reading = fieldwork.allocated(fieldwork.asha);
        var written = new ReadingContent(
                Map.of("childs-voice", new Answer(Optional.of("not-met"), "Nobody asked")),
                List.of(),
                Optional.of("inadequate"),
                "Not begun to explain");

        save(reading, reading.version(), written);

        var opened = fieldwork.now(reading);
        assertThat(opened.content()).isEqualTo(written);
        assertThat(opened.state()).isEqualTo(Reading.State.DRAFT);
        assertThat(opened.version()).isEqualTo(reading.version() + 1);
    }

    @Test
    void savingTheSameTwiceChangesNothing() {
        var reading = fieldwork.drafted(fieldwork.asha, content("good", ""));

        save(reading, reading.version(), content("good", ""));

        assertThat(fieldwork.now(reading).version()).isEqualTo(reading.version());
    }

    @Test
    void editsOfDifferentFieldsInTwoWindowsMerge() {
        var reading = fieldwork.allocated(fieldwork.asha);

        save(reading, 0, content("good", ""));
        var second = save(reading, 0, content("", "The checks were made."));

        assertThat(second.conflict()).isFalse();
        assertThat(fieldwork.now(reading).content()).isEqualTo(content("good", "The checks were made."));
    }

    @Test
    void twoEditsOfOneFieldAreAConflictThatIsKeptUntilTheReaderDecides() {
        var reading = fieldwork.allocated(fieldwork.asha);
        save(reading, 0, content("good", "First"));

        var second = save(reading, 0, content("inadequate", "First"));

        assertThat(second.conflict()).isTrue();
        assertThat(fieldwork.now(reading).content().grade()).contains("good");
        assertThat(conflicts(reading)).singleElement().satisfies(conflict -> {
            assertThat(conflict.field()).isEqualTo("grade");
            assertThat(conflict.saved().value()).isEqualTo("good");
            assertThat(conflict.unsaved().value()).isEqualTo("inadequate");
            assertThat(conflict.unsaved().byName()).isEqualTo(fieldwork.asha.name());
        });

        as(
                fieldwork.asha,
                () -> drafting.decide(
                        fieldwork.asha, reading.id(), fieldwork.now(reading).version(), Map.of("grade", "inadequate")));

        assertThat(fieldwork.now(reading).content()).isEqualTo(content("inadequate", "First"));
        assertThat(conflicts(reading)).isEmpty();
    }

    @Test
    void whatElseWasTypedBesideAConflictIsSaved() {
        var reading = fieldwork.allocated(fieldwork.asha);
        save(reading, 0, content("good", ""));

        save(reading, 0, content("inadequate", "Typed beside it"));

        assertThat(fieldwork.now(reading).content()).isEqualTo(content("good", "Typed beside it"));
    }

    @Test
    void everyConflictIsDecidedAndOnWhatStandsNow() {
        var reading = fieldwork.allocated(fieldwork.asha);
        save(reading, 0, content("good", ""));
        save(reading, 0, content("inadequate", ""));
        var version = fieldwork.now(reading).version();

        assertThatThrownBy(() ->
                        as(fieldwork.asha, () -> drafting.decide(fieldwork.asha, reading.id(), version, Map.of())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(
                        fieldwork.asha,
                        () -> drafting.decide(fieldwork.asha, reading.id(), version - 1, Map.of("grade", "good"))))
                .isInstanceOf(Stale.class);
        assertThat(conflicts(reading)).hasSize(1);
    }

    @Test
    void aWindowIsNeverInConflictWithWhatItSavedItself() {
        var reading = fieldwork.allocated(fieldwork.asha);
        var window = Window.on(0);

        save(reading, window, content("", "The"));
        save(reading, window, content("", "The child"));
        var last = save(reading, window, content("", "The child was seen."));

        assertThat(last.conflict()).isFalse();
        assertThat(fieldwork.now(reading).content().rationale()).isEqualTo("The child was seen.");
    }

    @Test
    void aWindowDoesNotTakeBackWhatAnotherSavedSince() {
        var reading = fieldwork.allocated(fieldwork.asha);
        var first = Window.on(0);
        var second = Window.on(0);
        save(reading, first, content("", "The child"));
        save(reading, second, content("good", ""));

        var last = save(reading, first, content("", "The child was seen."));

        assertThat(last.conflict()).isFalse();
        assertThat(fieldwork.now(reading).content()).isEqualTo(content("good", "The child was seen."));
    }

    @Test
    void aConflictIsGoneWhenTheWindowTypesWhatIsSaved() {
        var reading = fieldwork.allocated(fieldwork.asha);
        var second = Window.on(0);
        save(reading, 0, content("good", ""));
        save(reading, second, content("inadequate", ""));

        save(reading, second, content("good", ""));

        assertThat(conflicts(reading)).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithWhereAndHowLong() {
        var reading = fieldwork.allocated(fieldwork.asha);

        assertThatThrownBy(() -> save(reading, 0, content("good", "x".repeat(4_001))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusals())
                                .singleElement()
                                .satisfies(it -> {
                                    assertThat(it.field()).isEqualTo("rationale");
                                    assertThat(it.message()).contains("4,001").contains("4,000");
                                }));
        assertThat(fieldwork.now(reading).content()).isEqualTo(ReadingContent.EMPTY);
    }

    @Test
    void anAnswerThatTheInstrumentDoesNotHaveIsRefused() {
        var reading = fieldwork.allocated(fieldwork.asha);
        var answer = new Answer(Optional.of("splendid"), "");

        assertThatThrownBy(() -> save(
                        reading,
                        0,
                        new ReadingContent(Map.of("childs-voice", answer), List.of(), Optional.empty(), "")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> save(reading, 0, content("outstanding", ""))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> save(
                        reading,
                        0,
                        new ReadingContent(
                                Map.of("of-another-type", new Answer(Optional.of("met"), "")),
                                List.of(),
                                Optional.empty(),
                                "")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nobodyButTheReaderWritesInAReading() {
        var reading = fieldwork.allocated(fieldwork.asha);

        for (var other : List.of(fieldwork.ben, fieldwork.lead, fieldwork.liaison)) {
            assertThatThrownBy(() -> as(other, () -> drafting.save(other, reading.id(), 0, content("good", ""))))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void aReaderWhoseCaseWasTakenIsToldAndWhatTheyWroteIsKept() {
        var reading = fieldwork.drafted(fieldwork.asha, content("good", "Begun"));
        as(
                fieldwork.lead,
                () -> allocating.allocate(
                        fieldwork.lead, fieldwork.wave.id(), reading.file().id(), fieldwork.ben.person()));

        assertThatThrownBy(() -> save(reading, reading.version(), content("good", "Begun and more")))
                .isInstanceOf(Stale.class);
        assertThat(fieldwork.now(reading).content()).isEqualTo(content("good", "Begun"));
    }

    @Test
    void aSubmittedReadingTakesNoMoreDrafts() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");

        assertThatThrownBy(() -> save(reading, reading.version(), content("inadequate", "After")))
                .isInstanceOf(Stale.class);
    }

    @Test
    void draftsAreNoLedgerEntries() {
        var reading = fieldwork.drafted(fieldwork.asha, content("good", ""));

        save(reading, reading.version(), content("good", "More"));

        List<String> acts = as(
                fieldwork.lead,
                () -> transaction.execute(status -> jdbc.sql(
                                "select act from ledger_entry where subject = 'reading' and subject_id = :id")
                        .param("id", reading.id().toString())
                        .query(String.class)
                        .list()));
        assertThat(acts).containsExactly("reading.allocation");
    }

    private Drafting.Saved save(Reading reading, long version, ReadingContent content) {
        return save(reading, Window.on(version), content);
    }

    private Drafting.Saved save(Reading reading, Window window, ReadingContent content) {
        return as(fieldwork.asha, () -> drafting.save(fieldwork.asha, reading.id(), window, content));
    }

    private List<Conflict> conflicts(Reading reading) {
        return as(fieldwork.asha, () -> drafting.conflicts(reading.id()));
    }
}

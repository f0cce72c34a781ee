package org.plumbline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.reading.Fieldwork.as;
import static org.plumbline.reading.Fieldwork.content;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.PlumblineTest;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@PlumblineTest
class ModeratingTests {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Moderating moderating;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Submitting submitting;

    @Autowired
    private Allocating allocating;

    @Autowired
    private Readings readings;

    @Autowired
    private Inspections inspections;

    @Autowired
    private Planning planning;

    private Fieldwork fieldwork;

    @BeforeEach
    void casesAreDrawn() {
        fieldwork = beans.createBean(Fieldwork.class);
    }

    @Test
    void aModeratorConfirmsTheReadersGrade() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");

        var moderated = moderate(fieldwork.lead, reading, "good", "");

        assertThat(moderated.state()).isEqualTo(Reading.State.MODERATED);
        assertThat(moderated.isOverruled()).isFalse();
        assertThat(moderated.moderation())
                .hasValueSatisfying(it -> assertThat(it.moderatorName()).isEqualTo(fieldwork.lead.name()));
    }

    @Test
    void anotherGradeNeedsAReasonThatTheReaderSees() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");

        assertThatThrownBy(() -> moderate(fieldwork.lead, reading, "inadequate", "  "))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::field)
                                .containsExactly("reason"));
        moderate(fieldwork.lead, reading, "inadequate", "The child was seen on day 4 only");

        var seen = as(fieldwork.asha, () -> readings.find(reading.id())).orElseThrow();
        assertThat(seen.isOverruled()).isTrue();
        assertThat(seen.content().grade()).contains("good");
        assertThat(seen.moderation()).hasValueSatisfying(it -> {
            assertThat(it.grade()).isEqualTo("inadequate");
            assertThat(it.reason()).isEqualTo("The child was seen on day 4 only");
        });
    }

    @Test
    void nobodyModeratesTheirOwnReading() {
        var reading = fieldwork.submitted(fieldwork.lead, "good");

        assertThatThrownBy(() -> moderate(fieldwork.lead, reading, "good", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> giveBack(fieldwork.lead, reading, "Look again"))
                .isInstanceOf(Refused.class);
        assertThat(moderate(fieldwork.secondLead, reading, "good", "").state()).isEqualTo(Reading.State.MODERATED);
    }

    @Test
    void onlyALeadInspectorModerates() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");

        assertThatThrownBy(() -> moderate(fieldwork.ben, reading, "good", "")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> moderate(fieldwork.liaison, reading, "good", ""))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theSameDecisionTwiceIsOneAndASecondModeratorIsTold() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");
        moderate(fieldwork.lead, reading, "good", "");

        assertThat(moderate(fieldwork.lead, reading, "good", "").state()).isEqualTo(Reading.State.MODERATED);
        assertThatThrownBy(() -> moderate(fieldwork.secondLead, reading, "inadequate", "I differ"))
                .isInstanceOf(Stale.class)
                .hasMessageContaining(fieldwork.lead.name());
    }

    @Test
    void aDraftIsNotModerated() {
        var reading = fieldwork.drafted(fieldwork.asha, content("good", ""));

        assertThatThrownBy(() -> moderate(fieldwork.lead, reading, "good", "")).isInstanceOf(Stale.class);
    }

    @Test
    void aReturnedReadingIsWrittenAgainAndTheOldSubmissionIsKept() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");
        var returned = giveBack(fieldwork.lead, reading, "Say when the child was seen");

        assertThat(returned.state()).isEqualTo(Reading.State.RETURNED);
        assertThat(returned.returned())
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("Say when the child was seen"));
        assertThatThrownBy(() -> moderate(fieldwork.lead, reading, "good", "")).isInstanceOf(Stale.class);

        var saved = as(
                        fieldwork.asha,
                        () -> drafting.save(
                                fieldwork.asha,
                                reading.id(),
                                returned.version(),
                                fieldwork.whole(reading, "inadequate")))
                .reading();
        as(fieldwork.asha, () -> submitting.submit(fieldwork.asha, reading.id(), saved.version()));

        assertThat(as(fieldwork.lead, () -> readings.submissions(reading.id())))
                .extracting(Submission::grade)
                .containsExactly("good", "inadequate");
    }

    @Test
    void aReturnNeedsAReason() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");

        assertThatThrownBy(() -> giveBack(fieldwork.lead, reading, "")).isInstanceOf(Refused.class);
        assertThat(fieldwork.now(reading).state()).isEqualTo(Reading.State.SUBMITTED);
    }

    @Test
    void theWaveIsModeratedWhenEveryDrawnCaseHasAFinalGrade() {
        for (int read = 1; read <= Fieldwork.DRAWN; read++) {
            assertThat(stage()).isNotEqualTo(Wave.Stage.MODERATED);
            moderate(fieldwork.lead, fieldwork.submitted(fieldwork.asha, "good"), "good", "");
        }

        assertThat(stage()).isEqualTo(Wave.Stage.MODERATED);
    }

    @Test
    void nothingOfAPublishedWaveChanges() {
        var submitted = fieldwork.submitted(fieldwork.asha, "good");
        var draft = fieldwork.drafted(fieldwork.ben, content("good", ""));
        as(fieldwork.lead, () -> {
            planning.reached(fieldwork.lead.by(), fieldwork.wave.id(), Wave.Stage.PUBLISHED);
            return 0;
        });

        assertThatThrownBy(() -> moderate(fieldwork.lead, submitted, "good", ""))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> giveBack(fieldwork.lead, submitted, "Again")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(
                        fieldwork.ben,
                        () -> drafting.save(fieldwork.ben, draft.id(), draft.version(), content("inadequate", ""))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> fieldwork.allocated(fieldwork.asha)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(fieldwork.lead, () -> {
                    allocating.withdraw(fieldwork.lead, draft.id());
                    return 0;
                }))
                .isInstanceOf(Refused.class);
    }

    private Reading moderate(SignedIn who, Reading reading, String grade, String reason) {
        return as(who, () -> moderating.moderate(who, reading.id(), reading.version(), grade, reason));
    }

    private Reading giveBack(SignedIn who, Reading reading, String reason) {
        return as(who, () -> moderating.giveBack(who, reading.id(), reading.version(), reason));
    }

    private Wave.Stage stage() {
        return as(fieldwork.lead, () -> inspections.wave(fieldwork.wave.id()))
                .orElseThrow()
                .stage();
    }
}

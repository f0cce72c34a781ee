package org.plumbline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.reading.Fieldwork.as;
import static org.plumbline.reading.Fieldwork.content;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.caseload.Caseloads;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.Role;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@PlumblineTest
class AllocatingTests {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Allocating allocating;

    @Autowired
    private Moderating moderating;

    @Autowired
    private Readings readings;

    @Autowired
    private Inspections inspections;

    @Autowired
    private Caseloads caseloads;

    @Autowired
    private People people;

    private Fieldwork fieldwork;

    @BeforeEach
    void casesAreDrawn() {
        fieldwork = beans.createBean(Fieldwork.class);
    }

    @Test
    void theFirstAllocationBeginsTheReadingOfTheWave() {
        fieldwork.allocated(fieldwork.asha);

        assertThat(as(fieldwork.lead, () -> inspections.wave(fieldwork.wave.id()))
                        .orElseThrow()
                        .stage())
                .isEqualTo(Wave.Stage.READING);
    }

    @Test
    void casesAreSharedEvenlyAsWasShown() {
        fieldwork.allocated(fieldwork.asha);
        var readers = List.of(fieldwork.asha.person(), fieldwork.ben.person());
        var shown = as(fieldwork.lead, () -> allocating.evenShares(fieldwork.lead, fieldwork.wave.id(), readers));

        as(fieldwork.lead, () -> allocating.allocateEvenly(fieldwork.lead, fieldwork.wave.id(), readers, shown.mark()));

        assertThat(as(fieldwork.lead, () -> readings.ofWave(fieldwork.wave.id())))
                .hasSize(Fieldwork.DRAWN)
                .filteredOn(it -> it.reader().equals(fieldwork.asha.person()))
                .hasSize(Fieldwork.DRAWN / 2);
    }

    @Test
    void whatIsDoneIsWhatWasShownOrNothing() {
        var readers = List.of(fieldwork.asha.person());
        var shown = as(fieldwork.lead, () -> allocating.evenShares(fieldwork.lead, fieldwork.wave.id(), readers));
        fieldwork.allocated(fieldwork.ben);

        assertThatThrownBy(() -> as(
                        fieldwork.lead,
                        () -> allocating.allocateEvenly(fieldwork.lead, fieldwork.wave.id(), readers, shown.mark())))
                .isInstanceOf(Stale.class);
        assertThat(as(fieldwork.lead, () -> readings.ofWave(fieldwork.wave.id())))
                .hasSize(1);
    }

    @Test
    void aCaseChangesItsReaderAndTheFirstReadersDraftComesBackWithIt() {
        var reading = fieldwork.drafted(fieldwork.asha, content("good", "Begun"));

        var bens = allocate(reading.file().id(), fieldwork.ben.person());
        assertThat(bens.id()).isNotEqualTo(reading.id());
        assertThat(bens.content()).isEqualTo(ReadingContent.EMPTY);
        assertThat(as(fieldwork.asha, () -> readings.ofReader(fieldwork.asha.person())))
                .isEmpty();

        var again = allocate(reading.file().id(), fieldwork.asha.person());
        assertThat(again.id()).isEqualTo(reading.id());
        assertThat(again.state()).isEqualTo(Reading.State.DRAFT);
        assertThat(again.content()).isEqualTo(content("good", "Begun"));
    }

    @Test
    void allocatingToTheSameReaderAgainChangesNothing() {
        var reading = fieldwork.allocated(fieldwork.asha);

        assertThat(allocate(reading.file().id(), fieldwork.asha.person())).isEqualTo(reading);
    }

    @Test
    void aSubmittedCaseKeepsItsReaderUntilItIsReturned() {
        var reading = fieldwork.submitted(fieldwork.asha, "good");

        assertThatThrownBy(() -> allocate(reading.file().id(), fieldwork.ben.person()))
                .isInstanceOf(Refused.class);
        as(
                fieldwork.lead,
                () -> moderating.giveBack(
                        fieldwork.lead, reading.id(), reading.version(), "Somebody else will read it"));
        var bens = allocate(reading.file().id(), fieldwork.ben.person());

        assertThat(bens.readerName()).isEqualTo(fieldwork.ben.name());
        assertThat(as(fieldwork.lead, () -> readings.submissions(reading.id()))).hasSize(1);
    }

    @Test
    void onlyDrawnCasesAreAllocated() {
        var drawn = fieldwork.cases().stream().map(it -> it.id()).toList();
        var undrawn = as(fieldwork.lead, () -> caseloads.cases(fieldwork.wave.id())).stream()
                .filter(it -> !drawn.contains(it.id()))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> allocate(undrawn.id(), fieldwork.asha.person()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void onlyReadersOfTheOwnInspectorateRead() {
        var file = fieldwork.cases().getFirst();
        var stranger = people.join(people.inspectorate(), Role.INSPECTOR);
        var duty = people.join(fieldwork.inspectorate, Role.DUTY_INSPECTOR);

        for (var other : List.of(stranger, duty, fieldwork.liaison)) {
            assertThatThrownBy(() -> allocate(file.id(), other.person())).isInstanceOf(Refused.class);
        }
    }

    @Test
    void onlyALeadInspectorAllocates() {
        var file = fieldwork.cases().getFirst();

        assertThatThrownBy(() -> as(
                        fieldwork.asha,
                        () -> allocating.allocate(
                                fieldwork.asha, fieldwork.wave.id(), file.id(), fieldwork.asha.person())))
                .isInstanceOf(NotFound.class);
    }

    private Reading allocate(UUID file, UUID reader) {
        return as(fieldwork.lead, () -> allocating.allocate(fieldwork.lead, fieldwork.wave.id(), file, reader));
    }
}

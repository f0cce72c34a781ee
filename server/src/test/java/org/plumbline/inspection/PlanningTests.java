package org.plumbline.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class PlanningTests {

    private static final InstrumentRef INSTRUMENT = new InstrumentRef("child-protection-2014", "1");
    private static final LocalDate FROM = LocalDate.of(2026, 4, 1);
    private static final LocalDate TO = LocalDate.of(2026, 9, 30);

    @Autowired
    private Planning planning;

    @Autowired
    private Inspections inspections;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    private Organisation inspectorate;
    private Organisation force;
    private SignedIn lead;

    @BeforeEach
    void aLeadInspectorAndAForce() {
        inspectorate = people.inspectorate();
        force = people.force();
        lead = people.join(inspectorate, Role.LEAD_INSPECTOR);
    }

    @Test
    void anInspectionIsSeenByItsInspectorateAndItsForceAndNobodyElse() {
        var inspection = inspect();
        var wave = addWave(inspection, "Baseline");

        for (var insider : List.of(inspectorate, force)) {
            assertThat(as(insider, inspections::all)).containsExactly(inspection);
            assertThat(as(insider, () -> inspections.find(inspection.id()))).contains(inspection);
            assertThat(as(insider, () -> inspections.waves(inspection.id()))).containsExactly(wave);
        }
        for (var outsider : List.of(people.inspectorate(), people.force(), people.oversight())) {
            assertThat(as(outsider, inspections::all)).isEmpty();
            assertThat(as(outsider, () -> inspections.find(inspection.id()))).isEmpty();
            assertThat(as(outsider, () -> inspections.wave(wave.id()))).isEmpty();
        }
        assertThat(inspections.find(inspection.id())).as("seen by a stranger").isEmpty();
    }

    @Test
    void theFirstWaveIsTheBaselineAndTheOthersFollow() {
        var inspection = inspect();

        var baseline = addWave(inspection, "Baseline");
        var quarter = addWave(inspection, "Quarter 1");

        assertThat(baseline.isBaseline()).isTrue();
        assertThat(baseline.stage()).isEqualTo(Wave.Stage.PLANNED);
        assertThat(quarter.number()).isEqualTo(1);
    }

    @Test
    void sendingTheSameFormTwiceMakesOneInspectionAndOneWave() {
        var id = UUID.randomUUID();
        var first = inspect(id);
        var again = inspect(id);
        var wave = UUID.randomUUID();
        as(inspectorate, () -> planning.addWave(lead, wave, id, WavePlan.of("Baseline", FROM, TO)));
        as(inspectorate, () -> planning.addWave(lead, wave, id, WavePlan.of("Baseline", FROM, TO)));

        assertThat(again).isEqualTo(first);
        assertThat(as(inspectorate, inspections::all)).hasSize(1);
        assertThat(as(inspectorate, () -> inspections.waves(id))).hasSize(1);
        assertThat(entries(id, "inspection.beginning")).isEqualTo(1);
        assertThat(entries(wave, "inspection.wave")).isEqualTo(1);
    }

    @Test
    void theIdOfAnotherInspectoratesInspectionTellsNothingAndChangesNothing() {
        var theirs = inspect();
        var other = people.join(people.inspectorate(), Role.LEAD_INSPECTOR);

        assertThatThrownBy(() -> Fence.asMemberOf(
                        other.organisation(),
                        () -> planning.inspect(
                                other, theirs.id(), Optional.of(force.id()), "Taken over", Optional.of(INSTRUMENT))))
                .isInstanceOf(NotFound.class);
        assertThat(as(inspectorate, () -> inspections.find(theirs.id()))).contains(theirs);
    }

    @Test
    void wavesThatAreAddedAtTheSameMomentGetDifferentNumbers() throws Exception {
        var inspection = inspect();
        var adding = Stream.of("Baseline", "Quarter 1", "Quarter 2", "Quarter 3")
                .<Callable<Wave>>map(name -> () -> addWave(inspection, name))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var wave : threads.invokeAll(adding)) {
                wave.get();
            }
        }

        assertThat(as(inspectorate, () -> inspections.waves(inspection.id())))
                .extracting(Wave::number)
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void onlyALeadInspectorOfTheInspectoratePlans() {
        var inspection = inspect();
        var inspector = people.join(inspectorate, Role.INSPECTOR, Role.DUTY_INSPECTOR);
        var otherLead = people.join(people.inspectorate(), Role.LEAD_INSPECTOR);
        var liaison = people.join(force, Role.FORCE_LIAISON);

        for (var wrong : List.of(inspector, otherLead, liaison)) {
            assertThatThrownBy(() -> Fence.asMemberOf(
                            wrong.organisation(), () -> planning.addWave(wrong, inspection.id(), "Mine", FROM, TO)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> Fence.asMemberOf(
                            wrong.organisation(),
                            () -> planning.retitle(wrong, inspection.id(), "Mine", inspection.version())))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> as(force, () -> planning.inspect(liaison, force.id(), "Mine", INSTRUMENT)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void everythingMissingIsToldAtOnce() {
        assertThat(refused(() ->
                        planning.inspect(lead, UUID.randomUUID(), Optional.empty(), " \u0007 ", Optional.empty())))
                .extracting(Refusal::field)
                .containsExactly("force", "title", "instrument");
    }

    @Test
    void onlyAForceIsInspectedAndByAnInstrumentThatExists() {
        assertThat(refused(() ->
                        planning.inspect(lead, inspectorate.id(), "x".repeat(201), new InstrumentRef("no-such", "1"))))
                .extracting(Refusal::field)
                .containsExactly("force", "title", "instrument");
    }

    @Test
    void aPracticePeriodThatCannotBeRightIsRefused() {
        var inspection = inspect();

        assertThat(refused(() -> planning.addWave(lead, inspection.id(), "Backwards", TO, FROM)))
                .containsExactly(
                        Refusal.of("practiceTo", "The practice period must end on or after the day it begins"));
        assertThat(refused(() -> planning.addWave(lead, inspection.id(), "Far", FROM, LocalDate.of(2027, 11, 25))))
                .extracting(Refusal::field)
                .containsExactly("practiceTo");
        assertThat(refused(() -> planning.addWave(lead, inspection.id(), "Old", LocalDate.of(206, 4, 1), TO)))
                .extracting(Refusal::field)
                .containsExactly("practiceFrom");
        assertThat(as(inspectorate, () -> inspections.waves(inspection.id()))).isEmpty();
    }

    @Test
    void twoWavesOfAnInspectionCannotHaveOneName() {
        var inspection = inspect();
        addWave(inspection, "Baseline");

        assertThat(refused(() -> planning.addWave(lead, inspection.id(), " baseline ", FROM, TO)))
                .extracting(Refusal::field)
                .containsExactly("name");
    }

    @Test
    void aStageOnlyGoesForwardAndIsEnteredOnce() {
        var wave = addWave(inspect(), "Baseline");

        for (var stage :
                List.of(Wave.Stage.DRAWN, Wave.Stage.DRAWN, Wave.Stage.CASELOAD_CONFIRMED, Wave.Stage.READING)) {
            as(inspectorate, () -> planning.reached(lead.by(), wave.id(), stage));
        }

        assertThat(as(inspectorate, () -> inspections.wave(wave.id())))
                .map(Wave::stage)
                .contains(Wave.Stage.READING);
        assertThat(entries(wave.id(), "inspection.stage")).isEqualTo(2);
    }

    @Test
    void theForceMovesItsWaveOnWhenItConfirmsTheCaseload() {
        var wave = addWave(inspect(), "Baseline");
        var liaison = people.join(force, Role.FORCE_LIAISON);

        as(force, () -> planning.reached(liaison.by(), wave.id(), Wave.Stage.CASELOAD_CONFIRMED));

        assertThat(as(force, () -> inspections.wave(wave.id())))
                .map(Wave::stage)
                .contains(Wave.Stage.CASELOAD_CONFIRMED);
    }

    @Test
    void theDatabaseLetsNeitherAStageGoBackNorTheForceReplan() {
        var wave = addWave(inspect(), "Baseline");
        as(inspectorate, () -> planning.reached(lead.by(), wave.id(), Wave.Stage.DRAWN));

        assertThatThrownBy(() -> as(inspectorate, () -> update(wave, "stage = 'PLANNED'")))
                .rootCause()
                .hasMessageContaining("does not go back");
        assertThatThrownBy(() -> as(force, () -> update(wave, "practice_to = practice_to + 30")))
                .rootCause()
                .hasMessageContaining("the force does not plan its wave");
        as(people.inspectorate(), () -> update(wave, "name = 'Mine'"));
        assertThat(as(inspectorate, () -> inspections.wave(wave.id())))
                .map(Wave::name)
                .contains("Baseline");
    }

    @Test
    void aSecondEditorIsToldAndNothingIsOverwritten() {
        var inspection = inspect();
        var wave = addWave(inspection, "Baseline");
        as(inspectorate, () -> planning.retitle(lead, inspection.id(), "First", 0));
        as(inspectorate, () -> planning.replan(lead, wave.id(), WavePlan.of("First", FROM, TO), 0));

        assertThatThrownBy(() -> as(inspectorate, () -> planning.retitle(lead, inspection.id(), "Second", 0)))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() ->
                        as(inspectorate, () -> planning.replan(lead, wave.id(), WavePlan.of("Second", FROM, TO), 0)))
                .isInstanceOf(Stale.class);

        assertThat(as(inspectorate, () -> inspections.find(inspection.id())))
                .map(Inspection::title)
                .contains("First");
        assertThat(as(inspectorate, () -> inspections.wave(wave.id())))
                .map(Wave::name)
                .contains("First");
    }

    @Test
    void thePeriodIsFixedWithTheCaseloadAndTheNameWithTheDraw() {
        var inspection = inspect();
        var wave = addWave(inspection, "Baseline");

        as(inspectorate, () -> planning.reached(lead.by(), wave.id(), Wave.Stage.CASELOAD_CONFIRMED));
        assertThat(refused(() -> planning.replan(lead, wave.id(), WavePlan.of("Baseline", FROM, TO.plusDays(1)), 1)))
                .extracting(Refusal::field)
                .containsExactly("practiceFrom");
        as(inspectorate, () -> planning.replan(lead, wave.id(), WavePlan.of("First look", FROM, TO), 1));

        as(inspectorate, () -> planning.reached(lead.by(), wave.id(), Wave.Stage.DRAWN));
        assertThat(refused(() -> planning.replan(lead, wave.id(), WavePlan.of("Too late", FROM, TO), 3)))
                .hasSize(1);
        assertThat(refused(() -> planning.retitle(lead, inspection.id(), "Too late", 0)))
                .hasSize(1);
    }

    private Inspection inspect() {
        return inspect(UUID.randomUUID());
    }

    private Inspection inspect(UUID id) {
        return as(
                inspectorate,
                () -> planning.inspect(
                        lead, id, Optional.of(force.id()), "Child protection 2026", Optional.of(INSTRUMENT)));
    }

    private Wave addWave(Inspection inspection, String name) {
        return as(inspectorate, () -> planning.addWave(lead, inspection.id(), name, FROM, TO));
    }

    private void update(Wave wave, String change) {
        transaction.executeWithoutResult(status -> jdbc.sql("update wave set " + change + " where id = :id")
                .param("id", wave.id())
                .update());
    }

    private Integer entries(UUID id, String act) {
        return as(
                inspectorate,
                () -> transaction.execute(
                        status -> jdbc.sql("select count(*) from ledger_entry where subject_id = :id and act = :act")
                                .param("id", id.toString())
                                .param("act", act)
                                .query(Integer.class)
                                .single()));
    }

    private List<Refusal> refused(Runnable step) {
        return catchThrowableOfType(Refused.class, () -> as(inspectorate, step)).refusals();
    }

    private static <T> T as(Organisation organisation, Supplier<T> work) {
        return Fence.asMemberOf(organisation.id(), work);
    }

    private static void as(Organisation organisation, Runnable work) {
        Fence.asMemberOf(organisation.id(), work);
    }
}

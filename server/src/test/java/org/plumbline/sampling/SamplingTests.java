package org.plumbline.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.sampling.WaveToDraw.as;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.caseload.CaseFile;
import org.plumbline.fence.Fence;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.sampling.Draw.Plan;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.draw.Drawing;
import org.plumbline.statistics.draw.Frame;
import org.plumbline.statistics.draw.Seed;
import org.plumbline.statistics.draw.Unit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class SamplingTests {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Sampling sampling;

    @Autowired
    private HandPicking handPicking;

    @Autowired
    private Draws draws;

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

    private WaveToDraw toDraw;

    @BeforeEach
    void aWaveHasItsCaseload() {
        toDraw = beans.createBean(WaveToDraw.class);
    }

    @Test
    void aSimpleRandomDrawIsTheOneThatItsSeedGives() {
        var draw = draw(new Plan.SimpleRandom(12));

        var frame = Frame.of(toDraw.cases().stream()
                .map(file -> new Unit(file.reference(), file.caseType()))
                .toList());
        assertThat(draw.caseloadHash()).isEqualTo(frame.hash()).isEqualTo(toDraw.caseloadHash());
        assertThat(drawnCases())
                .extracting(drawn -> drawn.file().reference())
                .containsExactlyInAnyOrderElementsOf(
                        Drawing.simpleRandom(frame, 12, new Seed(draw.seed())).cases().stream()
                                .map(drawn -> drawn.unit().reference())
                                .toList());
        assertThat(drawnCases()).noneMatch(DrawnCase::chosenByHand);
        assertThat(draw.design()).isEqualTo(new Design.SimpleRandom(60, 12));
        assertThat(stage()).isEqualTo(Wave.Stage.DRAWN);
    }

    @Test
    void aDrawInProportionGivesEachTypeItsPartAndAtLeastTwo() {
        var plan = as(toDraw.lead, () -> sampling.proportional(toDraw.wave.id(), 20));

        draw(plan);

        assertThat(drawnCases().stream().collect(Collectors.groupingBy(DrawnCase::stratum, Collectors.counting())))
                .isEqualTo(Map.of("missing", 13L, "domestic-abuse", 5L, "s47-enquiry", 2L));
        assertThat(as(toDraw.lead, () -> draws.design(toDraw.wave.id())))
                .contains(new Design.Stratified(List.of(
                        new Design.Stratum("domestic-abuse", 17, 5),
                        new Design.Stratum("missing", 40, 13),
                        new Design.Stratum("s47-enquiry", 3, 2))));
    }

    @Test
    void everyCaseKeepsItsMarkAndTheProbabilityOfBeingDrawn() {
        var draw = draw(new Plan.Stratified(Map.of("missing", 10, "domestic-abuse", 0, "s47-enquiry", 3), false));

        var tickets = as(toDraw.lead, () -> draws.tickets(draw.id()));
        assertThat(tickets).hasSize(13).allSatisfy(ticket -> {
            assertThat(ticket.mark()).matches("[0-9a-f]{64}");
            assertThat(ticket.probability()).hasValue(ticket.stratum().equals("missing") ? 0.25 : 1);
        });
        assertThat(as(toDraw.lead, () -> draws.find(draw.id()))).contains(draw);
    }

    @Test
    void drawnAgainItGivesTheSameCases() {
        var draw = draw(as(toDraw.lead, () -> sampling.proportional(toDraw.wave.id(), 20)));

        var verification = as(toDraw.lead, () -> sampling.verify(draw));

        assertThat(verification.isSame()).isTrue();
        assertThat(verification.compared()).isEqualTo(20);
    }

    @Test
    void anotherSeedOrAnotherCaseloadIsFound() {
        var draw = draw(new Plan.SimpleRandom(20));
        var forged = new Draw(
                draw.id(),
                draw.wave(),
                draw.plan(),
                draw.caseTypes(),
                "0".repeat(64),
                "f".repeat(64),
                20,
                "",
                "",
                draw.at());

        var verification = as(toDraw.lead, () -> sampling.verify(forged));

        assertThat(verification.isSame()).isFalse();
        assertThat(verification.caseloadUnchanged()).isFalse();
        assertThat(verification.missing()).hasSameSizeAs(verification.added()).isNotEmpty();
    }

    @Test
    void aWaveIsDrawnByChanceOnce() {
        var draw = draw(new Plan.SimpleRandom(5));

        assertThatThrownBy(() -> draw(new Plan.SimpleRandom(6)))
                .isInstanceOf(Stale.class)
                .hasMessageContaining(toDraw.lead.name());
        assertThat(as(toDraw.lead, () -> draws.ofWave(toDraw.wave.id()))).containsExactly(draw);
    }

    @Test
    void sentTwiceItDrawsOnce() {
        var id = Ids.next();

        var first = draw(id, new Plan.SimpleRandom(5));
        var second = draw(id, new Plan.SimpleRandom(5));

        assertThat(second).isEqualTo(first);
        assertThat(drawnCases()).hasSize(5);
    }

    @Test
    void ofTwoWhoDrawAtOnceOneDraws() throws Exception {
        Callable<Object> attempt = () -> {
            try {
                return draw(new Plan.SimpleRandom(5));
            } catch (Stale stale) {
                return stale;
            }
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            var outcomes = threads.invokeAll(List.of(attempt, attempt, attempt, attempt)).stream()
                    .map(outcome -> outcome.resultNow())
                    .toList();
            assertThat(outcomes).filteredOn(Draw.class::isInstance).hasSize(1);
        }
        assertThat(drawnCases()).hasSize(5);
    }

    @Test
    void aCaseloadThatWasReplacedMeanwhileIsNotDrawnFrom() {
        var seen = toDraw.caseloadHash();
        toDraw.upload("S");

        assertThatThrownBy(() -> as(
                        toDraw.lead,
                        () -> sampling.draw(toDraw.lead, toDraw.wave.id(), Ids.next(), new Plan.SimpleRandom(5), seen)))
                .isInstanceOf(Stale.class);
        assertThat(drawnCases()).isEmpty();
        assertThat(stage()).isEqualTo(Wave.Stage.CASELOAD_CONFIRMED);
    }

    @Test
    void afterTheDrawTheCaseloadStays() {
        draw(new Plan.SimpleRandom(5));
        var hash = toDraw.caseloadHash();

        assertThatThrownBy(() -> toDraw.upload("S")).isInstanceOfAny(Refused.class, Stale.class);
        assertThat(toDraw.caseloadHash()).isEqualTo(hash);
    }

    @Test
    void whatCannotBeDrawnIsRefusedAndNothingIsKept() {
        for (var plan : List.of(
                new Plan.SimpleRandom(0),
                new Plan.SimpleRandom(61),
                new Plan.Stratified(Map.of("missing", 5), false),
                new Plan.Stratified(Map.of("missing", 41, "domestic-abuse", 1, "s47-enquiry", 1), false),
                new Plan.Stratified(Map.of("missing", 1, "domestic-abuse", 1, "s47-enquiry", 1, "custody", 1), false),
                new Plan.ChosenByHand())) {
            assertThatThrownBy(() -> draw(plan)).as(plan.toString()).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> as(toDraw.lead, () -> sampling.proportional(toDraw.wave.id(), 4)))
                .isInstanceOf(Refused.class);
        assertThat(drawnCases()).isEmpty();
    }

    @Test
    void casesChosenByHandStandBesideTheDrawAndAreNotPartOfItsDesign() {
        draw(new Plan.SimpleRandom(5));
        var undrawn = undrawn(2);

        var chosen = choose(undrawn, "Two siblings of a drawn case");

        assertThat(chosen.design()).isEqualTo(new Design.Purposive(2));
        assertThat(chosen.reason()).isEqualTo("Two siblings of a drawn case");
        assertThat(drawnCases()).hasSize(7);
        assertThat(drawnCases().stream()
                        .filter(DrawnCase::chosenByHand)
                        .map(drawn -> drawn.file().reference()))
                .containsExactlyInAnyOrderElementsOf(undrawn);
        assertThat(as(toDraw.lead, () -> draws.design(toDraw.wave.id()))).contains(new Design.SimpleRandom(60, 5));
    }

    @Test
    void whereAllCasesAreChosenByHandTheWaveSpeaksForNoOthers() {
        assertThat(as(toDraw.lead, () -> draws.design(toDraw.wave.id()))).isEmpty();

        choose(undrawn(3), "Reported by name");

        assertThat(as(toDraw.lead, () -> draws.design(toDraw.wave.id()))).contains(new Design.Purposive(3));
        assertThat(stage()).isEqualTo(Wave.Stage.DRAWN);
    }

    @Test
    void aCaseChosenByHandThatChanceDrawsTooCountsAsDrawnByChance() {
        choose(undrawn(3), "Reported by name");

        draw(new Plan.SimpleRandom(60));

        assertThat(drawnCases()).hasSize(60).noneMatch(DrawnCase::chosenByHand);
    }

    @Test
    void aWrongReferenceOrNoReasonIsRefused() {
        draw(new Plan.SimpleRandom(5));
        var drawn = drawnCases().getFirst().file().reference();

        assertThatThrownBy(() -> choose(List.of("C-00000-00000"), "Why"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Not in the caseload of this wave: C-00000-00000");
        assertThatThrownBy(() -> choose(List.of(drawn), "Why"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Already drawn in this wave: " + drawn);
        assertThatThrownBy(() -> choose(List.of(), "Why")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> choose(undrawn(1), " ")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> choose(undrawn(1), "x".repeat(2_001))).isInstanceOf(Refused.class);
        assertThat(drawnCases()).hasSize(5);
    }

    @Test
    void onlyALeadInspectorOfTheInspectorateDraws() {
        var strangers = List.of(
                toDraw.inspector,
                toDraw.liaison,
                people.join(people.inspectorate(), Role.LEAD_INSPECTOR),
                people.join(people.oversight(), Role.OVERSEER));

        for (var stranger : strangers) {
            assertThatThrownBy(() -> as(
                            stranger,
                            () -> sampling.draw(stranger, toDraw.wave.id(), Ids.next(), new Plan.SimpleRandom(5), "")))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void theForceSeesWhatWasDrawnAndNobodyElseDoes() {
        draw(new Plan.SimpleRandom(5));

        assertThat(as(toDraw.liaison, () -> draws.cases(toDraw.wave.id()))).hasSize(5);
        for (var outsider : List.of(
                people.join(people.force(), Role.FORCE_LIAISON),
                people.join(people.inspectorate(), Role.LEAD_INSPECTOR),
                people.join(people.oversight(), Role.OVERSEER))) {
            assertThat(as(outsider, () -> draws.cases(toDraw.wave.id()))).isEmpty();
            assertThat(as(outsider, () -> draws.ofWave(toDraw.wave.id()))).isEmpty();
        }
    }

    @Test
    void nothingOfADrawIsChangedTakenBackOrAddedLater() {
        var draw = draw(new Plan.SimpleRandom(5));
        var other = toDraw.cases().stream()
                .filter(file ->
                        drawnCases().stream().noneMatch(drawn -> drawn.file().equals(file)))
                .map(CaseFile::id)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> sql("update draw set seed = '%s'".formatted("0".repeat(64))))
                .isNotNull();
        assertThatThrownBy(() -> sql("delete from drawn_case")).isNotNull();
        assertThatThrownBy(() -> sql(
                        """
                insert into drawn_case (draw_id, case_id, wave_id, inspectorate_id, force_id, stratum, place, mark)
                values ('%s', '%s', '%s', '%s', '%s', '', 9, '')
                """.formatted(draw.id(), other, toDraw.wave.id(), toDraw.inspectorate.id(), toDraw.force.id())))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(as(toDraw.lead, () -> sampling.verify(draw)).isSame()).isTrue();
    }

    @Test
    void nothingIsDrawnOnceTheGradesAreFinal() {
        choose(undrawn(1), "Why");
        Fence.asMemberOf(
                toDraw.inspectorate.id(),
                () -> planning.reached(toDraw.lead.by(), toDraw.wave.id(), Wave.Stage.MODERATED));

        assertThatThrownBy(() -> draw(new Plan.SimpleRandom(5))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> choose(undrawn(1), "Why")).isInstanceOf(Refused.class);
    }

    @Test
    void theLedgerHoldsTheSeedAndTheHashOfTheCaseloadButNoReference() {
        var draw = draw(new Plan.SimpleRandom(5));

        var entry = as(
                toDraw.lead,
                () -> transaction.execute(_ -> jdbc.sql(
                                "select canonical from ledger_entry where act = 'draw.by-chance' and subject_id = :id")
                        .param("id", draw.id().toString())
                        .query(String.class)
                        .single()));
        assertThat(entry)
                .contains(draw.seed(), draw.caseloadHash(), "simple random sample of 5 of 60 cases")
                .doesNotContain(drawnCases().getFirst().file().reference());
    }

    private Draw draw(Plan plan) {
        return draw(Ids.next(), plan);
    }

    private Draw draw(UUID id, Plan plan) {
        return as(toDraw.lead, () -> sampling.draw(toDraw.lead, toDraw.wave.id(), id, plan, toDraw.caseloadHash()));
    }

    private Draw choose(List<String> references, String reason) {
        return as(toDraw.lead, () -> handPicking.choose(toDraw.lead, toDraw.wave.id(), Ids.next(), references, reason));
    }

    private List<DrawnCase> drawnCases() {
        return as(toDraw.lead, () -> draws.cases(toDraw.wave.id()));
    }

    private List<String> undrawn(int number) {
        var drawn = drawnCases().stream().map(one -> one.file().reference()).toList();
        return toDraw.cases().stream()
                .map(CaseFile::reference)
                .filter(reference -> !drawn.contains(reference))
                .limit(number)
                .toList();
    }

    private Wave.Stage stage() {
        return as(toDraw.lead, () -> inspections.wave(toDraw.wave.id()).orElseThrow())
                .stage();
    }

    private void sql(String statement) {
        SignedIn lead = toDraw.lead;
        Fence.asMemberOf(
                lead.organisation(),
                () -> transaction.executeWithoutResult(_ -> jdbc.sql(statement).update()));
    }
}

package org.plumbline.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.caseload.CaseFile;
import org.plumbline.page.Ids;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Warning;

class SampleTests {

    private static final UUID WAVE = Ids.next();
    private static final UUID INSPECTORATE = Ids.next();
    private static final UUID FORCE = Ids.next();

    private final List<DrawnCase> missing = drawn("missing", 20);
    private final List<DrawnCase> custody = drawn("custody", 10);
    private final List<DrawnCase> both =
            Stream.concat(missing.stream(), custody.stream()).toList();

    @Test
    void aStratifiedSampleIsWeightedByWhatEachTypeHolds() {
        var sample = Sample.byChance(draw(new Draw.Plan.Stratified(Map.of("missing", 20, "custody", 10), false)), both);

        var estimate = sample.share(ids(both), ids(missing));

        assertThat(estimate.share().orElseThrow()).isCloseTo(0.75, within(1e-12));
        assertThat(estimate.counted().found()).isEqualTo(20);
        assertThat(estimate.method()).isEqualTo(Method.KORN_GRAUBARD);
        assertThat(estimate.population()).hasValue(400);
    }

    @Test
    void oneTypeOfASimpleRandomSampleIsASimpleRandomSampleOfItsType() {
        var sample = Sample.byChance(draw(new Draw.Plan.SimpleRandom(30)), both);

        var estimate = sample.shareOf("custody", ids(both), ids(custody.subList(0, 4)));

        assertThat(estimate.design()).isEqualTo(new Design.SimpleRandom(100, 10));
        assertThat(estimate.sentence("graded inadequate"))
                .startsWith(
                        "Of the 10 cases read, 4 (40.0%) were graded inadequate; too few to tell for all 100 cases");
    }

    @Test
    void whatWasChosenByHandBesideTheDrawCountsForNothingInIt() {
        var beside = new ArrayList<>(missing);
        drawn("missing", 5).forEach(one -> beside.add(new DrawnCase(one.file(), "", true)));
        beside.addAll(custody);
        var sample = Sample.byChance(draw(new Draw.Plan.SimpleRandom(30)), beside);

        var estimate = sample.share(ids(beside), ids(beside));

        assertThat(estimate.counted().of()).isEqualTo(30);
    }

    @Test
    void whereAllWasChosenByHandThereAreCountsOnly() {
        var sample = Sample.chosenByHand(missing);

        assertThat(sample.share(ids(missing), Set.of()).interval()).isEmpty();
        assertThat(sample.shareOf("missing", ids(missing), Set.of()).interval()).isEmpty();
    }

    @Test
    void drawnCasesWithoutAResultAreSaid() {
        var sample = Sample.byChance(draw(new Draw.Plan.SimpleRandom(30)), both);

        var estimate = sample.share(ids(both.subList(0, 28)), Set.of());

        assertThat(estimate.counted().of()).isEqualTo(28);
        assertThat(estimate.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.NOT_ALL_READ);
    }

    private static Draw draw(Draw.Plan plan) {
        return new Draw(
                Ids.next(),
                WAVE,
                plan,
                List.of(new Draw.OfType("missing", 300, 20), new Draw.OfType("custody", 100, 10)),
                "0".repeat(64),
                "0".repeat(64),
                30,
                "",
                "A lead inspector",
                Instant.EPOCH);
    }

    private static List<DrawnCase> drawn(String type, int number) {
        return Stream.generate(() ->
                        new CaseFile(Ids.next(), WAVE, INSPECTORATE, FORCE, "C-1", type, LocalDate.of(2026, 5, 1), ""))
                .limit(number)
                .map(file -> new DrawnCase(file, type, false))
                .toList();
    }

    private static Set<UUID> ids(List<DrawnCase> cases) {
        return cases.stream().map(one -> one.file().id()).collect(Collectors.toSet());
    }
}

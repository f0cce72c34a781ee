package org.plumbline.statistics.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.planning.Allocation;

class DrawnByStreamsTests {

    private static final SizedFrame FRAME = SizeDrawingTests.FRAME;
    private static final Seed SEED = SizeDrawingTests.SEED;
    private static final Seed OTHER = new Seed("ff".repeat(32));

    @Test
    void eachCaseIsThereOnceWithTheStreamItCameBy() {
        Drawn control = Drawing.simpleRandom(FRAME.frame(), 8, SEED);
        DrawnBySize targeted = SizeDrawing.pareto(FRAME, 6, OTHER, Start.ZERO);
        DrawnByStreams both = DrawnByStreams.of(FRAME, control, targeted);
        assertThat(both.cases().stream()
                        .filter(one -> one.stream() != DrawnByStreams.Stream.TARGETED)
                        .map(DrawnByStreams.Case::unit))
                .containsExactlyInAnyOrderElementsOf(
                        control.cases().stream().map(Drawn.Case::unit).toList());
        assertThat(both.cases().stream()
                        .filter(one -> one.stream() != DrawnByStreams.Stream.CONTROL)
                        .map(DrawnByStreams.Case::unit))
                .containsExactlyInAnyOrderElementsOf(
                        targeted.cases().stream().map(DrawnBySize.Case::unit).toList());
        assertThat(both.byControl()).hasSize(8).isSorted();
        assertThat(both.byTarget())
                .containsExactly(targeted.cases().stream()
                        .mapToInt(DrawnBySize.Case::place)
                        .toArray());
        long twice = 8 + 6 - both.cases().size();
        assertThat(twice).isPositive();
        assertThat(both.sentence())
                .isEqualTo(
                        "Of 21 cases 8 came by the control stream and 6 by the targeted, %d of them by both: %d cases to read."
                                .formatted(twice, both.cases().size()));
        assertThat(both.design().described())
                .isEqualTo(
                        "two independent draws of one caseload: a simple random sample of 8 of 21 cases, and a random sample of 6 of 21 cases, drawn by size (Pareto)");
        InclusionProbabilities said = both.inclusion();
        for (int i = 0; i < said.size(); i++) {
            double byTarget =
                    targeted.design().inclusion().first(both.cases().get(i).place());
            assertThat(said.first(i)).isCloseTo(1 - (1 - 8 / 21.0) * (1 - byTarget), within(1e-14));
        }
    }

    @Test
    void casesAndPairsComeAsOftenAsIsSaid() {
        Allocation allocation = Allocation.equal(FRAME.frame().strata(), 2);
        int draws = 3_000;
        Random random = new Random(5);
        int[][] times = new int[21][21];
        for (int run = 0; run < draws; run++) {
            List<DrawnByStreams.Case> cases = draw(
                            allocation, SizeDrawingTests.seed(random), SizeDrawingTests.seed(random))
                    .cases();
            for (DrawnByStreams.Case one : cases) {
                for (DrawnByStreams.Case other : cases) {
                    times[one.place()][other.place()]++;
                }
            }
        }
        UnequalDesign.TwoStream design = draw(allocation, SEED, OTHER).design();
        InclusionProbabilities said = design.inclusion();
        for (int i = 0; i < 21; i++) {
            for (int j = 0; j <= i; j++) {
                double p = said.joint(i, j);
                assertThat(times[i][j] / (double) draws).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / draws)));
            }
        }
        assertThat(design.expected()).isCloseTo(said.expected(), within(1e-12));
    }

    private static DrawnByStreams draw(Allocation allocation, Seed one, Seed other) {
        return DrawnByStreams.of(
                FRAME,
                Drawing.stratified(FRAME.frame(), allocation, one),
                SizeDrawing.poisson(FRAME, 5, other, Start.ZERO));
    }

    @Test
    void streamsThatCannotBePutTogetherAreRefused() {
        Drawn control = Drawing.simpleRandom(FRAME.frame(), 8, SEED);
        DrawnBySize targeted = SizeDrawing.pareto(FRAME, 6, OTHER, Start.ZERO);
        SizedFrame alike = SizedFrame.alike(FRAME.frame());
        refused(() -> DrawnByStreams.of(alike, control, targeted), "of one caseload");
        SizedFrame fewer = SizedFrame.alike(Frame.of(FRAME.frame().units().subList(0, 20)));
        refused(
                () -> DrawnByStreams.of(FRAME, Drawing.simpleRandom(fewer.frame(), 8, SEED), targeted),
                "of one caseload");
        refused(
                () -> DrawnByStreams.of(FRAME, control, SizeDrawing.pareto(FRAME, 6, SEED, Start.ZERO)),
                "with one seed are not independent");
        refused(
                () -> new UnequalDesign.TwoStream(
                        UnequalDesign.Listed.of(new Design.Census(20), fewer.frame()), targeted.design()),
                "not of 20 cases and 21 cases");
        refused(() -> UnequalDesign.Listed.of(new Design.Purposive(3), FRAME.frame()), "by hand");
        Drawn partly = Drawing.stratified(
                FRAME.frame(), Allocation.of(Map.of("custody", 2L, "missing", 0L, "online", 1L)), SEED);
        refused(() -> DrawnByStreams.of(FRAME, partly, targeted), "probability above 0");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String why) {
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(what).withMessageContaining(why);
    }

    @Test
    void designsTellThemselves() {
        List<Chance> chances = FRAME.chances(6);
        assertThat(new UnequalDesign.Sampford(chances).described())
                .isEqualTo("a random sample of 6 of 21 cases, drawn by size (Sampford)");
        assertThat(new UnequalDesign.Poisson(chances).described())
                .isEqualTo("a random sample of about 6 of 21 cases, each drawn by itself (Poisson)");
        assertThat(SizeDrawing.systematic(FRAME, 6, SEED).design().described())
                .isEqualTo("a random sample of 6 of 21 cases, drawn at a fixed interval (systematic)");
        var strata = new Design.Stratified(List.of(new Design.Stratum("a", 1, 1), new Design.Stratum("b", 1, 1)));
        assertThat(new UnequalDesign.Listed(strata, List.of("b", "a")).described())
                .isEqualTo(strata.described());
        List<Chance> halves = List.of(new Chance(1, 2), new Chance(1, 2));
        refused(() -> new UnequalDesign.Systematic(halves, List.of(0, 0)), "past each case once");
        refused(
                () -> new UnequalDesign.Systematic(List.of(new Chance(1, 2), new Chance(2, 4)), List.of(0, 1)),
                "parts of one whole");
        refused(() -> new UnequalDesign.Pareto(List.of(new Chance(1, 3), new Chance(1, 3))), "not to 0.66");
        refused(() -> new UnequalDesign.Poisson(List.of()), "Without cases");
    }
}

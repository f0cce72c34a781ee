package org.plumbline.statistics.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.ImpossibleDesign;

class SizeDrawingTests {

    static final Seed SEED = new Seed("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    private static final Start HALF = new Start(1, 2);

    /** The frame of the test vectors in docs/method/draw.md. */
    static final SizedFrame FRAME = frame();

    @Test
    void theFrameHasTheHashOfTheTestVector() {
        assertThat(FRAME.hash()).isEqualTo("5b745907f05e52caebb5c6113c57563f8a64253020649e27e1dd5b4e806e63f2");
    }

    @Test
    void theDrawsAreThoseOfTheTestVectors() {
        assertThat(references(SizeDrawing.pareto(FRAME, 6, SEED, Start.ZERO)))
                .containsExactly("C-0003", "C-0006", "C-0009", "C-0010", "C-0013", "Ä-1");
        assertThat(references(SizeDrawing.pareto(FRAME, 6, SEED, HALF)))
                .containsExactly("C-0004", "C-0007", "C-0013", "C-0019", "C-0020", "Ä-1");
        assertThat(references(SizeDrawing.poisson(FRAME, 6, SEED, Start.ZERO))).containsExactly("C-0009", "Ä-1");
        assertThat(references(SizeDrawing.poisson(FRAME, 6, SEED, HALF)))
                .containsExactly("C-0004", "C-0007", "C-0013", "C-0019", "C-0020", "Ä-1");
        assertThat(references(SizeDrawing.sampford(FRAME, 6, SEED)))
                .containsExactly("C-0003", "C-0006", "C-0009", "C-0012", "C-0020", "Ä-1");
        assertThat(references(SizeDrawing.systematic(FRAME, 6, SEED)))
                .containsExactly("C-0007", "C-0010", "C-0012", "C-0016", "C-0020", "Ä-1");
        assertThat(Drawing.simpleRandom(FRAME.frame(), 5, SEED, new Start(1, 3)).cases().stream()
                        .map(one -> one.unit().reference()))
                .containsExactly("C-0016", "C-0009", "C-0017", "C-0003", "C-0010");
    }

    @Test
    void theLargestCaseIsCertainAndTheOthersShareTheRest() {
        List<Chance> chances = FRAME.chances(6);
        assertThat(chances.getLast()).isEqualTo(Chance.CERTAIN);
        assertThat(chances.getFirst()).isEqualTo(new Chance(5 * 2, 170));
        assertThat(SizedFrame.alike(FRAME.frame()).chances(21)).containsOnly(Chance.CERTAIN);
        assertThat(SizedFrame.alike(FRAME.frame()).chances(7)).containsOnly(new Chance(7, 21));
    }

    @Test
    void chancesAreThoseOfR() {
        Golden.rows("inclusion.csv").stream()
                .filter(row -> row.text("design").equals("size"))
                .collect(Collectors.groupingBy(row -> row.text("set") + row.text("chosen")))
                .values()
                .forEach(rows -> {
                    List<Chance> chances = sized(rows).chances(rows.getFirst().count("chosen"));
                    for (int i = 0; i < rows.size(); i++) {
                        assertThat(chances.get(i).value()).isCloseTo(rows.get(i).number("value"), within(1e-14));
                    }
                });
    }

    @Test
    void jointProbabilitiesAtAFixedIntervalAreThoseOfR() {
        List<Golden> all = Golden.rows("inclusion.csv");
        List<Golden> rows = all.stream()
                .filter(row -> row.text("design").equals("systematic"))
                .toList();
        for (Golden row : rows) {
            SizedFrame frame = sized(all.stream()
                    .filter(size -> size.text("design").equals("size")
                            && size.text("set").equals(row.text("set"))
                            && size.text("chosen").equals(row.text("chosen")))
                    .toList());
            InclusionProbabilities worked = new UnequalDesign.Systematic(
                            frame.chances(row.count("chosen")),
                            IntStream.range(0, frame.sizes().size()).boxed().toList())
                    .inclusion();
            int one = (int) row.count("one") - 1;
            int other = (int) row.count("other") - 1;
            assertThat(worked.joint(one, other)).isCloseTo(row.number("value"), within(1e-14));
            assertThat(worked.joint(other, one)).isCloseTo(row.number("value"), within(1e-14));
        }
        assertThat(rows).hasSizeGreaterThan(600);
    }

    @Test
    void casesAndPairsComeAsOftenAsIsSaid() {
        comeAsOften(seed -> SizeDrawing.pareto(FRAME, 6, seed, Start.ZERO));
        comeAsOften(seed -> SizeDrawing.pareto(FRAME, 6, seed, new Start(2, 3)));
        comeAsOften(seed -> SizeDrawing.poisson(FRAME, 6, seed, new Start(2, 3)));
        comeAsOften(seed -> SizeDrawing.sampford(FRAME, 6, seed));
        comeAsOften(seed -> SizeDrawing.systematic(FRAME, 6, seed));
    }

    private static void comeAsOften(Function<Seed, DrawnBySize> draw) {
        int draws = 1_500;
        Random random = new Random(20161125);
        int size = FRAME.sizes().size();
        int[][] times = new int[size][size];
        for (int run = 0; run < draws; run++) {
            int[] places = draw.apply(seed(random)).cases().stream()
                    .mapToInt(DrawnBySize.Case::place)
                    .toArray();
            for (int one : places) {
                for (int other : places) {
                    times[one][other]++;
                }
            }
        }
        InclusionProbabilities said = draw.apply(SEED).design().inclusion();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double p = said.joint(i, j);
                assertThat(times[i][j] / (double) draws)
                        .isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / draws) + 1e-12));
            }
        }
    }

    @Test
    void theNumberIsFixedExceptByPoisson() {
        Random random = new Random(4);
        for (int run = 0; run < 50; run++) {
            SizedFrame frame = anyFrame(random);
            int drawn = 1 + random.nextInt(frame.sizes().size());
            Seed seed = seed(random);
            assertThat(SizeDrawing.pareto(frame, drawn, seed, HALF).cases()).hasSize(drawn);
            assertThat(SizeDrawing.systematic(frame, drawn, seed).cases()).hasSize(drawn);
            assertThat(SizeDrawing.sampford(frame, drawn, seed).cases()).hasSize(drawn);
            assertThat(SizeDrawing.poisson(frame, drawn, seed, HALF).design().expected())
                    .isCloseTo(drawn, within(1e-9));
        }
    }

    @Test
    void atAFixedIntervalEachStratumHasItsPartToWithinOneCase() {
        SizedFrame alike = SizedFrame.alike(FRAME.frame());
        Random random = new Random(9);
        for (int run = 0; run < 50; run++) {
            var byStratum = SizeDrawing.systematic(alike, 9, seed(random)).cases().stream()
                    .collect(Collectors.groupingBy(one -> one.unit().stratum(), Collectors.counting()));
            FRAME.frame()
                    .strata()
                    .forEach((stratum, size) ->
                            assertThat(byStratum.get(stratum)).isBetween(9 * size / 21, 9 * size / 21 + 1));
        }
    }

    @Test
    void withOneSeedALaterDrawKeepsTheCasesOfTheEarlier() {
        Set<String> earlier = new HashSet<>(references(SizeDrawing.poisson(FRAME, 5, SEED, HALF)));
        assertThat(references(SizeDrawing.poisson(FRAME, 9, SEED, HALF))).containsAll(earlier);
        List<Unit> fewer = new ArrayList<>(FRAME.frame().units());
        Unit gone = fewer.removeFirst();
        assertThat(earlier).doesNotContain(gone.reference());
        fewer.add(new Unit("C-9999", "online"));
        SizedFrame next = SizedFrame.of(fewer, unit -> unit.reference().equals("C-9999") ? 7 : size(unit));
        assertThat(references(SizeDrawing.pareto(next, 7, SEED, HALF)))
                .containsAll(references(SizeDrawing.pareto(FRAME, 6, SEED, HALF)));
    }

    @Test
    void wavesThatBeginElsewhereShareFewCases() {
        Frame many = Frame.of(LongStream.range(0, 1000)
                .mapToObj(i -> new Unit("case " + i, ""))
                .toList());
        List<Drawn> waves = IntStream.range(0, 4)
                .mapToObj(wave -> Drawing.simpleRandom(many, 200, SEED, Start.ofWave(wave, 4)))
                .toList();
        Set<Unit> all = waves.stream()
                .flatMap(wave -> wave.cases().stream().map(Drawn.Case::unit))
                .collect(Collectors.toSet());
        assertThat(all).hasSizeGreaterThan(750);
        assertThat(waves.getLast().start()).isEqualTo(new Start(3, 4));
        assertThat(Drawing.simpleRandom(many, 200, SEED).cases())
                .isEqualTo(waves.getFirst().cases());
    }

    @Test
    void howLikelyACaseIsInBothOfTwoPoissonDrawsIsTheArcThatBothTake() {
        Chance third = new Chance(1, 3);
        assertThat(Start.both(third, Start.ZERO, new Chance(1, 2), Start.ZERO)).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(Start.both(third, Start.ZERO, new Chance(1, 2), HALF)).isZero();
        assertThat(Start.both(third, Start.ZERO, new Chance(3, 4), HALF)).isCloseTo(1 / 4.0, within(1e-15));
        assertThat(Start.both(third, HALF, new Chance(3, 4), new Start(3, 4))).isCloseTo(1 / 12.0, within(1e-15));
        assertThat(Start.both(Chance.CERTAIN, HALF, third, new Start(3, 4))).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(Start.both(Chance.CERTAIN, HALF, Chance.CERTAIN, Start.ZERO)).isOne();

        int draws = 1_500;
        int both = 0;
        int place = 3;
        Random random = new Random(8);
        Start other = new Start(1, 10);
        for (int run = 0; run < draws; run++) {
            Seed seed = seed(random);
            String reference = FRAME.frame().units().get(place).reference();
            both += references(SizeDrawing.poisson(FRAME, 8, seed, Start.ZERO)).contains(reference)
                            && references(SizeDrawing.poisson(FRAME, 10, seed, other))
                                    .contains(reference)
                    ? 1
                    : 0;
        }
        double p = Start.both(
                FRAME.chances(8).get(place), Start.ZERO, FRAME.chances(10).get(place), other);
        assertThat(p).isBetween(0.2, 0.95);
        assertThat(both / (double) draws).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / draws)));
    }

    @Test
    void theOrderInWhichCasesCameDoesNotMatter() {
        List<Unit> shuffled = new ArrayList<>(FRAME.frame().units());
        Collections.shuffle(shuffled, new Random(1));
        SizedFrame same = SizedFrame.of(shuffled, SizeDrawingTests::size);
        assertThat(same).isEqualTo(FRAME);
        assertThat(SizeDrawing.systematic(same, 7, SEED)).isEqualTo(SizeDrawing.systematic(FRAME, 7, SEED));
    }

    @Test
    void impossibleDrawsAreRefused() {
        refused(() -> SizeDrawing.pareto(FRAME, 22, SEED, HALF), "22 cases cannot be drawn of 21");
        refused(() -> SizeDrawing.systematic(FRAME, 0, SEED), "0 cases cannot be drawn of 21");
        refused(() -> SizedFrame.of(FRAME.frame().units(), _ -> 0), "could never be drawn");
        refused(() -> SizedFrame.of(FRAME.frame().units(), _ -> Long.MAX_VALUE / 100), "too large");
        refused(() -> new SizedFrame(FRAME.frame(), List.of(1L)), "21 cases have 1 sizes");
        refused(() -> SizedFrame.of(List.of(), _ -> 1), "0 cases have none sizes");
        refused(() -> new Chance(3, 2), "not 3 in 2");
        refused(() -> new Chance(0, 2), "not 0 in 2");
        refused(() -> new Start(2, 2), "not 2 of 2");
        refused(() -> new Start(-1, 2), "not -1 of 2");
        SizedFrame nearlyCertain = SizedFrame.of(
                List.of(new Unit("a", ""), new Unit("b", ""), new Unit("c", "")),
                unit -> unit.reference().equals("c") ? 1 : 1_000_000);
        refused(() -> SizeDrawing.sampford(nearlyCertain, 2, SEED), "more than 10,000 attempts");
    }

    private static void refused(ThrowingCallable what, String why) {
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(what).withMessageContaining(why);
    }

    static SizedFrame anyFrame(Random random) {
        int size = 1 + random.nextInt(40);
        return SizedFrame.of(
                IntStream.range(0, size)
                        .mapToObj(i -> new Unit("é" + Integer.toString(i * 7919, 36), "s" + i % 3))
                        .toList(),
                _ -> 1 + random.nextLong(random.nextInt(10) == 0 ? 400 : 30));
    }

    static List<String> references(DrawnBySize drawn) {
        return drawn.cases().stream().map(one -> one.unit().reference()).toList();
    }

    static Seed seed(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Seed(HexFormat.of().formatHex(bytes));
    }

    private static SizedFrame frame() {
        List<Unit> units = new ArrayList<>();
        String[] types = {"missing", "online", "custody"};
        for (int i = 1; i <= 20; i++) {
            units.add(new Unit("C-%04d".formatted(i), i % 7 == 0 ? "custody" : types[i % 3]));
        }
        units.add(new Unit("Ä-1", "missing"));
        return SizedFrame.of(units, SizeDrawingTests::size);
    }

    private static long size(Unit unit) {
        if (unit.reference().equals("Ä-1")) {
            return 90;
        }
        long i = Long.parseLong(unit.reference().substring(2));
        return i * i % 17 + 1;
    }

    private static SizedFrame sized(List<Golden> rows) {
        return SizedFrame.of(
                rows.stream()
                        .map(row -> new Unit("%04d".formatted(row.count("one")), ""))
                        .toList(),
                unit -> rows.get(Integer.parseInt(unit.reference()) - 1).count("other"));
    }
}

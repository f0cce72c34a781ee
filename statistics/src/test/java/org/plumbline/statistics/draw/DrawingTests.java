package org.plumbline.statistics.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.planning.Allocation;

class DrawingTests {

    private static final Seed SEED = new Seed("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    /** The frame of the test vectors in docs/method/draw.md. */
    private static final Frame FRAME = frame();

    @Test
    void theFrameHasTheHashOfTheTestVector() {
        assertThat(FRAME.hash()).isEqualTo("1c51cad435638439444472d3fa87f2f0d7002b980052e386a296f1b22a8192d1");
    }

    @Test
    void theSimpleDrawIsThatOfTheTestVector() {
        Drawn drawn = Drawing.simpleRandom(FRAME, 5, SEED);
        assertThat(references(drawn)).containsExactly("C-0006", "C-0016", "C-0009", "C-0017", "C-0003");
        assertThat(drawn.cases().getFirst())
                .isEqualTo(new Drawn.Case(
                        new Unit("C-0006", "missing"),
                        1,
                        "2e1ac06146cc91474a14e16e2cb1e18d7a82097fd894f61bb2f81eaec04a86a5",
                        5 / 21.0));
        assertThat(drawn.design()).isEqualTo(new Design.SimpleRandom(21, 5));
    }

    @Test
    void theStratifiedDrawIsThatOfTheTestVector() {
        Drawn drawn = Drawing.stratified(FRAME, Allocation.equal(FRAME.strata(), 2), SEED);
        assertThat(references(drawn)).containsExactly("C-0017", "C-0020", "C-0006", "C-0009", "C-0016", "C-0010");
        assertThat(drawn.design().chosen()).isEqualTo(6);
        assertThat(drawn.cases().getFirst().probability()).isEqualTo(2 / 8.0);
    }

    @Test
    void theOrderInWhichCasesCameDoesNotMatter() {
        List<Unit> shuffled = new ArrayList<>(FRAME.units());
        Collections.shuffle(shuffled, new Random(1));
        assertThat(Drawing.simpleRandom(Frame.of(shuffled), 7, SEED)).isEqualTo(Drawing.simpleRandom(FRAME, 7, SEED));
    }

    @Test
    void aLargerDrawHoldsTheSmallerOne() {
        List<String> larger = references(Drawing.simpleRandom(FRAME, 12, SEED));
        assertThat(larger)
                .startsWith(references(Drawing.simpleRandom(FRAME, 5, SEED)).toArray(String[]::new));
    }

    @Test
    void anythingChangedInTheFrameChangesItsHash() {
        List<Unit> moved = new ArrayList<>(FRAME.units());
        Unit first = moved.removeFirst();
        assertThat(Frame.of(moved).hash()).isNotEqualTo(FRAME.hash());
        moved.add(new Unit(first.reference(), "missing"));
        assertThat(Frame.of(moved).hash()).isNotEqualTo(FRAME.hash());
    }

    @Test
    void everyCaseAndEveryPairComesAsOftenAsItShould() {
        int draws = 20_000;
        Random random = new Random(20161125);
        Map<String, Integer> times = new HashMap<>();
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            List<String> drawn = references(Drawing.simpleRandom(FRAME, 6, seed(random))).stream()
                    .sorted()
                    .toList();
            for (int a = 0; a < drawn.size(); a++) {
                times.merge(drawn.get(a), 1, Integer::sum);
                for (int b = a + 1; b < drawn.size(); b++) {
                    pairs.merge(drawn.get(a) + drawn.get(b), 1, Integer::sum);
                }
            }
        }
        assertThat(times).hasSize(21);
        assertThat(pairs).hasSize(21 * 20 / 2);
        // Five standard errors: among 231 counts one would fall outside by chance once in some 8,000 such tests.
        times.values()
                .forEach(count ->
                        assertThat(count / (double) draws).isCloseTo(6 / 21.0, within(5 * error(6 / 21.0, draws))));
        double pair = 6 * 5 / (21.0 * 20);
        pairs.values()
                .forEach(count -> assertThat(count / (double) draws).isCloseTo(pair, within(5 * error(pair, draws))));
    }

    @Test
    void withinAStratumEveryCaseComesAsOftenAsAnother() {
        int draws = 10_000;
        Random random = new Random(3);
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            Drawing.stratified(FRAME, Allocation.equal(FRAME.strata(), 2), seed(random))
                    .cases()
                    .forEach(drawn -> times.merge(drawn.unit().reference(), 1, Integer::sum));
        }
        for (Unit unit : FRAME.units()) {
            double probability = 2.0 / FRAME.strata().getOrDefault(unit.stratum(), 0L);
            assertThat(times.getOrDefault(unit.reference(), 0) / (double) draws)
                    .isCloseTo(probability, within(5 * error(probability, draws)));
        }
    }

    @Test
    void proportionalAllocationGivesTheLargestRemaindersTheRest() {
        // 300·2,800/3,600 = 233⅓, 300·640/3,600 = 53⅓, 10, 3⅓: equal remainders, the largest stratum first.
        assertThat(Allocation.proportional(Map.of("h1", 2800L, "h2", 640L, "h3", 120L, "h4", 40L), 300, 0)
                        .chosen())
                .isEqualTo(Map.of("h1", 234L, "h2", 53L, "h3", 10L, "h4", 3L));
        assertThat(Allocation.proportional(Map.of("a", 5L, "b", 5L), 3, 0).chosen())
                .isEqualTo(Map.of("a", 2L, "b", 1L));
        assertThat(Allocation.proportional(Map.of("a", 7L, "b", 2L), 9, 0).chosen())
                .isEqualTo(Map.of("a", 7L, "b", 2L));
    }

    @Test
    void proportionalAllocationLeavesNoStratumWithTooFew() {
        assertThat(Allocation.proportional(Map.of("a", 1000L, "b", 30L, "c", 1L), 20, 2)
                        .chosen())
                .isEqualTo(Map.of("a", 17L, "b", 2L, "c", 1L));
        assertThatExceptionOfType(ImpossibleDesign.class)
                .isThrownBy(() -> Allocation.proportional(Map.of("a", 1000L, "b", 30L, "c", 1L), 4, 2))
                .withMessageContaining("at least 2 of each stratum; that takes 5");
    }

    @Test
    void allocationsAlwaysAddUpAndNeverAskForMoreThanThereIs() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            Map<String, Long> sizes = new HashMap<>();
            for (int h = 0; h <= random.nextInt(8); h++) {
                sizes.put("h" + h, 1L + random.nextInt(random.nextBoolean() ? 5 : 5000));
            }
            long population = sizes.values().stream().mapToLong(Long::longValue).sum();
            long least = random.nextInt(3);
            long needed = sizes.values().stream()
                    .mapToLong(size -> Math.min(least, size))
                    .sum();
            long total = needed + random.nextLong(population - needed + 1);
            Allocation allocation = Allocation.proportional(sizes, total, least);
            assertThat(allocation.total()).isEqualTo(total);
            sizes.forEach((stratum, size) ->
                    assertThat(allocation.chosen().get(stratum)).isBetween(Math.min(least, size), size));
        }
    }

    @Test
    void theSameOfEachStratumTakesAllWhereThereAreFewer() {
        assertThat(Allocation.equal(Map.of("a", 1000L, "b", 3L), 10).chosen()).isEqualTo(Map.of("a", 10L, "b", 3L));
    }

    @Test
    void impossibleDesignsAreRefused() {
        assertThatExceptionOfType(ImpossibleDesign.class)
                .isThrownBy(() -> Drawing.simpleRandom(FRAME, 22, SEED))
                .withMessage("22 cases cannot be chosen of the caseload, which holds 21");
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(() -> Drawing.simpleRandom(FRAME, 0, SEED));
        assertThatExceptionOfType(ImpossibleDesign.class)
                .isThrownBy(() -> Drawing.stratified(FRAME, Allocation.of(Map.of("custody", 2L)), SEED))
                .withMessage("Say how many to draw of 'missing', or 0");
        assertThatExceptionOfType(ImpossibleDesign.class)
                .isThrownBy(() -> Drawing.stratified(
                        FRAME, Allocation.of(Map.of("custody", 2L, "missing", 8L, "online", 1L)), SEED))
                .withMessage("8 cases cannot be chosen of the stratum 'missing', which holds 7");
        assertThatExceptionOfType(ImpossibleDesign.class)
                .isThrownBy(() -> Drawing.stratified(
                        FRAME, Allocation.of(Map.of("custody", 2L, "missing", 1L, "online", 1L, "other", 1L)), SEED))
                .withMessage("The stratum 'other' is empty");
        assertThatExceptionOfType(ImpossibleDesign.class)
                .isThrownBy(() -> Frame.of(List.of(new Unit("a", "x"), new Unit("a", "y"))))
                .withMessageContaining("'a' is there twice");
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(() -> new Unit("a\tb", "x"));
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(() -> new Unit(" ", "x"));
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(() -> Allocation.of(Map.of("a", -1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Seed("00"));
    }

    @Test
    void aFreshSeedIsNotUsedTwice() {
        SecureRandom random = new SecureRandom();
        assertThat(Seed.fresh(random)).isNotEqualTo(Seed.fresh(random));
    }

    private static Frame frame() {
        List<Unit> units = new ArrayList<>();
        String[] types = {"missing", "online", "custody"};
        for (int i = 1; i <= 20; i++) {
            units.add(new Unit("C-%04d".formatted(i), i % 7 == 0 ? "custody" : types[i % 3]));
        }
        units.add(new Unit("Ä-1", "missing"));
        return Frame.of(units);
    }

    private static List<String> references(Drawn drawn) {
        return drawn.cases().stream().map(one -> one.unit().reference()).toList();
    }

    private static Seed seed(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Seed(HexFormat.of().formatHex(bytes));
    }

    private static double error(double probability, int draws) {
        return Math.sqrt(probability * (1 - probability) / draws);
    }
}

package org.plumbline.statistics.degenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Honest;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.change.Change;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.change.Charting;
import org.plumbline.statistics.change.DesignTest;
import org.plumbline.statistics.change.ManyComparisons;
import org.plumbline.statistics.change.Standardisation.Standardised;
import org.plumbline.statistics.change.Standardising;
import org.plumbline.statistics.change.WaveFigure;
import org.plumbline.statistics.forces.Force;
import org.plumbline.statistics.forces.Forces;
import org.plumbline.statistics.forces.Ranks;
import org.plumbline.statistics.grades.GradeCounts;
import org.plumbline.statistics.grades.GradedKind;
import org.plumbline.statistics.grades.GradedWave;
import org.plumbline.statistics.grades.GradesBetweenWaves;
import org.plumbline.statistics.grades.ProportionalOdds;

/** Waves, series and forces of which nothing was read, or all, or one case, or that are all alike, or are no number. */
class DegenerateWavesTests {

    private static final LocalDate FIRST = LocalDate.of(2016, 4, 1);
    private static final List<Level> LEVELS = List.of(Level.NINETY_FIVE, new Level(Math.nextDown(1.0)));

    private final Honest honest = new Honest();

    @AfterEach
    void allIsHonest() {
        assertThat(honest.failures()).isEmpty();
        assertThat(honest.hasBoth()).isTrue();
    }

    /** Of each kind of degenerate share a result in the year. */
    private static List<Result> results(int year) {
        List<Result> results = new ArrayList<>();
        for (Level level : LEVELS) {
            for (long[] c : new long[][] {
                {0, 0, 0},
                {0, 0, 9},
                {0, 1, 1},
                {1, 1, 1},
                {0, 1, 9},
                {1, 1, 9},
                {0, 9, 9},
                {9, 9, 9},
                {4, 9, 9},
                {0, 9, 1L << 40},
                {9, 9, 1L << 40},
                {4, 9, 1L << 40},
                {1_000_000, 2_000_000_000, 1L << 40}
            }) {
                var design = new Design.SimpleRandom(c[2], c[1]);
                results.add(result(year, Estimation.share(design, List.of(Tally.of(c[0], c[1])), level)));
            }
            var strata = new Design.Stratified(List.of(new Design.Stratum("a", 9, 1), new Design.Stratum("b", 9, 1)));
            results.add(result(
                    year, Estimation.share(strata, List.of(Tally.of("a", 1, 1), Tally.of("b", 0, 1)), level)));
            results.add(result(year, Estimation.share(new Design.Purposive(3), List.of(Tally.of(1, 3)), level)));
        }
        return results;
    }

    private static Result result(int year, org.plumbline.statistics.Estimate estimate) {
        LocalDate from = FIRST.plusYears(year);
        return new Result(
                "good", "four", "inspector", year == 3 ? Set.of() : Set.of("all"), from, from.plusMonths(3), estimate);
    }

    @Test
    void changes() {
        for (Result earlier : results(0)) {
            for (Result later : results(1)) {
                for (Direction direction : Direction.values()) {
                    String what = earlier.estimate() + " " + later.estimate();
                    honest.ask(what, () -> Change.between(earlier, later, direction));
                    honest.ask(what, () -> DesignTest.between(earlier, later, direction));
                }
                honest.ask(
                        "newcombe",
                        () -> Change.newcombe(
                                earlier.estimate().counted(), later.estimate().counted(), Level.NINETY_FIVE));
                honest.ask("charts", () -> Charting.p(List.of(earlier, later)));
                honest.ask("charts", () -> Charting.laney(List.of(earlier, later, result(3, later.estimate()))));
            }
        }
        honest.ask("no chart", () -> Charting.p(List.of()));
    }

    @Test
    void figuresOfAnyKind() {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -1e308, 0, 1e-200, 1e-9, 0.3, 7, 1e99, 1e200, 1e308};
        for (double a : odd) {
            for (double b : odd) {
                for (double freedom : new double[] {Double.NaN, -1, 0, 1, 1e18, Double.POSITIVE_INFINITY}) {
                    for (Level level : LEVELS) {
                        String what = a + " " + b + " " + freedom + " " + level.confidence();
                        honest.ask(
                                what,
                                () -> DesignTest.between(
                                        figure(0, a, b, freedom), figure(1, b, a, freedom), Direction.NEITHER, level));
                        honest.ask(
                                what,
                                () -> DesignTest.between(
                                        figure(0, 3, 1e-100, 1), figure(1, a, b, freedom), Direction.NEITHER, level));
                    }
                }
                honest.ask(
                        "xmr " + a + " " + b,
                        () -> Charting.xmr(List.of(
                                new Charting.Measurement("one", a),
                                new Charting.Measurement("two", b),
                                new Charting.Measurement("three", a))));
                honest.ask("holm " + a + " " + b, () -> ManyComparisons.holm(List.of(a, b)));
                honest.ask("bh " + a + " " + b, () -> ManyComparisons.benjaminiHochberg(List.of(a, b)));
            }
        }
        honest.ask("none", () -> ManyComparisons.holm(List.of()));
        honest.ask("none", () -> ManyComparisons.benjaminiHochberg(List.of()));
        honest.ask("one", () -> Charting.xmr(List.of(new Charting.Measurement("one", 1))));
    }

    private static WaveFigure figure(int year, double value, double error, double freedom) {
        LocalDate from = FIRST.plusYears(year);
        return new WaveFigure(
                "days",
                "none",
                "inspector",
                Set.of("all"),
                from,
                from.plusMonths(3),
                Optional.of("days"),
                OptionalDouble.of(value),
                OptionalDouble.of(error),
                freedom,
                9,
                OptionalLong.of(100),
                new Design.SimpleRandom(100, 9),
                List.of());
    }

    @Test
    void standards() {
        var simple = new Design.SimpleRandom(100, 9);
        var strata = new Design.Stratified(List.of(new Design.Stratum("a", 9, 3), new Design.Stratum("b", 3, 3)));
        for (Design design : List.of(simple, strata, new Design.Census(6), new Design.Purposive(9))) {
            for (long weight : new long[] {-1, 0, 1, Long.MAX_VALUE}) {
                for (List<Tally> tallies : List.of(
                        List.<Tally>of(),
                        List.of(Tally.of("a", 0, 0)),
                        List.of(Tally.of("a", 0, 1), Tally.of("b", 1, 1)),
                        List.of(Tally.of("a", 3, 3), Tally.of("b", 3, 3)),
                        List.of(Tally.of("a", 0, 3), Tally.of("b", 1, 3)),
                        List.of(Tally.of("a", 0, 3), Tally.of("b", 3, 3)),
                        List.of(Tally.of("c", 0, 3), Tally.of("c", 3, 3)))) {
                    for (Level level : LEVELS) {
                        Map<String, Long> standard = Map.of("a", weight, "b", Long.MAX_VALUE);
                        String what = design + " " + tallies + " " + weight;
                        honest.ask(what, () -> Standardising.direct(design, tallies, standard, level));
                        honest.ask(what, () -> {
                            return Standardising.direct(design, tallies, standard, level) instanceof Standardised one
                                    ? Change.standardised(
                                            results(0).getLast(),
                                            one,
                                            results(1).getFirst(),
                                            one,
                                            Direction.NEITHER)
                                    : List.of();
                        });
                    }
                }
            }
        }
    }

    @Test
    void forces() {
        long[][] counts = {
            {0, 0},
            {1, 1},
            {0, 100},
            {50, 100},
            {999_999, 1_000_000},
            {1_000_000_000, Integer.MAX_VALUE},
            {1, Integer.MAX_VALUE},
            {1, 1L << 40}
        };
        for (long[] a : counts) {
            for (long[] b : counts) {
                for (long[] c : counts) {
                    String what = "%d/%d %d/%d %d/%d".formatted(a[0], a[1], b[0], b[1], c[0], c[1]);
                    honest.ask("funnel " + what, () -> Forces.funnel(of(a, b, c)));
                    honest.ask(
                            "ranks " + what, () -> Forces.ranks(of(a, b, c), Ranks.Order.LOWEST_FIRST, LEVELS.get(0)));
                }
                honest.ask("sure", () -> Forces.ranks(of(a, b), Ranks.Order.HIGHEST_FIRST, LEVELS.get(1)));
            }
            honest.ask("one", () -> Forces.funnel(of(a)));
        }
    }

    private static List<Force> of(long[]... counts) {
        return IntStream.range(0, counts.length)
                .mapToObj(i -> new Force(
                        "force " + i,
                        result(
                                0,
                                Estimation.share(
                                        new Design.SimpleRandom(1L << 50, counts[i][1]),
                                        Share.of(counts[i][0], counts[i][1])))))
                .toList();
    }

    @Test
    void modelsOfGrades() {
        GradeScale scale = GradeScale.of("poor", "fair", "good");
        List<List<Long>> rows = List.of(
                List.of(0L, 0L, 0L),
                List.of(1L, 0L, 0L),
                List.of(30L, 0L, 0L),
                List.of(0L, 0L, 30L),
                List.of(20L, 20L, 20L),
                List.of(40L, 1L, 30L),
                List.of(1L << 40, 1L << 41, 1L << 42),
                List.of(Long.MAX_VALUE, 1L, 1L));
        for (List<Long> a : rows) {
            for (List<Long> b : rows) {
                for (double unit : new double[] {Double.NaN, -1e200, 0, 1e-300, 1e-4, 1, 1e9, 1e200, 1e308}) {
                    for (Level level : LEVELS) {
                        honest.ask(
                                "fit %s %s %s %s".formatted(a, b, unit, level.confidence()),
                                () -> ProportionalOdds.fit(
                                        scale,
                                        List.of("unit"),
                                        List.of(new GradeCounts(List.of(0.0), a), new GradeCounts(List.of(unit), b)),
                                        level));
                    }
                }
                honest.ask(
                        "none",
                        () -> ProportionalOdds.fit(
                                scale,
                                List.of(),
                                List.of(new GradeCounts(List.of(), a), new GradeCounts(List.of(), b)),
                                LEVELS.get(0)));
                for (Design design : List.of(
                        new Design.SimpleRandom(Long.MAX_VALUE, Long.MAX_VALUE),
                        new Design.Purposive(Long.MAX_VALUE),
                        new Design.Stratified(List.of(new Design.Stratum("s", 1L << 50, 1L << 50))))) {
                    honest.ask(
                            "waves %s %s %s".formatted(a, b, design),
                            () -> GradesBetweenWaves.compare(
                                    scale, "good", wave(0, design, a, b), wave(1, design, b, a), LEVELS.get(0)));
                    honest.ask(
                            "standard %s %s %s".formatted(a, b, design),
                            () -> GradesBetweenWaves.compare(
                                    scale,
                                    "good",
                                    wave(0, design, a, b),
                                    wave(1, design, b, a),
                                    new GradesBetweenWaves.Standard(
                                            "a caseload",
                                            Map.of(
                                                    Map.of("kind", "x"),
                                                    Long.MAX_VALUE,
                                                    Map.of("kind", "y"),
                                                    Long.MAX_VALUE)),
                                    LEVELS.get(1)));
                }
            }
        }
    }

    private static GradedWave wave(int year, Design design, List<Long> a, List<Long> b) {
        LocalDate from = FIRST.plusYears(year);
        return new GradedWave(
                "three",
                "inspector",
                from,
                from.plusMonths(3),
                design,
                List.of(
                        new GradedKind(new TreeMap<>(Map.of("kind", "x")), a),
                        new GradedKind(new TreeMap<>(Map.of("kind", "y")), b)));
    }
}

package org.plumbline.statistics.degenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Honest;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Students;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.planning.Allocation;
import org.plumbline.statistics.planning.ChangePlanning;
import org.plumbline.statistics.planning.OptimalAllocation;
import org.plumbline.statistics.planning.PlannedStratum;
import org.plumbline.statistics.planning.Planning;

/** Shares, bounds, sample sizes and allocations of nothing, of all, of one, of more than can be counted, and of no number. */
class DegenerateSharesTests {

    private static final List<Level> LEVELS =
            List.of(Level.NINETY_FIVE, new Level(Math.nextUp(0.5)), new Level(0.999999), new Level(Math.nextDown(1.0)));
    private static final double[] ODD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -1,
        0,
        Double.MIN_VALUE,
        1e-200,
        0.3,
        1,
        1e200,
        1e308
    };

    /** found, read and population; the last of endlessly many where it is 0 */
    private static final long[][] COUNTS = {
        {0, 0, 0},
        {0, 0, 10},
        {0, 1, 1},
        {1, 1, 1},
        {0, 1, 2},
        {1, 1, 2},
        {0, 5, 5},
        {5, 5, 5},
        {2, 5, 5},
        {0, 5, 6},
        {5, 5, 6},
        {0, 30, 1L << 40},
        {30, 30, 1L << 40},
        {7, 30, 1L << 40},
        {7, 30, Long.MAX_VALUE},
        {0, 30, Long.MAX_VALUE},
        {1L << 50, 1L << 51, 1L << 60},
        {3, 1L << 51, 1L << 60},
        {5, 4, 10},
        {-1, 4, 10},
        {4, 11, 10},
        {4, -11, 10},
        {4, 5, -10},
        {2, 5_000, 2_000_000_000}
    };

    private final Honest honest = new Honest();

    @AfterEach
    void allIsHonest() {
        assertThat(honest.failures()).isEmpty();
        assertThat(honest.hasBoth()).isTrue();
    }

    @Test
    void intervalsOfCounts() {
        for (long[] c : COUNTS) {
            for (Level level : LEVELS) {
                String what = List.of(c[0], c[1], c[2]) + " " + level.confidence();
                honest.ask("wilson " + what, () -> Proportions.wilson(Share.of(c[0], c[1]), level));
                honest.ask("exact " + what, () -> Proportions.clopperPearson(Share.of(c[0], c[1]), level));
                honest.ask("jeffreys " + what, () -> Proportions.jeffreys(Share.of(c[0], c[1]), level));
                honest.ask("logit " + what, () -> Proportions.logit(Share.of(c[0], c[1]), level));
                honest.ask("wilson N " + what, () -> Proportions.wilson(Share.of(c[0], c[1]), c[2], level));
                honest.ask("exact N " + what, () -> Proportions.clopperPearson(Share.of(c[0], c[1]), c[2], level));
                honest.ask("jeffreys N " + what, () -> Proportions.jeffreys(Share.of(c[0], c[1]), c[2], level));
                honest.ask("logit N " + what, () -> Proportions.logit(Share.of(c[0], c[1]), c[2], level));
                honest.ask("hyper " + what, () -> Proportions.hypergeometric(Share.of(c[0], c[1]), c[2], level));
                honest.ask("none " + what, () -> Proportions.boundWhenNoneFound(c[1], level));
                honest.ask("none N " + what, () -> Proportions.boundWhenNoneFound(c[1], c[2], level));
            }
        }
    }

    @Test
    void numbersThatAreNone() {
        for (double a : ODD) {
            honest.ask("level " + a, () -> new Level(a).z());
            for (double b : ODD) {
                honest.ask("worth " + a + " " + b, () -> Proportions.worth(a, b));
                honest.ask("t " + a + " " + b, () -> Students.quantile(a, b));
                for (Level level : LEVELS) {
                    String what = a + " " + b + " " + level.confidence();
                    honest.ask("korn " + what, () -> Proportions.kornGraubard(a, b, 30, 25, level));
                    honest.ask("exact " + what, () -> Proportions.clopperPearson(a, b, level.tail()));
                }
                honest.ask("tail " + a + " " + b, () -> Proportions.clopperPearson(0.3, a, b));
            }
        }
        for (long freedom : new long[] {-1, 0, 1, 2, 1L << 40, Long.MAX_VALUE}) {
            honest.ask(
                    "korn " + freedom, () -> Proportions.kornGraubard(0.2, 0.1, freedom, freedom, Level.NINETY_FIVE));
            honest.ask("ratio " + freedom, () -> Students.ratio(freedom, freedom, 0.025));
        }
    }

    @Test
    void estimatesByDesign() {
        List<List<Tally>> several = List.of(
                List.of(),
                List.of(Tally.of("a", 0, 0)),
                List.of(Tally.of("a", 1, 1)),
                List.of(Tally.of("a", 0, 1), Tally.of("b", 1, 1)),
                List.of(Tally.of("a", 3, 3), Tally.of("b", 2, 2)),
                List.of(Tally.of("a", 0, 3), Tally.of("b", 2, 2)),
                List.of(Tally.of("a", 1, 3), Tally.of("b", 0, 0)),
                List.of(new Tally("a", 0, 0, 3), new Tally("b", 0, 0, 2)),
                List.of(new Tally("a", 0, 1, 3), new Tally("b", 1, 1, 2)),
                List.of(Tally.of("a", 1, 3), Tally.of("a", 1, 3)),
                List.of(Tally.of("c", 1, 3)),
                List.of(Tally.of("a", 1, Long.MAX_VALUE), Tally.of("b", 1, Long.MAX_VALUE)));
        List<Design> designs = List.of(
                new Design.Stratified(List.of(new Design.Stratum("a", 3, 3), new Design.Stratum("b", 2, 2))),
                new Design.Stratified(List.of(new Design.Stratum("a", 3, 3), new Design.Stratum("b", 9, 2))),
                new Design.Stratified(
                        List.of(new Design.Stratum("a", 1L << 60, 3), new Design.Stratum("b", 1L << 60, 2))),
                new Design.SimpleRandom(0, 0),
                new Design.SimpleRandom(3, 3),
                new Design.SimpleRandom(Long.MAX_VALUE, Long.MAX_VALUE),
                new Design.Census(0),
                new Design.Census(3),
                new Design.Purposive(0),
                new Design.Purposive(9));
        for (Design design : designs) {
            for (List<Tally> tallies : several) {
                for (Level level : LEVELS) {
                    String what = design + " " + tallies + " " + level.confidence();
                    honest.ask(what, () -> Estimation.share(design, tallies, level));
                    honest.ask(what, () -> Estimation.atMost(design, tallies, level));
                    honest.ask(what, () -> Estimation.atLeast(design, tallies, level));
                    for (Method method : Method.values()) {
                        honest.ask(what + method, () -> Estimation.share(design, tallies, level, method));
                    }
                }
            }
        }
    }

    @Test
    void designsThatCannotBe() {
        honest.ask("empty", () -> new Design.Stratified(List.of()));
        honest.ask("stratum", () -> new Design.Stratum("a", 0, 0));
        honest.ask("below", () -> new Design.SimpleRandom(-1, -1));
        honest.ask("more", () -> new Design.SimpleRandom(1, 2));
        honest.ask("by hand", () -> new Design.Purposive(Long.MAX_VALUE).described());
        honest.ask(
                "uncountable",
                () -> new Design.Stratified(List.of(
                        new Design.Stratum("a", Long.MAX_VALUE, 3), new Design.Stratum("b", Long.MAX_VALUE, 2))));
    }

    @Test
    void plans() {
        long[] numbers = {-1, 0, 1, 2, 1000, 1L << 40, Long.MAX_VALUE};
        for (long population : numbers) {
            OptionalLong of = population == 0 ? OptionalLong.empty() : OptionalLong.of(population);
            for (double margin : ODD) {
                for (Share expected :
                        List.of(Share.of(0, 0), Share.of(0, 1), Share.of(1, 2), Share.of(1, Long.MAX_VALUE))) {
                    for (Method method : Method.values()) {
                        honest.ask(
                                "margin %s %s %s %s".formatted(population, margin, expected, method),
                                () -> Planning.margin(expected, margin, Level.NINETY_FIVE, of, method));
                    }
                    honest.ask("find %s %s".formatted(expected, margin), () -> Planning.finding(expected, 1, margin));
                    for (long read : numbers) {
                        honest.ask(
                                "from %s %s %s %s".formatted(population, margin, expected, read),
                                () -> ChangePlanning.differenceFrom(
                                        new ChangePlanning.Wave(expected, of),
                                        read,
                                        new ChangePlanning.Wave(Share.of(1, 3), of),
                                        margin,
                                        Level.NINETY_FIVE));
                    }
                    honest.ask(
                            "change %s %s %s".formatted(population, margin, expected),
                            () -> ChangePlanning.difference(
                                    new ChangePlanning.Wave(expected, of),
                                    new ChangePlanning.Wave(Share.of(1, Long.MAX_VALUE - 1), of),
                                    margin,
                                    Level.NINETY_FIVE));
                }
            }
            for (long there : numbers) {
                for (long least : numbers) {
                    honest.ask(
                            "finding %s %s %s".formatted(population, there, least),
                            () -> Planning.finding(population, there, least, 0.9));
                }
            }
        }
    }

    @Test
    void allocations() {
        long[] numbers = {-1, 0, 2, 100, Long.MAX_VALUE};
        for (long a : numbers) {
            for (long b : numbers) {
                Map<String, Long> sizes = Map.of("a", a, "b", 5L);
                honest.ask("equal %d %d".formatted(a, b), () -> Allocation.equal(sizes, b));
                honest.ask(
                        "of %d %d".formatted(a, b),
                        () -> Allocation.of(Map.of("a", a, "b", b)).total());
                for (long least : numbers) {
                    String what = "%d %d %d".formatted(a, b, least);
                    honest.ask("proportional " + what, () -> Allocation.proportional(sizes, b, least));
                    honest.ask("proportional of none", () -> Allocation.proportional(Map.of(), b, least));
                    for (double deviation : new double[] {Double.NaN, -1, 0, 1e-200, 0.3, 1e90, 1e200}) {
                        honest.ask("optimal " + what + " " + deviation, () -> {
                            var strata = List.of(
                                    new PlannedStratum("a", a, deviation, Math.max(1, least), 1, a),
                                    PlannedStratum.of("b", 5, 0.5));
                            honest.ask(
                                    "fewest " + what + deviation,
                                    () -> OptimalAllocation.fewest(strata, a > 100 ? 1e300 : 0.01 * deviation));
                            honest.ask("within " + what + deviation, () -> OptimalAllocation.within(strata, b));
                            honest.ask(
                                    "cheapest " + what + deviation,
                                    () -> OptimalAllocation.cheapest(strata, a > 100 ? 1e300 : 0.3 * deviation));
                            return OptimalAllocation.neyman(strata, Math.min(b, 101));
                        });
                    }
                }
            }
        }
        honest.ask("none", () -> OptimalAllocation.neyman(List.of(), 3));
    }
}

package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProportionsTests {

    private static final Level LEVEL = Level.NINETY_FIVE;

    static List<Golden> intervals() {
        return Golden.rows("intervals.csv");
    }

    @ParameterizedTest
    @MethodSource("intervals")
    void anIntervalIsTheGoldenOne(Golden row) {
        Share share = Share.of(row.count("found"), row.count("read"));
        boolean endless = row.text("population").equals("Inf");
        Interval interval = switch (row.text("method")) {
            case "wilson" ->
                endless ? Proportions.wilson(share, LEVEL) : Proportions.wilson(share, row.count("population"), LEVEL);
            case "exact" ->
                endless
                        ? Proportions.clopperPearson(share, LEVEL)
                        : Proportions.hypergeometric(share, row.count("population"), LEVEL);
            case "jeffreys" -> Proportions.jeffreys(share, LEVEL);
            case "logit" -> Proportions.logit(share, LEVEL);
            case "wilson_fpc_neff", "census" -> Proportions.wilson(share, row.count("population"), LEVEL);
            case "clopperpearson_fpc_neff" -> Proportions.clopperPearson(share, row.count("population"), LEVEL);
            case "hypergeometric_exact_tail" -> Proportions.hypergeometric(share, row.count("population"), LEVEL);
            default -> throw new AssertionError(row);
        };
        assertThat(interval.lower()).isCloseTo(row.number("lower"), within(1e-8));
        assertThat(interval.upper()).isCloseTo(row.number("upper"), within(1e-8));
    }

    static List<Golden> ofR() {
        return Golden.rows("proportions.csv");
    }

    @ParameterizedTest
    @MethodSource("ofR")
    void anIntervalOrABoundIsThatOfR(Golden row) {
        Share share = Share.of(row.count("found"), row.count("read"));
        Level level = new Level(row.number("confidence"));
        Interval interval = row.text("population").equals("Inf")
                ? endless(row.text("method"), share, level)
                : finite(row.text("method"), share, row.count("population"), level);
        assertThat(interval.lower()).isCloseTo(row.number("lower"), within(1e-8));
        assertThat(interval.upper()).isCloseTo(row.number("upper"), within(1e-8));
    }

    private static Interval endless(String method, Share share, Level level) {
        return switch (method) {
            case "wilson" -> Proportions.wilson(share, level);
            case "clopper-pearson" -> Proportions.clopperPearson(share, level);
            case "jeffreys" -> Proportions.jeffreys(share, level);
            case "logit" -> Proportions.logit(share, level);
            case "none-found" -> new Interval(0, Proportions.boundWhenNoneFound(share.of(), level));
            case String unknown -> throw new AssertionError(unknown);
        };
    }

    private static Interval finite(String method, Share share, long population, Level level) {
        return switch (method) {
            case "wilson" -> Proportions.wilson(share, population, level);
            case "clopper-pearson" -> Proportions.clopperPearson(share, population, level);
            case "jeffreys" -> Proportions.jeffreys(share, population, level);
            case "logit" -> Proportions.logit(share, population, level);
            case "hypergeometric" -> Proportions.hypergeometric(share, population, level);
            case "one-sided" ->
                new Interval(
                        bound(Bound.Side.AT_LEAST, share, population, level),
                        bound(Bound.Side.AT_MOST, share, population, level));
            case String unknown -> throw new AssertionError(unknown);
        };
    }

    private static double bound(Bound.Side side, Share share, long population, Level level) {
        var design = new Design.SimpleRandom(population, share.of());
        var tallies = List.of(Tally.of(share.found(), share.of()));
        return (side == Bound.Side.AT_MOST
                        ? Estimation.atMost(design, tallies, level)
                        : Estimation.atLeast(design, tallies, level))
                .limit()
                .orElseThrow();
    }

    static List<Golden> kornGraubard() {
        return Golden.rows("korn-graubard.csv");
    }

    @ParameterizedTest
    @MethodSource("kornGraubard")
    void aShareFromAnyDesignHasTheIntervalOfRsSurvey(Golden row) {
        Interval interval = Proportions.kornGraubard(
                row.number("share"),
                row.number("standard_error"),
                row.count("read"),
                row.count("freedom"),
                new Level(row.number("confidence")));
        assertThat(interval.lower()).isCloseTo(row.number("lower"), within(1e-8));
        assertThat(interval.upper()).isCloseTo(row.number("upper"), within(1e-8));
    }

    @Test
    void aShareWithoutSpreadIsWorthItsCases() {
        assertThat(Proportions.kornGraubard(0, 0, 30, 29, LEVEL))
                .isEqualTo(Proportions.clopperPearson(Share.of(0, 30), LEVEL));
        assertThat(Proportions.kornGraubard(0.5, 0, 30, 29, LEVEL))
                .isEqualTo(Proportions.clopperPearson(Share.of(15, 30), LEVEL));
    }

    @Test
    void aKornGraubardIntervalIsNotMadeOfWhatIsNoShareOrNoNumber() {
        for (double[] wrong : new double[][] {
            {Double.NaN, 0.1, 30, 29},
            {-0.1, 0.1, 30, 29},
            {1.1, 0.1, 30, 29},
            {0.5, Double.NaN, 30, 29},
            {0.5, Double.POSITIVE_INFINITY, 30, 29},
            {0.5, -0.1, 30, 29},
            {0.5, 0.1, 1, 29},
            {0.5, 0.1, 30, 0}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            Proportions.kornGraubard(wrong[0], wrong[1], (long) wrong[2], (long) wrong[3], LEVEL));
        }
    }

    @Test
    void aPopulationTooLargeToCountHasTheIntervalOfAnEndlessOne() {
        Share share = Share.of(38, 374);
        Interval interval = Proportions.hypergeometric(share, 3_000_000_000L, LEVEL);
        Interval endless = Proportions.clopperPearson(share, LEVEL);
        assertThat(interval.lower()).isCloseTo(endless.lower(), within(1e-7));
        assertThat(interval.upper()).isCloseTo(endless.upper(), within(1e-7));
    }

    @Test
    void manyMillionsOfCasesHaveIntervalsToo() {
        Share half = Share.of(500_000_000, 1_000_000_000);
        for (Interval interval : List.of(
                Proportions.wilson(half, LEVEL),
                Proportions.clopperPearson(half, LEVEL),
                Proportions.jeffreys(half, LEVEL),
                Proportions.logit(half, LEVEL))) {
            assertThat(interval.lower()).isCloseTo(0.5, within(0.0001));
            assertThat(interval.holds(0.5)).isTrue();
        }
    }

    @Test
    void thePublishedSharesOf2016HaveTheIntervalsThatTheFieldQuotes() {
        assertThat(Proportions.wilson(Share.of(278, 374), LEVEL)).satisfies(interval -> {
            assertThat(interval.lower()).isCloseTo(0.697, within(0.0005));
            assertThat(interval.upper()).isCloseTo(0.785, within(0.0005));
        });
        assertThat(Proportions.wilson(Share.of(38, 374), LEVEL)).satisfies(interval -> {
            assertThat(interval.lower()).isCloseTo(0.075, within(0.0005));
            assertThat(interval.upper()).isCloseTo(0.136, within(0.0005));
        });
    }

    @Test
    void aHundredthIsNotLostToTruncation() {
        assertThat(Share.of(29, 100).found()).isEqualTo(29);
        assertThat(Proportions.wilson(Share.of(29, 100), LEVEL).holds(0.29)).isTrue();
    }

    @Test
    void noneFoundStillLeavesAShareThatCouldBeThere() {
        assertThat(Proportions.boundWhenNoneFound(30, LEVEL)).isCloseTo(1 - Math.pow(0.05, 1.0 / 30), within(1e-12));
        // 4 of 60: none in 30 would be seen with chance C(56,30)/C(60,30) = 0.0562; 5 of 60: 0.0261.
        assertThat(Proportions.boundWhenNoneFound(30, 60, LEVEL)).isCloseTo(4 / 60.0, within(1e-12));
        assertThat(Proportions.boundWhenNoneFound(60, 60, LEVEL)).isZero();
    }

    @Test
    void anIntervalHoldsItsShareAndStaysWithinZeroAndOne() {
        for (long population : new long[] {1, 2, 7, 40}) {
            for (long read = 1; read <= population; read++) {
                for (long found = 0; found <= read; found++) {
                    Share share = Share.of(found, read);
                    for (Interval interval : new Interval[] {
                        Proportions.wilson(share, population, LEVEL),
                        Proportions.clopperPearson(share, population, LEVEL),
                        Proportions.jeffreys(share, population, LEVEL),
                        Proportions.logit(share, population, LEVEL),
                        Proportions.hypergeometric(share, population, LEVEL)
                    }) {
                        assertThat(interval.lower()).isBetween(0.0, share.value());
                        assertThat(interval.upper()).isBetween(share.value(), 1.0);
                    }
                }
            }
        }
    }

    @Test
    void thereIsNoIntervalWhereNothingWasReadNorOneOfMoreThanThereAre() {
        Share none = Share.of(0, 0);
        for (ThrowingCallable nothing : List.<ThrowingCallable>of(
                () -> Proportions.wilson(none, LEVEL),
                () -> Proportions.wilson(none, 10, LEVEL),
                () -> Proportions.jeffreys(none, LEVEL),
                () -> Proportions.jeffreys(none, 10, LEVEL),
                () -> Proportions.logit(none, LEVEL),
                () -> Proportions.logit(none, 10, LEVEL),
                () -> Proportions.clopperPearson(none, LEVEL),
                () -> Proportions.clopperPearson(none, 10, LEVEL),
                () -> Proportions.hypergeometric(none, 10, LEVEL),
                () -> Proportions.boundWhenNoneFound(0, LEVEL),
                () -> Proportions.boundWhenNoneFound(0, 10, LEVEL))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(nothing)
                    .withMessage("Where no case was read there is no interval");
        }
        Share eleven = Share.of(1, 11);
        for (ThrowingCallable tooMany : List.<ThrowingCallable>of(
                () -> Proportions.wilson(eleven, 10, LEVEL),
                () -> Proportions.jeffreys(eleven, 10, LEVEL),
                () -> Proportions.logit(eleven, 10, LEVEL),
                () -> Proportions.clopperPearson(eleven, 10, LEVEL),
                () -> Proportions.hypergeometric(eleven, 10, LEVEL),
                () -> Proportions.boundWhenNoneFound(11, 10, LEVEL))) {
            assertThatIllegalArgumentException().isThrownBy(tooMany).withMessage("11 cases cannot be read of 10");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Level(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Level(Double.NaN));
    }
}

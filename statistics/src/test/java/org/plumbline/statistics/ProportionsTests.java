package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
            case "wilson_fpc_neff", "census" -> Proportions.wilson(share, row.count("population"), LEVEL);
            case "clopperpearson_fpc_neff" -> Proportions.clopperPearson(share, row.count("population"), LEVEL);
            case "hypergeometric_exact_tail" -> Proportions.hypergeometric(share, row.count("population"), LEVEL);
            default -> throw new AssertionError(row);
        };
        assertThat(interval.lower()).isCloseTo(row.number("lower"), within(1e-8));
        assertThat(interval.upper()).isCloseTo(row.number("upper"), within(1e-8));
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
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.wilson(Share.of(0, 0), LEVEL));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.hypergeometric(Share.of(1, 11), 10, LEVEL));
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Level(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Level(Double.NaN));
    }
}

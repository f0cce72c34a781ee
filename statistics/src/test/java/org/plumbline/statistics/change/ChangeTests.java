package org.plumbline.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.change.Comparison.Compared;
import org.plumbline.statistics.change.Comparison.NotComparable;

class ChangeTests {

    private static final Map<String, List<Share>> PAIRS = Map.of(
            "met2016_vs_q3", List.of(Share.of(278, 374), Share.of(125, 135)),
            "met2016_vs_q4", List.of(Share.of(278, 374), Share.of(191, 214)),
            "q3_vs_q4", List.of(Share.of(125, 135), Share.of(191, 214)),
            "inad2016sentback", List.of(Share.of(38, 374), Share.of(38, 374)),
            "newcombe1", List.of(Share.of(56, 70), Share.of(48, 80)),
            "small", List.of(Share.of(3, 10), Share.of(8, 12)));

    static List<Golden> differences() {
        return Golden.rows("change.csv").stream()
                .filter(row -> row.text("quantity").startsWith("newcombe10"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("differences")
    void aDifferenceHasTheGoldenLimits(Golden row) {
        List<Share> pair = Objects.requireNonNull(PAIRS.get(row.text("case")));
        String quantity = row.text("quantity");
        Interval interval = quantity.contains("N=")
                ? Change.difference(
                                estimate(pair.getFirst(), quantity),
                                estimate(pair.getLast(), quantity),
                                Direction.NEITHER)
                        .interval()
                : Change.newcombe(pair.getFirst(), pair.getLast(), Level.NINETY_FIVE);
        assertThat(quantity.contains("_lo") ? interval.lower() : interval.upper())
                .isCloseTo(row.number("value"), within(1e-8));
    }

    static List<Golden> chances() {
        return Golden.rows("change.csv").stream()
                .filter(row -> row.text("quantity").startsWith("p_fpc"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("chances")
    void aDifferenceHasTheGoldenChanceOfComingByChance(Golden row) {
        List<Share> pair = Objects.requireNonNull(PAIRS.get(row.text("case")));
        Compared compared = Change.difference(
                estimate(pair.getFirst(), row.text("quantity")),
                estimate(pair.getLast(), row.text("quantity")),
                Direction.NEITHER);
        assertThat(compared.p()).hasValueCloseTo(row.number("value"), within(1e-8));
        assertThat(compared.method()).isEqualTo(Method.NEWCOMBE);
        assertThat(compared.earlier().counted()).isEqualTo(pair.getFirst());
        assertThat(compared.later().population())
                .hasValue(compared.earlier().population().orElseThrow());
    }

    @Test
    void whereNeitherWaveVariesThereIsNoChanceToTell() {
        Compared compared = Change.difference(
                Estimation.share(new SimpleRandom(500, 30), Share.of(0, 30)),
                Estimation.share(new SimpleRandom(500, 20), Share.of(0, 20)),
                Direction.NEITHER);
        assertThat(compared.p()).isEmpty();
        assertThat(compared.method()).isEqualTo(Method.SQUARED_AND_ADDED);
        assertThat(Change.difference(
                                Estimation.share(new SimpleRandom(500, 1), Share.of(0, 1)),
                                Estimation.share(new SimpleRandom(500, 20), Share.of(3, 20)),
                                Direction.NEITHER)
                        .p())
                .isEmpty();
    }

    @Test
    void theWarningsOfBothWavesStandByTheirComparison() {
        Compared compared = Change.difference(
                Estimation.share(new SimpleRandom(500, 101), Share.of(30, 100)),
                Estimation.share(new SimpleRandom(500, 102), Share.of(30, 100)),
                Direction.NEITHER);
        assertThat(compared.warnings()).hasSize(2).extracting(Warning::kind).containsOnly(Warning.Kind.NOT_ALL_READ);
    }

    @Test
    void newcombesOwnExampleComesOutAsPrinted() {
        // Newcombe 1998, table II, contrast (a): 56/70 less 48/80, method 10: 0.0524 to 0.3339
        Interval interval = Change.newcombe(Share.of(48, 80), Share.of(56, 70), Level.NINETY_FIVE);
        assertThat(interval.lower()).isCloseTo(0.0524, within(0.00005));
        assertThat(interval.upper()).isCloseTo(0.3339, within(0.00005));
    }

    @Test
    void noEvidenceOfChangeSaysHowMuchCouldHaveChangedEitherWay() {
        Comparison comparison = Change.between(
                wave(2017, new SimpleRandom(5000, 135), Share.of(125, 135)),
                wave(2018, new SimpleRandom(5000, 214), Share.of(191, 214)),
                Direction.MORE_IS_WORSE);
        assertThat(comparison.sentence())
                .isEqualTo("No evidence of change: between 9.1 points better and 3.2 points worse.");
        assertThat(((Compared) comparison).isEvidenceOfChange()).isFalse();
    }

    @Test
    void evidenceOfChangeSaysWhichWay() {
        Comparison comparison = Change.between(
                wave(2016, new SimpleRandom(5000, 374), Share.of(278, 374)),
                wave(2017, new SimpleRandom(5000, 135), Share.of(125, 135)),
                Direction.MORE_IS_WORSE);
        assertThat(comparison.sentence())
                .isEqualTo("Evidence of change: 18.3 points worse (between 11.4 and 23.8 points).");
        assertThat(Change.between(
                                wave(2016, new SimpleRandom(5000, 374), Share.of(96, 374)),
                                wave(2017, new SimpleRandom(5000, 135), Share.of(10, 135)),
                                Direction.MORE_IS_BETTER)
                        .sentence())
                .startsWith("Evidence of change: 18.3 points worse");
    }

    @Test
    void casesChosenByHandAreNotCompared() {
        Comparison comparison = Change.between(
                wave(2016, new Purposive(374), Share.of(278, 374)),
                wave(2017, new SimpleRandom(5000, 135), Share.of(125, 135)),
                Direction.MORE_IS_WORSE);
        assertThat(comparison.sentence())
                .isEqualTo(
                        "These can't be compared. The cases were chosen by hand in the earlier wave, so they don't speak"
                                + " for the caseload.");
    }

    @Test
    void everyUnlikenessIsNamed() {
        Estimate estimate = Estimation.share(new SimpleRandom(50, 20), Share.of(3, 20));
        Result force = new Result(
                "good", "three grades", "the force", Set.of("missing"), day(2016, 1, 1), day(2016, 6, 30), estimate);
        Result inspector = new Result(
                "good",
                "five grades",
                "inspectors",
                Set.of("missing", "online"),
                day(2016, 6, 30),
                day(2016, 12, 31),
                Estimation.share(new Purposive(0), Share.of(0, 0)));
        NotComparable unlike = (NotComparable) Change.between(force, inspector, Direction.MORE_IS_BETTER);
        assertThat(unlike.reasons())
                .extracting(Reason::kind)
                .containsExactly(
                        Reason.Kind.OTHER_GRADE_SCALE,
                        Reason.Kind.OTHER_ASSESSOR,
                        Reason.Kind.CHOSEN_BY_HAND,
                        Reason.Kind.OTHER_CASE_TYPES,
                        Reason.Kind.OVERLAPPING_PERIOD);
        assertThat(unlike.sentence())
                .contains("on different scales: three grades, then five grades.", "the earlier ends on 30 June 2016");
    }

    @Test
    void aWaveWithoutAReadingIsNotCompared() {
        NotComparable unlike = (NotComparable) Change.between(
                wave(2016, new SimpleRandom(50, 0), Share.of(0, 0)),
                wave(2017, new SimpleRandom(50, 20), Share.of(3, 20)),
                Direction.MORE_IS_BETTER);
        assertThat(unlike.reasons()).extracting(Reason::kind).containsExactly(Reason.Kind.NOTHING_READ);
    }

    private static Result wave(int year, Design design, Share share) {
        return new Result(
                "poor",
                "three grades",
                "inspectors",
                Set.of("missing", "online"),
                day(year, 1, 1),
                day(year, 3, 31),
                Estimation.share(design, share));
    }

    private static Estimate estimate(Share share, String quantity) {
        long population = Long.parseLong(quantity.substring(quantity.indexOf("N=") + 2));
        return Estimation.share(new SimpleRandom(population, share.of()), share);
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}

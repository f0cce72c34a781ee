package org.plumbline.statistics.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.pooling.Pooled.StrataPooled;
import org.plumbline.statistics.pooling.PooledChange.NotComparable;
import org.plumbline.statistics.pooling.PooledChange.StrataCompared;
import org.plumbline.statistics.pooling.PooledChange.StratumCompared;
import org.plumbline.statistics.pooling.Strata.One;

/** How small strata changed between two waves. */
class PooledChangeTests {

    private static final Strata FIRST = Strata.of("wave1");
    private static final Strata SECOND = Strata.of("wave2");
    private static final Level LEVEL = Level.NINETY_FIVE;

    @Test
    void everyStratumIsComparedWithItself() {
        StrataCompared change = change(FIRST, SECOND, Direction.MORE_IS_WORSE);
        assertThat(change.strata())
                .extracting(StratumCompared::name)
                .containsExactly("custody", "missing", "neglect", "online", "exploitation", "domestic");
        for (StratumCompared stratum : change.strata()) {
            assertThat(stratum.difference())
                    .isCloseTo(
                            pooled(SECOND).of(stratum.name()).share()
                                    - pooled(FIRST).of(stratum.name()).share(),
                            within(1e-12));
            assertThat(stratum.interval().holds(stratum.difference())).isTrue();
            assertThat(stratum.higher() + stratum.lower()).isLessThanOrEqualTo(1 + 1e-9);
        }
        assertThat(change.warnings()).isEmpty();
        assertThat(change.sentence()).startsWith("In 'custody': ").contains(" In 'domestic': ");
    }

    /** Every pair of counts that two small strata may hold, one by one. */
    @Test
    void theChancesAreThoseOfAllPairsOfCounts() {
        StrataCompared change = change(FIRST, SECOND, Direction.MORE_IS_WORSE);
        for (StratumCompared stratum : change.strata()) {
            Whole earlier = whole(FIRST, stratum.name());
            Whole later = whole(SECOND, stratum.name());
            double higher = 0;
            double lower = 0;
            double below = 0;
            double above = 0;
            double mean = 0;
            for (int i = 0; i < earlier.counts(); i++) {
                for (int j = 0; j < later.counts(); j++) {
                    double chance = earlier.chance(i) * later.chance(j);
                    double difference = later.share(j) - earlier.share(i);
                    mean += chance * difference;
                    higher += difference > 1e-9 ? chance : 0;
                    lower += difference < -1e-9 ? chance : 0;
                    below += difference < stratum.interval().lower() - 1e-9 ? chance : 0;
                    above += difference > stratum.interval().upper() + 1e-9 ? chance : 0;
                }
            }
            assertThat(stratum.difference()).isCloseTo(mean, within(1e-9));
            assertThat(stratum.higher()).isCloseTo(higher, within(1e-9));
            assertThat(stratum.lower()).isCloseTo(lower, within(1e-9));
            assertThat(below).isBetween(LEVEL.tail() - 0.01, LEVEL.tail());
            assertThat(above).isBetween(LEVEL.tail() - 0.01, LEVEL.tail() + 1e-9);
        }
    }

    @Test
    void theSameTwiceIsNoChange() {
        for (StratumCompared stratum : change(FIRST, FIRST, Direction.NEITHER).strata()) {
            assertThat(stratum.difference()).isZero();
            assertThat(stratum.higher()).isCloseTo(stratum.lower(), within(1e-9));
            assertThat(stratum.isEvidenceOfChange()).isFalse();
        }
    }

    @Test
    void aStratumReadWholeTwiceIsKnownToHaveChanged() {
        StratumCompared known = change(
                        Strata.of(new One("a", 4, 5, 5), new One("b", 3, 9, 30)),
                        Strata.of(new One("a", 1, 5, 5), new One("b", 3, 9, 30)),
                        Direction.MORE_IS_WORSE)
                .strata()
                .getFirst();
        assertThat(known.difference()).isCloseTo(-0.6, within(1e-12));
        assertThat(known.interval().lower()).isCloseTo(-0.6, within(1e-9));
        assertThat(known.interval().upper()).isCloseTo(-0.6, within(1e-9));
        assertThat(known.lower()).isEqualTo(1, within(1e-9));
        assertThat(known.higher()).isEqualTo(0, within(1e-9));
        assertThat(known.isEvidenceOfChange()).isTrue();
    }

    @Test
    void whatMoreMeansIsTold() {
        One before = new One("a", 2, 40, 400);
        One after = new One("a", 30, 40, 400);
        One other = new One("b", 10, 20, 100);
        assertThat(sentence(before, after, other, Direction.MORE_IS_WORSE))
                .startsWith("In 'a': Evidence of change: ")
                .contains(" worse (")
                .endsWith(" The chance that it got better is less than 0.1%.");
        assertThat(sentence(before, after, other, Direction.MORE_IS_BETTER))
                .contains(" better (")
                .endsWith(" The chance that it got better is more than 99.9%.");
        assertThat(sentence(before, after, other, Direction.NEITHER))
                .contains(" more (")
                .endsWith(" The chance that there are more is more than 99.9%.");
    }

    private static String sentence(One before, One after, One other, Direction direction) {
        return change(Strata.of(before, other), Strata.of(after, other), direction)
                .strata()
                .getFirst()
                .sentence();
    }

    @Test
    void strataOfOneWaveOnlyAreLeftOutAndToldOf() {
        StrataCompared change = change(
                Strata.of(new One("a", 3, 9, 30), new One("b", 3, 9, 30)),
                Strata.of(new One("b", 3, 9, 30), new One("c", 3, 9, 30)),
                Direction.NEITHER);
        assertThat(change.strata()).extracting(StratumCompared::name).containsExactly("b");
        assertThat(change.warnings())
                .extracting(Warning::sentence)
                .contains(
                        "The stratum 'a' is left out; it was in one of the two waves only.",
                        "The stratum 'c' is left out; it was in one of the two waves only.");
    }

    @Test
    void unlikeWavesAreNotCompared() {
        StrataPooled first = pooled(FIRST);
        StrataPooled second = pooled(SECOND);
        Result earlier = result(2017, FIRST);
        assertThat(reasons(Pooling.change(earlier, first, result(2017, SECOND), second, Direction.NEITHER)))
                .containsExactly(Reason.Kind.OVERLAPPING_PERIOD);
        Estimate chosen = Estimation.share(new Purposive(63), Share.of(25, 63));
        assertThat(reasons(Pooling.change(earlier, first, result(2018, chosen), second, Direction.NEITHER)))
                .containsExactly(Reason.Kind.CHOSEN_BY_HAND);
        Strata others = Strata.of(new One("other", 3, 9, 30));
        assertThat(reasons(Pooling.change(earlier, first, result(2018, others), pooled(others), Direction.NEITHER)))
                .containsExactly(Reason.Kind.OTHER_CASE_TYPES);
        assertThat(Pooling.change(earlier, first, result(2018, others), pooled(others), Direction.NEITHER)
                        .sentence())
                .isEqualTo("These can't be compared. They have no stratum in common.");
        assertThatIllegalArgumentException().isThrownBy(() -> new NotComparable(List.of()));
    }

    @Test
    void levelsAreAlike() {
        StrataPooled other =
                (StrataPooled) Pooling.strata(SECOND.design(), SECOND.tallies(), Prior.EVEN, new Level(0.9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pooling.change(
                        result(2017, FIRST), pooled(FIRST), result(2018, SECOND), other, Direction.NEITHER));
    }

    private static StrataCompared change(Strata first, Strata second, Direction direction) {
        return (StrataCompared)
                Pooling.change(result(2017, first), pooled(first), result(2018, second), pooled(second), direction);
    }

    private static Result result(int year, Strata strata) {
        return result(year, Estimation.share(strata.design(), strata.tallies()));
    }

    private static Result result(int year, Estimate estimate) {
        return new Result(
                "poor",
                "three grades",
                "inspectors",
                Set.of("all"),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                estimate);
    }

    private static List<Reason.Kind> reasons(PooledChange change) {
        return ((NotComparable) change).reasons().stream().map(Reason::kind).toList();
    }

    private static StrataPooled pooled(Strata strata) {
        return (StrataPooled) Pooling.strata(strata.design(), strata.tallies());
    }

    private static Whole whole(Strata strata, String name) {
        Posterior posterior = Posterior.of(
                        strata.each().stream()
                                .map(one -> Share.of(one.found(), one.read()))
                                .toList(),
                        Prior.EVEN)
                .orElseThrow();
        return Whole.of(posterior, Stratum.of(pooled(strata).of(name)), Prior.EVEN.leastSpread());
    }
}

package org.plumbline.statistics.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.pooling.Pooled.NotPooled;
import org.plumbline.statistics.pooling.Pooled.PooledStratum;
import org.plumbline.statistics.pooling.Pooled.StrataPooled;
import org.plumbline.statistics.pooling.Strata.One;

/** Golden values of R's own quadrature (src/test/r/pooling.R). */
class PoolingTests {

    private static final Level LEVEL = Level.NINETY_FIVE;

    static List<Golden> sets() {
        return Golden.rows("pooling-sets.csv");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void figuresAreThoseOfR(Golden set) {
        Prior prior = prior(set);
        Strata strata = Strata.of(set.text("set"));
        StrataPooled pooled = (StrataPooled) Pooling.strata(strata.design(), strata.tallies(), prior, LEVEL);
        Posterior posterior = posterior(strata, prior);
        List<Golden> rows = Golden.rows("pooling.csv").stream()
                .filter(row -> row.text("set").equals(set.text("set")))
                .toList();
        assertThat(rows).hasSizeGreaterThan(4);
        for (Golden row : rows) {
            String name = row.text("stratum");
            double value = switch (row.text("quantity")) {
                case "typical" -> pooled.typical();
                case "spread" -> pooled.spread();
                case "share" -> pooled.of(name).share();
                case "borrowed" -> pooled.of(name).borrowed();
                case "square" -> {
                    PooledStratum stratum = pooled.of(name);
                    yield stratum.share() * stratum.share() + stratum.standardError() * stratum.standardError();
                }
                case "up to" -> {
                    Whole whole = Whole.of(posterior, Stratum.of(pooled.of(name)), prior.leastSpread());
                    yield whole.upTo(whole.share((int) row.count("count")));
                }
                case String other -> throw new IllegalArgumentException(other);
            };
            assertThat(value).as(row.toString()).isCloseTo(row.number("value"), within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void anIntervalLeavesNoMoreThanATailOnEitherSide(Golden set) {
        Prior prior = prior(set);
        Strata strata = Strata.of(set.text("set"));
        Posterior posterior = posterior(strata, prior);
        StrataPooled pooled = (StrataPooled) Pooling.strata(strata.design(), strata.tallies(), prior, LEVEL);
        for (PooledStratum stratum : pooled.strata()) {
            Whole whole = Whole.of(posterior, Stratum.of(stratum), prior.leastSpread());
            double one = 1.0 / stratum.population();
            assertThat(whole.upTo(stratum.interval().lower() - one / 2)).isLessThan(LEVEL.tail());
            assertThat(whole.upTo(stratum.interval().lower())).isGreaterThanOrEqualTo(LEVEL.tail());
            assertThat(whole.upTo(stratum.interval().upper())).isGreaterThanOrEqualTo(1 - LEVEL.tail() - 1e-12);
            assertThat(whole.upTo(stratum.interval().upper() - one / 2)).isLessThanOrEqualTo(1 - LEVEL.tail());
        }
    }

    @Test
    void theOrderOfStrataMakesNoDifference() {
        Strata strata = Strata.of("small");
        List<One> turned = new ArrayList<>(strata.each());
        Collections.reverse(turned);
        StrataPooled one = pooled(strata);
        StrataPooled other = pooled(new Strata(turned));
        for (PooledStratum stratum : one.strata()) {
            assertThat(other.of(stratum.name()).share()).isCloseTo(stratum.share(), within(1e-12));
            assertThat(other.of(stratum.name()).interval()).isEqualTo(stratum.interval());
        }
    }

    @Test
    void poorAndNotPoorAreTheSameSeenFromTheOtherSide() {
        Strata strata = Strata.of("small");
        Strata mirrored = new Strata(strata.each().stream()
                .map(one -> new One(one.name(), one.read() - one.found(), one.read(), one.population()))
                .toList());
        for (PooledStratum stratum : pooled(strata).strata()) {
            PooledStratum other = pooled(mirrored).of(stratum.name());
            assertThat(other.share()).isCloseTo(1 - stratum.share(), within(1e-10));
            assertThat(other.standardError()).isCloseTo(stratum.standardError(), within(1e-10));
        }
    }

    @Test
    void aStratumOfManyCasesSpeaksForItselfAndOneOfNoneIsToldByTheOthers() {
        StrataPooled pooled = pooled(Strata.of(
                new One("large", 6_000, 20_000, 1_000_000),
                new One("small", 3, 4, 50),
                new One("unread", 0, 0, 50),
                new One("other", 10, 25, 300)));
        assertThat(pooled.of("large").share()).isCloseTo(0.3, within(0.0005));
        assertThat(pooled.of("large").borrowed()).isLessThan(0.01);
        assertThat(pooled.of("unread").borrowed()).isEqualTo(1, within(1e-12));
        assertThat(pooled.of("unread").interval().width())
                .isGreaterThan(pooled.of("small").interval().width());
        assertThat(pooled.of("small").share()).isBetween(pooled.typical(), 0.75);
        assertThat(pooled.of("unread").sentence("poor"))
                .startsWith(
                        "In 'unread' no case was read; even by what the other strata show, too few to tell for all");
    }

    /** What others tell is worth more the more alike they are. */
    @Test
    void likeStrataLendMoreThanUnlikeOnes() {
        One small = new One("small", 3, 4, 50);
        StrataPooled alike = pooled(Strata.of(
                small,
                new One("a", 5, 10, 99),
                new One("b", 6, 10, 99),
                new One("c", 5, 10, 99),
                new One("d", 4, 10, 99)));
        StrataPooled unlike = pooled(Strata.of(
                small,
                new One("a", 0, 10, 99),
                new One("b", 10, 10, 99),
                new One("c", 1, 10, 99),
                new One("d", 9, 10, 99)));
        assertThat(alike.spread()).isLessThan(unlike.spread() / 2);
        assertThat(alike.of("small").borrowed())
                .isGreaterThan(2 * unlike.of("small").borrowed());
        assertThat(alike.of("small").interval().width())
                .isLessThan(unlike.of("small").interval().width());
    }

    @Test
    void aStratumThatWasReadWholeIsKnown() {
        PooledStratum whole = pooled(Strata.of("small")).of("g");
        assertThat(whole.interval()).isEqualTo(new Interval(1, 1));
        assertThat(whole.standardError()).isZero();
        assertThat(whole.sentence("poor"))
                .isEqualTo("In 'g' of the 4 cases read, 4 were poor; these are all the cases there are.");
        PooledStratum only =
                pooled(Strata.of(new One("a", 0, 1, 1), new One("b", 2, 5, 9))).of("a");
        assertThat(only.sentence("poor"))
                .isEqualTo("In 'a' of the 1 case read, none was poor; these are all the cases there are.");
    }

    @Test
    void moreUnreadCasesThanAreCountedOneByOneAreToldAsWell() {
        PooledStratum counted = large(20_030);
        for (long population : new long[] {20_031, 30_000, 10_000_000, Long.MAX_VALUE / 4}) {
            PooledStratum more = large(population);
            double unread = (1 - 30.0 / population) / (1 - 30.0 / 20_030);
            assertThat(more.share()).isCloseTo(counted.share(), within(2e-4));
            assertThat(more.interval().lower())
                    .isCloseTo(counted.share() + unread * (counted.interval().lower() - counted.share()), within(5e-4));
            assertThat(more.interval().upper())
                    .isCloseTo(counted.share() + unread * (counted.interval().upper() - counted.share()), within(5e-4));
        }
        // what is known of very many is known to be as narrow as it is
        PooledStratum known = pooled(Strata.of(new One("a", 30_000, 40_000, 10_000_000), new One("b", 3, 5, 40)))
                .of("a");
        assertThat(known.interval().width())
                .isCloseTo(
                        2 * 1.959964 * known.standardError(),
                        within(0.02 * known.interval().width()));
    }

    private static PooledStratum large(long population) {
        return pooled(Strata.of(new One("a", 9, 30, population), new One("b", 6, 20, 400), new One("c", 9, 20, 400)))
                .of("a");
    }

    /** Nothing that can be counted makes a figure that is none. */
    @Test
    void whateverWasCountedGivesAnAnswer() {
        SplittableRandom random = new SplittableRandom(20161125);
        for (int run = 0; run < 60; run++) {
            long size = random.nextBoolean() ? 3 : 40;
            List<One> each = IntStream.rangeClosed(0, random.nextInt(1, 12))
                    .mapToObj(name -> {
                        long population = random.nextLong(1, 2 * size);
                        long read = name == 0 ? population : random.nextLong(0, population + 1);
                        long found = switch (random.nextInt(4)) {
                            case 0 -> 0;
                            case 1 -> read;
                            default -> random.nextLong(0, read + 1);
                        };
                        return new One("s" + name, found, read, population);
                    })
                    .toList();
            StrataPooled pooled = pooled(new Strata(each));
            assertThat(pooled.typical()).isStrictlyBetween(0.0, 1.0);
            assertThat(pooled.spread()).isStrictlyBetween(0.0, 0.5);
            for (PooledStratum stratum : pooled.strata()) {
                double found = stratum.counted().found();
                double unread = stratum.population() - stratum.counted().of();
                assertThat(stratum.interval().lower()).isGreaterThanOrEqualTo(found / stratum.population());
                assertThat(stratum.interval().upper())
                        .isLessThanOrEqualTo((found + unread) / stratum.population() + 1e-12);
                assertThat(stratum.share())
                        .isBetween(
                                stratum.interval().lower(), stratum.interval().upper());
                assertThat(stratum.standardError()).isBetween(0.0, 0.5);
                assertThat(stratum.sentence("poor")).doesNotContain("NaN").doesNotContain("Infinity");
            }
        }
    }

    /** Terms one by one, and many at once. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.7", "1e-9, 1", "0.999, 0.001", "1e-12, 1e-3", "0.5, 1e-12"})
    void logsThatRiseEvenlyAddUp(double a, double d) {
        for (long terms : new long[] {1, 31, 32, 33, 50, 1_000, 200_000}) {
            double sum = 0;
            double lost = 0;
            for (long j = 0; j < terms; j++) {
                double log = Math.log(a + j * d) - lost;
                double more = sum + log;
                lost = more - sum - log;
                sum = more;
            }
            assertThat(Rise.of(List.of(terms)).logs(a, d)).isCloseTo(sum, within(1e-10 * Math.max(1, Math.abs(sum))));
            assertThat(Rise.of(List.of(terms, 0L, terms)).logs(a, d))
                    .isCloseTo(2 * sum, within(1e-10 * Math.max(1, Math.abs(sum))));
        }
    }

    @Test
    void fewStrataAreToldOf() {
        assertThat(pooled(Strata.of(new One("a", 3, 4, 40))).warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.FEW_STRATA);
        assertThat(pooled(Strata.of("small")).warnings()).isEmpty();
    }

    @Test
    void casesThatWereDrawnAndNotReadAreToldOf() {
        Strata strata = Strata.of("small");
        List<Tally> tallies = strata.tallies().subList(1, 7);
        StrataPooled pooled = (StrataPooled) Pooling.strata(strata.design(), tallies);
        assertThat(pooled.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.NOT_ALL_READ);
        assertThat(pooled.of("a").counted()).isEqualTo(Share.of(0, 0));
        assertThat(pooled.counted()).isEqualTo(Share.of(21, 30));
        assertThat(pooled.population()).isEqualTo(275);
    }

    @Test
    void whatDoesNotSpeakForTheCaseloadIsRefused() {
        Strata strata = Strata.of("small");
        assertThat(reasons(Pooling.strata(new Purposive(34), strata.tallies())))
                .containsExactly(Reason.Kind.CHOSEN_BY_HAND);
        assertThat(reasons(Pooling.strata(new SimpleRandom(275, 34), List.of(Tally.of(3, 34)))))
                .containsExactly(Reason.Kind.OTHER_DESIGN);
        assertThat(reasons(Pooling.strata(strata.design(), List.of(new Tally("a", 1, 2, 4)))))
                .containsExactly(Reason.Kind.NOT_KNOWN);
        assertThat(reasons(Pooling.strata(strata.design(), List.of()))).containsExactly(Reason.Kind.NOTHING_READ);
        assertThat(Pooling.strata(new Purposive(34), strata.tallies()).sentence("poor"))
                .isEqualTo(
                        "The strata can't be taken together. The cases were chosen by hand, so they don't speak for the"
                                + " caseload.");
    }

    @Test
    void talliesThatDontFitTheDesignAreMistakes() {
        Strata strata = Strata.of("small");
        for (List<Tally> wrong : List.of(
                List.of(Tally.of("a", 1, 5)),
                List.of(Tally.of("a", 1, 2), Tally.of("a", 1, 2)),
                List.of(Tally.of("z", 1, 2)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Pooling.strata(strata.design(), wrong));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> pooled(strata).of("z"));
        assertThatIllegalArgumentException().isThrownBy(() -> new NotPooled(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.03, 1, 1",
        "1, NaN, 0.03, 1, 1",
        "1, 1, 0, 1, 1",
        "1, 1, 0.6, 1, 1",
        "1, 1, NaN, 1, 1",
        "1, 1, 0.03, 2000, 1"
    })
    void aPriorIsWithinReason(double found, double other, double least, double near, double far) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior(found, other, least, near, far));
    }

    @Test
    void theStrataSayThemselves() {
        StrataPooled pooled = pooled(Strata.of("small"));
        assertThat(pooled.sentence("poor"))
                .isEqualTo("Of the 34 cases read in 7 strata, 24 were poor; by all strata together a stratum's share is"
                        + " typically 68.9%, and strata differ from one another by 16.2 points (standard deviation).");
        assertThat(pooled.of("a").sentence("poor"))
                .isEqualTo(
                        "In 'a' of the 4 cases read, 3 were poor; even with what the other strata show, too few to tell for"
                                + " all 40 cases: it could be anything between 40.0% and 95.0% (95% credible interval).");
        Strata many = Strata.of(
                new One("a", 30, 100, 500),
                new One("b", 33, 100, 500),
                new One("c", 0, 0, 500),
                new One("d", 30, 90, 500));
        assertThat(pooled(many).of("a").sentence("poor"))
                .isEqualTo(
                        "In 'a' of the 100 cases read, 30 were poor; with what the other strata show, 30.9% of all 500"
                                + " cases, between 24.0% and 38.2% (95% credible interval).");
    }

    private static StrataPooled pooled(Strata strata) {
        return (StrataPooled) Pooling.strata(strata.design(), strata.tallies());
    }

    private static List<Reason.Kind> reasons(Pooled pooled) {
        return ((NotPooled) pooled).reasons().stream().map(Reason::kind).toList();
    }

    private static Posterior posterior(Strata strata, Prior prior) {
        return Posterior.of(
                        strata.each().stream()
                                .map(one -> Share.of(one.found(), one.read()))
                                .toList(),
                        prior)
                .orElseThrow();
    }

    private static Prior prior(Golden set) {
        return new Prior(
                set.number("mean_found"),
                set.number("mean_other"),
                set.number("least"),
                set.number("near"),
                set.number("far"));
    }
}

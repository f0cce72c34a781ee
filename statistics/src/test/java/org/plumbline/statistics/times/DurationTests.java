package org.plumbline.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.times.DurationTest.NotTested;
import org.plumbline.statistics.times.DurationTest.Tested;
import org.plumbline.statistics.times.LogRank.Group;
import org.plumbline.statistics.times.LogRank.Stratum;
import org.plumbline.statistics.times.TimeDifference.Compared;
import org.plumbline.statistics.times.TimeDifference.NotCompared;
import org.plumbline.statistics.times.TimesToEvent.Observation;

/** Golden values of R's survival package (src/test/r/durations.R). */
class DurationTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final List<Golden> ROWS = Golden.rows("durations.csv");

    static List<Golden> figures() {
        return ROWS.stream().filter(row -> !row.text("what").equals("observed")).toList();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theFiguresAreThoseOfR(Golden row) {
        var strata = strata(row.text("set"));
        var all = together(strata);
        OptionalDouble found = switch (row.text("what")) {
            case "log-rank" ->
                OptionalDouble.of(tested(LogRank.compare(all, LEVEL)).statistic());
            case "log-rank-p" ->
                OptionalDouble.of(tested(LogRank.compare(all, LEVEL)).p());
            case "expected" -> OptionalDouble.of(expected(LogRank.compare(all, LEVEL), row.text("at")));
            case "stratified" ->
                OptionalDouble.of(tested(LogRank.stratified(strata, LEVEL)).statistic());
            case "stratified-p" ->
                OptionalDouble.of(tested(LogRank.stratified(strata, LEVEL)).p());
            case "stratified-expected" ->
                OptionalDouble.of(expected(LogRank.stratified(strata, LEVEL), row.text("at")));
            case "quantile" -> quantile(all, row).estimate();
            case "quantile-from" -> quantile(all, row).from();
            case "quantile-to" -> quantile(all, row).to();
            case String difference -> OptionalDouble.of(difference(difference, all, row.number("at")));
        };

        if (row.text("value").equals("none")) {
            assertThat(found).isEmpty();
        } else {
            double value = row.number("value");
            assertThat(found.orElseThrow()).isCloseTo(value, within(1e-8 * Math.max(1, Math.abs(value))));
        }
    }

    private static double expected(DurationTest test, String group) {
        return tested(test).groups().stream()
                .filter(each -> each.name().equals(group))
                .findFirst()
                .orElseThrow()
                .expected();
    }

    private static TimesToEvent.Quantile quantile(List<Group> groups, Golden row) {
        String[] at = row.text("at").split(" ");
        return groups.stream()
                .filter(group -> group.name().equals(at[0]))
                .map(group -> TimesToEvent.of(group.observations(), LEVEL).quantile(Double.parseDouble(at[1])))
                .findFirst()
                .orElseThrow();
    }

    /** Of the first two groups by name. */
    private static double difference(String what, List<Group> groups, double limit) {
        var times = groups.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .map(group -> TimesToEvent.of(group.observations(), LEVEL))
                .toList();
        var compared = (Compared) MeanTimes.difference(times.get(0), times.get(1), limit);
        return switch (what) {
            case "difference" -> compared.difference();
            case "difference-se" -> compared.standardError().orElseThrow();
            case "difference-from" -> compared.interval().orElseThrow().lower();
            case "difference-to" -> compared.interval().orElseThrow().upper();
            case "difference-p" -> compared.p().orElseThrow();
            default -> throw new AssertionError(what);
        };
    }

    @Test
    void aTestSaysWhatWasDoneAndWhatWasToBeExpected() {
        var test = LogRank.compare(together(strata("aml")), LEVEL);

        assertThat(test.sentence())
                .isEqualTo(
                        "Maintained: 7 of 11 done, where 10.7 would be if none differed; Nonmaintained: 11 of 12 done,"
                                + " where 7.3 would be if none differed: how long it takes differs no more than chance could make it"
                                + " (p = 0.065).");
        assertThat(tested(test).isMoreThanChance()).isFalse();
        assertThat(tested(test).warnings()).isEmpty();
    }

    @Test
    void aTestOfFewSaysThatItIsRough() {
        var test = tested(LogRank.compare(List.of(group("A", 1, 2, 3), group("B", 4, 5, -6)), LEVEL));

        assertThat(test.warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.FEW_EVENTS, Warning.Kind.FEW_EVENTS);
    }

    @Test
    void whereNothingCanBeComparedTheReasonIsTold() {
        assertThat(reason(List.of(group("A", 1, 2)))).isEqualTo(Reason.Kind.NOTHING_READ);
        assertThat(reason(List.of(group("A", 1, 2), group("B")))).isEqualTo(Reason.Kind.NOTHING_READ);
        assertThat(reason(List.of(group("A", -1, -2), group("B", -3)))).isEqualTo(Reason.Kind.NOTHING_DONE);
        assertThat(reason(List.of(group("A", 2, 2), group("B", 2)))).isEqualTo(Reason.Kind.NEVER_TOGETHER);
        assertThat(reason(List.of(group("A", -1), group("B", 2, 3)))).isEqualTo(Reason.Kind.NEVER_TOGETHER);
    }

    @Test
    void aGroupOrAStratumIsThereOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogRank.compare(List.of(group("A", 1), group("A", 2)), LEVEL));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LogRank.stratified(List.of(new Stratum("s", List.of()), new Stratum("s", List.of())), LEVEL));
    }

    /** What is done is done: over all groups as much as was expected, and in whatever order and unit. */
    @Test
    void anyTestAddsUpAndForgetsOrderAndUnit() {
        var random = new SplittableRandom(7);
        for (int run = 0; run < 200; run++) {
            List<Group> groups = IntStream.range(0, 2 + random.nextInt(3))
                    .mapToObj(i -> new Group("g" + i, some(random, 3 + random.nextInt(12))))
                    .toList();
            if (!(LogRank.compare(groups, LEVEL) instanceof Tested test)) {
                continue;
            }
            assertThat(test.groups().stream()
                            .mapToDouble(DurationTest.Group::expected)
                            .sum())
                    .isCloseTo(
                            test.groups().stream()
                                    .mapToLong(DurationTest.Group::done)
                                    .sum(),
                            within(1e-9));
            var others = new ArrayList<>(
                    groups.stream().map(DurationTests::shuffledInHours).toList());
            Collections.reverse(others);
            assertThat(tested(LogRank.compare(others, LEVEL)).statistic()).isCloseTo(test.statistic(), within(1e-8));
            var stratum = new Stratum("all", groups);
            var alone = new Stratum("one group alone sets nothing against another", List.of(group("g0", 1, 2, 3)));
            assertThat(tested(LogRank.stratified(List.of(stratum, alone), LEVEL))
                            .statistic())
                    .isCloseTo(test.statistic(), within(1e-8));
        }
    }

    @Test
    void aDifferenceIsToldInTimeAndNotInRisks() {
        var force = times(2, 3, 3, 5, 8, 9, -12, -12);
        var slower = times(20, 25, 25, 28, -30, -30, 30, 22);

        assertThat(MeanTimes.difference(force, slower, 12).sentence("days"))
                .isEqualTo(
                        "Up to a limit of 12 days it took 6.8 days on average, then 12.0; how sure that is can't be told.");
        assertThat(MeanTimes.difference(times(2, 9, 11), times(1, 8, 14), 10).sentence("days"))
                .isEqualTo("Up to a limit of 10 days it took 7.0 days on average, then 6.3; no evidence of change:"
                        + " between 6.6 days shorter and 5.3 days longer (95% interval).");
        var found = MeanTimes.difference(force, slower, 30);
        assertThat(found).isInstanceOf(NotCompared.class);
        assertThat(found.sentence("days"))
                .isEqualTo("These times can't be compared. In the earlier nothing was observed for longer than 12,"
                        + " so the mean up to 30 can't be told.");
    }

    @Test
    void evidenceOfChangeHasItsSmallestAndItsLargest() {
        var quick = times(IntStream.rangeClosed(1, 20).toArray());
        var slow = times(IntStream.rangeClosed(15, 34).toArray());
        var compared = (Compared) MeanTimes.difference(quick, slow, 40);

        assertThat(compared.isEvidenceOfChange()).isTrue();
        assertThat(compared.difference()).isCloseTo(14, within(1e-9));
        assertThat(compared.sentence("days"))
                .isEqualTo("Up to a limit of 40 days it took 10.5 days on average, then 24.5; evidence of change:"
                        + " 14.0 days longer (between 10.4 and 17.6 days, 95% interval).");
        assertThat(compared.method()).isEqualTo(Method.RESTRICTED_MEANS);
    }

    @Test
    void aMeanWithoutSpreadHasNoInterval() {
        var compared = (Compared) MeanTimes.difference(times(-90, -90), times(10, 20, 30, 90), 90);

        assertThat(compared.difference()).isCloseTo(-52.5, within(1e-9));
        assertThat(compared.interval()).isEmpty();
        assertThat(compared.p()).isEmpty();
        assertThat(compared.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.NO_SPREAD);
    }

    @Test
    void ofNothingThereIsNoDifferenceAndALimitIsATime() {
        assertThat(((NotCompared) MeanTimes.difference(times(), times(1, 2), 1)).reasons())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.NOTHING_READ);
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MeanTimes.difference(times(1, 2), times(1, 2), wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> times(1, 2).restrictedMean(wrong));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeanTimes.difference(
                        times(1, 2), TimesToEvent.of(List.of(new Observation(1, true)), new Level(0.9)), 1));
    }

    @Test
    void timesAreToldByTheirMedian() {
        assertThat(times().sentence("days")).isEqualTo("Nothing was observed, so nothing can be said.");
        assertThat(times(3, -90, -90).sentence("days"))
                .isEqualTo("Of the 3 observed, 1 was done; so many are still open that the time by which half are done"
                        + " can't be told.");
        assertThat(times(2, 2).sentence("days"))
                .isEqualTo(
                        "Of the 2 observed, 2 were done; half are done within 2 days (95% interval: no limit that can"
                                + " be told).");
        assertThat(times(IntStream.rangeClosed(1, 20).toArray()).sentence("days"))
                .isEqualTo("Of the 20 observed, 20 were done; half are done within 10.5 days (95% interval: 5 to 15).");
        assertThat(times(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35)
                        .sentence("weeks"))
                .isEqualTo("Of the 21 observed, 9 were done; half are done within 23 weeks (95% interval: 13 to no end"
                        + " that can be told).");
    }

    private static Reason.Kind reason(List<Group> groups) {
        return ((NotTested) LogRank.compare(groups, LEVEL)).reasons().getFirst().kind();
    }

    private static Tested tested(DurationTest test) {
        return (Tested) test;
    }

    private static Group shuffledInHours(Group group) {
        var observations = new ArrayList<>(group.observations().stream()
                .map(each -> new Observation(24 * each.time(), each.done()))
                .toList());
        Collections.shuffle(observations, new Random(1));
        return new Group(group.name(), observations);
    }

    private static List<Observation> some(SplittableRandom random, int n) {
        return IntStream.range(0, n)
                .mapToObj(_ -> new Observation(1 + random.nextInt(15), random.nextInt(3) > 0))
                .toList();
    }

    /** Times; below 0 for what is still open. */
    private static TimesToEvent times(int... times) {
        return TimesToEvent.of(group("", times).observations(), LEVEL);
    }

    private static Group group(String name, int... times) {
        return new Group(
                name,
                IntStream.of(times)
                        .mapToObj(time -> new Observation(Math.abs(time), time > 0))
                        .toList());
    }

    private static List<Stratum> strata(String set) {
        Map<String, Map<String, List<Observation>>> strata = new LinkedHashMap<>();
        for (Golden row : ROWS) {
            if (row.text("set").equals(set) && row.text("what").equals("observed")) {
                String[] at = row.text("at").split(" ");
                strata.computeIfAbsent(at[1], _ -> new LinkedHashMap<>())
                        .computeIfAbsent(at[0], _ -> new ArrayList<>())
                        .add(new Observation(Double.parseDouble(at[2]), row.number("value") == 1));
            }
        }
        return strata.entrySet().stream()
                .map(stratum -> new Stratum(
                        stratum.getKey(),
                        stratum.getValue().entrySet().stream()
                                .map(group -> new Group(group.getKey(), group.getValue()))
                                .toList()))
                .toList();
    }

    private static List<Group> together(List<Stratum> strata) {
        Map<String, List<Observation>> groups = new LinkedHashMap<>();
        strata.forEach(stratum -> stratum.groups()
                .forEach(group -> groups.computeIfAbsent(group.name(), _ -> new ArrayList<>())
                        .addAll(group.observations())));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }
}

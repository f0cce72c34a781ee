package org.plumbline.statistics.times;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.plumbline.statistics.ChiSquared;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.times.DurationTest.NotTested;
import org.plumbline.statistics.times.DurationTest.Tested;
import org.plumbline.statistics.times.TimesToEvent.Observation;

/**
 * Whether groups differ in how long something takes, those for which it is not done yet counted rightly: the log-rank test.
 *
 * <p>At each time at which something was done, what was done in each group is held against its part of those still open; the
 * sums are compared by their hypergeometric variance. It sees best what lies to one side all along; curves that cross may
 * hide from it. Formula, edge cases and sources: {@code docs/method/time-to-event.md}.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1972.tb00890.x">Peto and Peto 1972, J. R. Stat. Soc. A 135:185</a>
 */
public final class LogRank {

    /** With fewer expected in a group, chi-squared is a rough guide. */
    private static final double FEW = 5;

    private LogRank() {}

    /**
     * One group of observations.
     *
     * @param name for example the force
     * @param observations none leaves the group out
     */
    public record Group(String name, List<Observation> observations) {

        public Group {
            observations = List.copyOf(observations);
        }
    }

    /**
     * A part within which groups are compared: what lasts longer in one part is no difference between groups.
     *
     * @param groups of this part; a group may be absent from it
     */
    public record Stratum(String name, List<Group> groups) {

        public Stratum {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Compares two groups or more.
     *
     * @throws IllegalArgumentException when a group is there twice
     */
    public static DurationTest compare(List<Group> groups, Level level) {
        return stratified(List.of(new Stratum("all", groups)), level);
    }

    /**
     * Compares two groups or more within strata: what was done, what was expected and the variance are summed over them.
     *
     * @throws IllegalArgumentException when a group is twice in a stratum, or a stratum is there twice
     */
    public static DurationTest stratified(List<Stratum> strata, Level level) {
        Map<String, Integer> places = places(strata);
        if (places.size() < 2) {
            return new NotTested(List.of(new Reason(Reason.Kind.NOTHING_READ, "Fewer than two groups were observed.")));
        }
        var sums = new Sums(places.size());
        strata.forEach(stratum -> sums.add(stratum, places));
        if (sums.allDone() == 0) {
            return new NotTested(List.of(new Reason(Reason.Kind.NOTHING_DONE, "Nothing was done in any group.")));
        }
        ChiSquared test = ChiSquared.squaredLength(sums.differences(), sums.covariance);
        if (test.freedom() == 0) {
            return new NotTested(List.of(new Reason(
                    Reason.Kind.NEVER_TOGETHER,
                    "No two groups were open together when something was done and something else was not.")));
        }
        List<DurationTest.Group> groups = groups(places, sums);
        return new Tested(
                groups,
                strata.size(),
                test.value(),
                test.freedom(),
                test.p(),
                level,
                strata.size() == 1 ? Method.LOG_RANK : Method.LOG_RANK_STRATIFIED,
                groups.stream()
                        .filter(group -> group.expected() < FEW)
                        .map(LogRank::few)
                        .toList());
    }

    /** Each group of which anything was observed, by its place in the sums. */
    private static Map<String, Integer> places(List<Stratum> strata) {
        if (strata.stream().map(Stratum::name).distinct().count() < strata.size()) {
            throw new IllegalArgumentException("A stratum is there twice");
        }
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Stratum stratum : strata) {
            if (stratum.groups().stream().map(Group::name).distinct().count()
                    < stratum.groups().size()) {
                throw new IllegalArgumentException("A group is twice in '%s'".formatted(stratum.name()));
            }
            for (Group group : stratum.groups()) {
                if (!group.observations().isEmpty()) {
                    places.putIfAbsent(group.name(), places.size());
                }
            }
        }
        return places;
    }

    private static List<DurationTest.Group> groups(Map<String, Integer> places, Sums sums) {
        List<DurationTest.Group> groups = new ArrayList<>();
        places.forEach((name, i) ->
                groups.add(new DurationTest.Group(name, sums.observed[i], sums.done[i], sums.expected[i])));
        return groups;
    }

    private static Warning few(DurationTest.Group group) {
        return new Warning(
                Warning.Kind.FEW_EVENTS,
                "In '%s' so little would be done by then (%s) that p is a rough guide."
                        .formatted(group.name(), Words.oneDecimal(group.expected())));
    }

    /** What was observed, done and expected in each group, and how the differences vary together; summed over strata. */
    private static final class Sums {

        final long[] observed;
        final long[] done;
        final double[] expected;
        final double[][] covariance;

        Sums(int groups) {
            observed = new long[groups];
            done = new long[groups];
            expected = new double[groups];
            covariance = new double[groups][groups];
        }

        void add(Stratum stratum, Map<String, Integer> places) {
            long[] atRisk = new long[observed.length];
            var byTime = new TreeMap<Double, long[][]>();
            for (Group group : stratum.groups()) {
                for (Observation each : group.observations()) {
                    int i = Objects.requireNonNull(places.get(group.name()));
                    atRisk[i]++;
                    observed[i]++;
                    byTime.computeIfAbsent(each.time(), _ -> new long[2][observed.length])[each.done() ? 0 : 1][i]++;
                }
            }
            for (long[][] at : byTime.values()) {
                add(at[0], atRisk);
                for (int i = 0; i < atRisk.length; i++) {
                    atRisk[i] -= at[0][i] + at[1][i];
                }
            }
        }

        private void add(long[] now, long[] atRisk) {
            double all = sum(atRisk);
            double doneNow = sum(now);
            if (doneNow == 0) {
                return;
            }
            double spread = all == 1 ? 0 : doneNow * (all - doneNow) / (all - 1);
            for (int i = 0; i < now.length; i++) {
                done[i] += now[i];
                double part = atRisk[i] / all;
                expected[i] += doneNow * part;
                for (int j = 0; j < now.length; j++) {
                    covariance[i][j] += spread * part * ((i == j ? 1 : 0) - atRisk[j] / all);
                }
            }
        }

        long allDone() {
            return sum(done);
        }

        double[] differences() {
            double[] differences = new double[done.length];
            for (int i = 0; i < done.length; i++) {
                differences[i] = done[i] - expected[i];
            }
            return differences;
        }

        private static long sum(long[] counts) {
            long sum = 0;
            for (long count : counts) {
                sum += count;
            }
            return sum;
        }
    }
}

package org.plumbline.statistics.degenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Honest;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.agreement.Concordance;
import org.plumbline.statistics.agreement.CrossTable;
import org.plumbline.statistics.agreement.Leaning;
import org.plumbline.statistics.agreement.Rating;
import org.plumbline.statistics.agreement.Ratings;
import org.plumbline.statistics.agreement.Weighting;
import org.plumbline.statistics.grades.ReaderSeverity;
import org.plumbline.statistics.grades.Severity;
import org.plumbline.statistics.times.LogRank;
import org.plumbline.statistics.times.MeanTimes;
import org.plumbline.statistics.times.TimesToEvent;
import org.plumbline.statistics.times.TimesToEvent.Observation;

/** Readers who graded nothing, one case, all alike or no case in common; and times of nothing, all at once, or none done. */
class DegenerateReadersTests {

    private static final List<Level> LEVELS = List.of(Level.NINETY_FIVE, new Level(Math.nextDown(1.0)));

    private final Honest honest = new Honest();

    @AfterEach
    void allIsHonest() {
        assertThat(honest.failures()).isEmpty();
        assertThat(honest.hasBoth()).isTrue();
    }

    @Test
    void scales() {
        for (double a : new double[] {Double.NaN, -1e308, -1, 0, 1e-300, 1e-200, 1, 1e200}) {
            for (double b : new double[] {Double.POSITIVE_INFINITY, 1e-300, 1 + 1e-15, 1e99, 1e308}) {
                honest.ask("scale " + a + " " + b, () -> {
                    tables(new GradeScale(List.of("low", "high"), List.of(a, b)));
                    return true;
                });
            }
        }
        honest.ask("one grade", () -> GradeScale.of("only"));
        honest.ask("no grade", () -> GradeScale.of());
        honest.ask("twice", () -> GradeScale.of("a", "a"));
        honest.ask("another", () -> GradeScale.of("a", "b").position("c"));
    }

    private void tables(GradeScale scale) {
        for (long[][] counts : new long[][][] {
            {{0, 0}, {0, 0}},
            {{1, 0}, {0, 0}},
            {{0, 1}, {0, 0}},
            {{4, 0}, {0, 0}},
            {{0, 4}, {0, 0}},
            {{2, 0}, {0, 2}},
            {{0, 2}, {2, 0}},
            {{3, 0}, {0, 1}},
            {{1, 1}, {1, 1}},
            {{-1, 1}, {1, 1}},
            {{1}, {1, 1}},
            {{Long.MAX_VALUE, 1}, {1, 1}}
        }) {
            for (Design design : List.of(
                    new Design.SimpleRandom(1, 1),
                    new Design.SimpleRandom(4, 4),
                    new Design.SimpleRandom(Long.MAX_VALUE, 5),
                    new Design.Census(4),
                    new Design.Purposive(4),
                    new Design.Stratified(List.of(new Design.Stratum("a", 9, 4))))) {
                for (Level level : design.chosen() == 5 ? LEVELS : LEVELS.subList(0, 1)) {
                    honest.ask("table", () -> {
                        CrossTable table = CrossTable.of(scale, counts);
                        String what = "%s %s %s".formatted(scale.values(), table.counts(), design);
                        for (Weighting weighting : Weighting.values()) {
                            honest.ask("cohen " + what, () -> Concordance.cohen(table, weighting, design, level));
                            agreements(what, table.ratings(), weighting, design, level);
                        }
                        honest.ask("mcnemar " + what, () -> Leaning.mcNemar(table, design, level));
                        honest.ask("bowker " + what, () -> Leaning.bowker(table, design, level));
                        return Leaning.stuartMaxwell(table, design, level);
                    });
                }
            }
        }
    }

    private void agreements(String what, Ratings ratings, Weighting weighting, Design design, Level level) {
        honest.ask("percent " + what, () -> Concordance.percent(ratings, weighting, design, level));
        honest.ask("fleiss " + what, () -> Concordance.fleiss(ratings, weighting, design, level));
        honest.ask("gwet " + what, () -> Concordance.gwet(ratings, weighting, design, level));
        for (Concordance.Metric metric : Concordance.Metric.values()) {
            honest.ask("alpha " + what, () -> Concordance.krippendorff(ratings, metric, design, level));
        }
    }

    @Test
    void casesOfManyReaders() {
        int most = Integer.MAX_VALUE;
        for (List<List<Integer>> cases : List.of(
                List.<List<Integer>>of(),
                List.of(List.of(0, 0)),
                List.of(List.of(1, 0)),
                List.of(List.of(1, 0), List.of(0, 1)),
                List.of(List.of(2, 0)),
                List.of(List.of(1, 1)),
                List.of(List.of(5, 0), List.of(1, 0), List.of(0, 3)),
                List.of(List.of(most, 0), List.of(0, most)),
                List.of(List.of(most, most)),
                List.of(List.of(-1, 2)),
                List.of(List.of(1)))) {
            for (Weighting weighting : Weighting.values()) {
                for (Design design : List.of(new Design.SimpleRandom(100, 3), new Design.Census(1))) {
                    honest.ask("cases " + cases, () -> {
                        agreements(
                                "" + cases,
                                new Ratings(GradeScale.of("low", "high"), cases),
                                weighting,
                                design,
                                LEVELS.get(0));
                        return true;
                    });
                }
            }
        }
    }

    @Test
    void readers() {
        GradeScale scale = GradeScale.of("poor", "fair", "good");
        // who graded which case how: reader and grade, case by case
        for (String told : List.of(
                "",
                "a0",
                "a0 a1 a2",
                "a0 b0",
                "a0 b1 c2",
                "a0 a0 a0 a0 b2 b2 b2 b2 c1",
                "a0b0 a1b1 a2b2 a0b0 a1b1 a2b2",
                "a0b2 a0b2 a0b2 a1b2 a0b2 a0b1 a0b2",
                "a0b1c2 a0b1c2 a0b1c2 a0b1c2",
                "a0a0 b1",
                "a0b0 c1d1 e2f2 a1b2 c0d1 e1f2",
                "a0b0c0d0e2 a0b0c0d0e2 a0b0c1d0e2 a0b0c0d0e2 a1b1c0d1e2 a0b0c0d0e2 a0b0c0d0e2")) {
            List<Rating> ratings = new ArrayList<>();
            String[] cases = told.isEmpty() ? new String[0] : told.split(" ");
            for (int i = 0; i < cases.length; i++) {
                for (int at = 0; at < cases[i].length(); at += 2) {
                    String grade = scale.grades().get(cases[i].charAt(at + 1) - '0');
                    ratings.add(new Rating("case " + i, cases[i].substring(at, at + 1), grade));
                }
            }
            for (Level level : LEVELS) {
                honest.ask("readers " + told, () -> {
                    Severity severity = ReaderSeverity.of(scale, ratings, level);
                    if (severity instanceof Severity.Measured measured) {
                        honest.ask("between", () -> measured.between("a", "b"));
                        honest.ask("self", () -> measured.between("a", "a"));
                        honest.ask("nobody", () -> measured.between("a", "nobody"));
                    }
                    return severity;
                });
                honest.ask(
                        "traits " + told,
                        () -> ReaderSeverity.of(
                                scale,
                                ratings,
                                Map.of("case 0", Map.of("kind", "x"), "case 1", Map.of("kind", "y")),
                                level));
            }
        }
    }

    @Test
    void times() {
        List<List<Observation>> all = new ArrayList<>();
        for (double a :
                new double[] {-1, -0.0, 0, Double.MIN_VALUE, 3, 1e99, 1e200, Double.NaN, Double.POSITIVE_INFINITY}) {
            for (boolean done : new boolean[] {true, false}) {
                honest.ask("time " + a, () -> {
                    Observation one = new Observation(a, done);
                    all.addAll(List.of(
                            List.of(one),
                            List.of(one, one, one),
                            List.of(one, new Observation(0, true)),
                            List.of(one, one, new Observation(5, false)),
                            List.of(one, new Observation(2, !done), one)));
                    return one;
                });
            }
        }
        all.add(List.of());
        for (List<Observation> one : all) {
            for (Level level : LEVELS) {
                var times = TimesToEvent.of(one, level);
                honest.ask("times " + one, () -> times);
                for (double at : new double[] {Double.NaN, -1, 0, 1e-300, 0.5, 1, 5, 1e99, Double.POSITIVE_INFINITY}) {
                    honest.ask("quantile " + one + at, () -> times.quantile(at));
                    honest.ask("mean " + one + at, () -> times.restrictedMean(at));
                    for (List<Observation> other : all.subList(all.size() - 12, all.size())) {
                        honest.ask(
                                "means " + one + at + other,
                                () -> MeanTimes.difference(times, TimesToEvent.of(other, level), at));
                    }
                }
            }
            for (List<Observation> other : all) {
                var groups = List.of(new LogRank.Group("one", one), new LogRank.Group("other", other));
                honest.ask("ranks " + one + other, () -> LogRank.compare(groups, LEVELS.get(0)));
                honest.ask(
                        "strata " + one + other,
                        () -> LogRank.stratified(
                                List.of(new LogRank.Stratum("a", groups), new LogRank.Stratum("b", List.of())),
                                LEVELS.get(1)));
            }
        }
        honest.ask("no group", () -> LogRank.compare(List.of(), LEVELS.get(0)));
        honest.ask("no stratum", () -> LogRank.stratified(List.of(), LEVELS.get(0)));
    }
}

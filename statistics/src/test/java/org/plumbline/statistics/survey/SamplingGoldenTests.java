package org.plumbline.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.statistics.survey.Samples.among;
import static org.plumbline.statistics.survey.Samples.in;
import static org.plumbline.statistics.survey.Samples.schools;
import static org.plumbline.statistics.survey.Samples.simple;
import static org.plumbline.statistics.survey.Samples.stratified;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.survey.Calibration.Calibrated;
import org.plumbline.statistics.survey.Samples.Table;

/** Every estimator against R's survey 4.1, of which sampling.csv has the figures and the calls. */
class SamplingGoldenTests {

    private static final List<Golden> ALL = Golden.rows("sampling.csv");

    static List<Golden> rows() {
        return ALL.stream()
                .filter(row ->
                        !row.text("design").equals("known") && !row.text("what").equals("lower"))
                .toList();
    }

    static List<Golden> limits() {
        return ALL.stream().filter(row -> row.text("what").equals("lower")).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anEstimateItsErrorAndItsDesignEffectAreThoseOfR(Golden row) {
        Estimated estimated = (Estimated) outcome(row);
        assertThat(estimated.value()).isCloseTo(row.number("estimate"), relative(row.number("estimate")));
        assertThat(estimated.standardError().orElseThrow()).isCloseTo(row.number("se"), relative(row.number("se")));
        if (!row.text("deff").equals("none")) {
            assertThat(estimated.designEffect().orElseThrow())
                    .isCloseTo(row.number("deff"), relative(row.number("deff")));
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void anIntervalIsThatOfR(Golden row) {
        Table table = schools(row.text("design"));
        Estimating estimating = Estimating.of(row.text("design").equals("srs") ? simple(table) : stratified(table));
        Outcome outcome = switch (row.text("of")) {
            case "mean" -> estimating.mean(table.numbers("api00"));
            case "total" -> estimating.total(table.numbers("enroll"));
            case "ratio" -> estimating.ratio(table.numbers("stu"), table.numbers("enroll"));
            case "share" -> estimating.share(table.are("wide", "Yes"));
            default -> in(estimating.shares(table.are("wide", "Yes"), table.groups("comp")), "No");
        };
        Interval interval = ((Estimated) outcome).interval().orElseThrow();
        assertThat(interval.lower()).isCloseTo(row.number("estimate"), relative(row.number("estimate")));
        assertThat(interval.upper()).isCloseTo(row.number("se"), relative(row.number("se")));
        assertThat(((Estimated) outcome).method())
                .isEqualTo(row.text("of").startsWith("share") ? Method.KORN_GRAUBARD : Method.LINEARISED);
    }

    @Test
    void theDegreesOfFreedomAreThoseOfR() {
        Table table = schools("strat");
        assertThat(((Estimated) Estimating.of(stratified(table)).mean(table.numbers("api00"))).freedom())
                .isEqualTo(197);
        Table simple = schools("srs");
        assertThat(((Estimated) Estimating.of(simple(simple)).mean(simple.numbers("api00"))).freedom())
                .isEqualTo(199);
        // degf(subset(strat, stype == "E")) = 99
        assertThat(Estimating.of(stratified(table))
                        .means(table.numbers("api00"), table.groups("stype"))
                        .values())
                .extracting(outcome -> ((Estimated) outcome).freedom())
                .containsExactly(99, 49, 49);
    }

    private static Outcome outcome(Golden row) {
        String design = row.text("design");
        return switch (design) {
            case "srs", "strat", "lone", "systematic", "bootstrap" -> ofSchools(row);
            case "ht", "syg", "brewer", "replaced", "poisson", "hajek", "deville" -> ofCounties(row);
            case String streams when streams.startsWith("streams") -> ofStreams(row);
            default -> ofFitted(row);
        };
    }

    private static Outcome ofSchools(Golden row) {
        String design = row.text("design");
        Table table = design.equals("lone")
                ? Samples.lone()
                : schools(design.equals("strat") || design.equals("bootstrap") ? "strat" : "srs");
        Sample sample = switch (design) {
            case "srs" -> simple(table);
            case "lone" -> Samples.loneSample();
            case "systematic" -> Sample.systematic(6194, 200);
            default -> stratified(table);
        };
        if (design.equals("bootstrap")) {
            return replicated(row, table, Estimating.of(sample).bootstrap(200, Samples.SEED));
        }
        Estimating estimating = Estimating.of(sample);
        return switch (row.text("what")) {
            case "ratio-total" ->
                estimating.ratioTotal(
                        table.numbers("stu"),
                        table.numbers("enroll"),
                        known("enroll", "E") + known("enroll", "H") + known("enroll", "M"));
            case "separate-ratio" ->
                estimating.separateRatioTotal(
                        table.numbers("stu"),
                        table.numbers("enroll"),
                        Map.of("E", known("enroll", "E"), "H", known("enroll", "H"), "M", known("enroll", "M")));
            case "difference" ->
                estimating.difference(table.numbers("api00"), table.numbers("api99"), known("api99", "all"));
            case "ht-mean" -> estimating.horvitzThompsonMean(table.numbers("api00"));
            default -> plain(row, table, estimating);
        };
    }

    private static Outcome plain(Golden row, Table table, Estimating estimating) {
        String of = row.text("of");
        String group = row.text("group");
        if (group.equals("all")) {
            return switch (row.text("what")) {
                case "total" -> estimating.total(table.numbers(of));
                case "mean" -> estimating.mean(table.numbers(of));
                case "share" -> estimating.share(table.are(of, "Yes"));
                default -> estimating.ratio(table.numbers(left(of, '/')), table.numbers(right(of, '/')));
            };
        }
        Groups by = table.groups(left(group, '=').replace("comp.imp", "comp"));
        Map<String, Outcome> outcomes = switch (row.text("what")) {
            case "total" -> estimating.totals(table.numbers(of), by);
            case "mean" -> estimating.means(table.numbers(of), by);
            case "share" -> estimating.shares(table.are(of, "Yes"), by);
            default -> estimating.ratios(table.numbers(left(of, '/')), table.numbers(right(of, '/')), by);
        };
        return in(outcomes, right(group, '='));
    }

    private static Outcome replicated(Golden row, Table table, Bootstrap bootstrap) {
        String of = row.text("of");
        String group = row.text("group");
        if (!group.equals("all")) {
            Groups by = table.groups("comp");
            return in(
                    (row.text("what").equals("total")
                            ? bootstrap.totals(table.numbers(of), by)
                            : bootstrap.means(table.numbers(of), by)),
                    right(group, '='));
        }
        return switch (row.text("what")) {
            case "total" -> bootstrap.total(table.numbers(of));
            case "mean" -> bootstrap.mean(table.numbers(of));
            case "share" -> bootstrap.share(table.are(of, "Yes"));
            default -> bootstrap.ratio(table.numbers(left(of, '/')), table.numbers(right(of, '/')));
        };
    }

    private static Outcome ofCounties(Golden row) {
        Table table = Table.of("sampled-counties.csv");
        double[] p = table.numbers("p");
        Sample sample = switch (row.text("design")) {
            case "ht" -> Sample.unequal(4600, Samples.countyPairs(), Joint.HORVITZ_THOMPSON);
            case "syg" -> Sample.unequal(4600, Samples.countyPairs(), Joint.SEN_YATES_GRUNDY);
            case "brewer" -> Sample.unequal(4600, p, Approximation.BREWER);
            case "hajek" -> Sample.unequal(4600, p, Approximation.HAJEK);
            case "deville" -> Sample.unequal(4600, p, Approximation.DEVILLE);
            case "replaced" -> Sample.unequal(4600, p, Approximation.HANSEN_HURWITZ);
            default -> Sample.poisson(4600, p);
        };
        Estimating estimating = Estimating.of(sample);
        if (row.text("group").equals("big")) {
            boolean[] big = new boolean[table.size()];
            double[] votes = table.numbers("votes");
            for (int i = 0; i < big.length; i++) {
                big[i] = votes[i] > 50000;
            }
            return in(estimating.totals(table.numbers(row.text("of")), Groups.only("big", big)), "big");
        }
        return plain(row, table, estimating);
    }

    private static Outcome ofStreams(Golden row) {
        Table table = Table.of("streams.csv");
        TwoStreams streams = Samples.streams(table);
        int[] control = Samples.places(table, "control");
        int[] targeted = Samples.places(table, "targeted");
        double known = Arrays.stream(table.numbers("score")).sum();
        return switch (row.text("design")) {
            case "streams-control" -> ofStream(row, table, streams.control(), control, known);
            case "streams-targeted" -> ofStream(row, table, streams.targeted(), targeted, known);
            case "streams-combined" -> ofStream(row, table, streams.combined(), streams.drawn(), known);
            default ->
                TwoStreams.composite(
                        ofStream(row, table, streams.control(), control, known),
                        ofStream(row, table, streams.targeted(), targeted, known));
        };
    }

    private static Outcome ofStream(Golden row, Table table, Sample sample, int[] places, double known) {
        Estimating estimating = Estimating.of(sample);
        double[] y = among(places, table, "y");
        return switch (row.text("what")) {
            case "total" -> estimating.total(y);
            case "mean" -> estimating.mean(y);
            default -> estimating.difference(y, among(places, table, "score"), known);
        };
    }

    private static Outcome ofFitted(Golden row) {
        String design = row.text("design");
        Table table = schools(left(design, '-'));
        Sample sample = design.startsWith("srs") ? simple(table) : stratified(table);
        Calibration fitted = switch (right(design, '-')) {
            case "post" -> sample.postStratified(design.startsWith("srs") ? types(table) : crossed(table));
            default -> sample.raked(List.of(types(table), improved(table)));
        };
        return plain(row, table, Estimating.of(((Calibrated) fitted).sample()));
    }

    static Margin types(Table table) {
        return new Margin(table.groups("stype"), Map.of("E", 4421L, "H", 755L, "M", 1018L));
    }

    static Margin improved(Table table) {
        Golden known = known("comp.imp", row -> true);
        return new Margin(table.groups("comp"), Map.of("No", known.count("estimate"), "Yes", known.count("se")));
    }

    private static Margin crossed(Table table) {
        List<String> cells = new ArrayList<>();
        List<String> types = table.texts("stype");
        for (int i = 0; i < types.size(); i++) {
            cells.add(types.get(i) + "/" + table.texts("comp").get(i));
        }
        Map<String, Long> known = new HashMap<>();
        ALL.stream()
                .filter(row -> row.text("what").equals("crossed"))
                .forEach(row -> known.put(row.text("of"), row.count("estimate")));
        return new Margin(Groups.of(cells), known);
    }

    private static double known(String what, String of) {
        return known(what, row -> row.text("of").equals(of)).number("estimate");
    }

    private static Golden known(String what, Predicate<Golden> wanted) {
        return ALL.stream()
                .filter(row ->
                        row.text("design").equals("known") && row.text("what").equals(what) && wanted.test(row))
                .findFirst()
                .orElseThrow();
    }

    private static String left(String text, char by) {
        return text.substring(0, text.indexOf(by));
    }

    private static String right(String text, char by) {
        return text.substring(text.indexOf(by) + 1);
    }

    private static Offset<Double> relative(double expected) {
        return within(1e-8 * Math.abs(expected));
    }
}

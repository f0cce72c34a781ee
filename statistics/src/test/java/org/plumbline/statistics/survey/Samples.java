package org.plumbline.statistics.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.draw.Inclusion;
import org.plumbline.statistics.draw.InclusionProbabilities;
import org.plumbline.statistics.draw.Seed;

/** The published samples that the tests work on: schools, counties, and two streams of a made caseload. */
final class Samples {

    static final Seed SEED = new Seed("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    static final Stratified SCHOOLS =
            new Stratified(List.of(new Stratum("E", 4421, 100), new Stratum("H", 755, 50), new Stratum("M", 1018, 50)));

    private Samples() {}

    /** Rows of a table as columns. */
    record Table(List<Golden> rows) {

        static Table of(String name) {
            return new Table(Golden.rows(name));
        }

        Table where(Predicate<Golden> wanted) {
            return new Table(rows.stream().filter(wanted).toList());
        }

        double[] numbers(String column) {
            return rows.stream().mapToDouble(row -> row.number(column)).toArray();
        }

        List<String> texts(String column) {
            return rows.stream().map(row -> row.text(column)).toList();
        }

        boolean[] are(String column, String value) {
            boolean[] are = new boolean[rows.size()];
            for (int i = 0; i < are.length; i++) {
                are[i] = rows.get(i).text(column).equals(value);
            }
            return are;
        }

        Groups groups(String column) {
            return Groups.of(texts(column));
        }

        int size() {
            return rows.size();
        }
    }

    static Table schools(String sample) {
        return Table.of("sampled-schools.csv").where(row -> row.text("sample").equals(sample));
    }

    static Sample simple(Table schools) {
        return Sample.simpleRandom(new SimpleRandom(6194, 200), schools.size());
    }

    static Sample stratified(Table schools) {
        return Sample.stratified(SCHOOLS, schools.groups("stype"));
    }

    /** Elementary and middle schools as they are, and one high school. */
    static Table lone() {
        Table all = schools("strat");
        Golden first = all.where(row -> row.text("stype").equals("H")).rows().getFirst();
        return all.where(row -> !row.text("stype").equals("H") || row == first);
    }

    static Sample loneSample() {
        Design.Stratified design = new Stratified(
                List.of(new Stratum("E", 4421, 100), new Stratum("H", 755, 1), new Stratum("M", 1018, 50)));
        return Sample.stratified(design, lone().groups("stype"));
    }

    static InclusionProbabilities countyPairs() {
        double[][] joint = Golden.rows("county-pairs.csv").stream()
                .map(row -> {
                    double[] pairs = new double[40];
                    Arrays.setAll(pairs, i -> row.number("p" + (i + 1)));
                    return pairs;
                })
                .toArray(double[][]::new);
        return Inclusion.known(joint, true);
    }

    static TwoStreams streams(Table caseload) {
        double[] combined = caseload.numbers("pi");
        double[] control = new double[combined.length];
        Arrays.fill(control, 0.02);
        double[] targeted =
                Arrays.stream(combined).map(pi -> 1 - (1 - pi) / 0.98).toArray();
        return new TwoStreams(
                Inclusion.poisson(control),
                Inclusion.poisson(targeted),
                places(caseload, "control"),
                places(caseload, "targeted"));
    }

    static int[] places(Table caseload, String stream) {
        boolean[] drawn = caseload.are(stream, "1");
        int[] all = new int[drawn.length];
        Arrays.setAll(all, i -> i);
        return Arrays.stream(all).filter(i -> drawn[i]).toArray();
    }

    static double[] among(int[] places, Table caseload, String column) {
        return Arrays.stream(places)
                .mapToDouble(place -> caseload.rows().get(place).number(column))
                .toArray();
    }

    static Outcome in(Map<String, Outcome> outcomes, String group) {
        return Objects.requireNonNull(outcomes.get(group), group);
    }
}

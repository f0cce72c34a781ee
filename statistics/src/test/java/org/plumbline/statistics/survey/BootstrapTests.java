package org.plumbline.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.statistics.survey.EstimatingTests.error;
import static org.plumbline.statistics.survey.EstimatingTests.estimated;
import static org.plumbline.statistics.survey.EstimatingTests.reason;
import static org.plumbline.statistics.survey.Samples.SEED;
import static org.plumbline.statistics.survey.Samples.in;
import static org.plumbline.statistics.survey.Samples.schools;
import static org.plumbline.statistics.survey.Samples.stratified;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.draw.Seed;
import org.plumbline.statistics.survey.Samples.Table;

class BootstrapTests {

    @Test
    void theSpreadOfManyReplicatesIsTheLinearisedErrorWhateverPartWasRead() {
        Table table = schools("strat");
        // nearly all high schools read, so that a bootstrap which forgets that is far off
        Stratified design = new Stratified(
                List.of(new Stratum("E", 4421, 100), new Stratum("H", 55, 50), new Stratum("M", 1018, 50)));
        Estimating estimating = Estimating.of(Sample.stratified(design, table.groups("stype")));
        Bootstrap bootstrap = estimating.bootstrap(4000, SEED);
        double[] y = table.numbers("enroll");
        // the standard error of a standard error is 1.1% of it
        near(bootstrap.total(y), estimating.total(y));
        near(bootstrap.mean(y), estimating.mean(y));
        near(bootstrap.ratio(table.numbers("stu"), y), estimating.ratio(table.numbers("stu"), y));
        near(bootstrap.share(table.are("wide", "Yes")), estimating.share(table.are("wide", "Yes")));
        Groups by = table.groups("comp");
        near(in(bootstrap.totals(y, by), "No"), in(estimating.totals(y, by), "No"));
        near(in(bootstrap.means(y, by), "Yes"), in(estimating.means(y, by), "Yes"));
        near(
                in(bootstrap.ratios(y, table.numbers("meals"), by), "Yes"),
                in(estimating.ratios(y, table.numbers("meals"), by), "Yes"));
        near(in(bootstrap.means(y, table.groups("stype")), "H"), in(estimating.means(y, table.groups("stype")), "H"));
        assertThat(estimated(bootstrap.mean(y)).method()).isEqualTo(Method.RESCALED_BOOTSTRAP);
    }

    private static void near(Outcome replicated, Outcome linearised) {
        assertThat(estimated(replicated).value())
                .isCloseTo(estimated(linearised).value(), within(1e-6));
        assertThat(error(replicated) / error(linearised)).isBetween(0.95, 1.05);
    }

    @Test
    void theSameSeedGivesTheSameReplicatesInOneThreadOrMany() {
        Table table = schools("strat");
        Bootstrap bootstrap = Estimating.of(stratified(table)).bootstrap(64, SEED);
        double[] y = table.numbers("enroll");
        double[] totals = IntStream.range(0, 64)
                .mapToDouble(replicate -> {
                    double[] weights = bootstrap.weights(replicate);
                    return IntStream.range(0, y.length)
                            .mapToDouble(i -> weights[i] * y[i])
                            .sum();
                })
                .toArray();
        double mean = Arrays.stream(totals).average().orElseThrow();
        double variance =
                Arrays.stream(totals).map(t -> (t - mean) * (t - mean)).sum() / 63;
        assertThat(error(bootstrap.total(y))).isCloseTo(Math.sqrt(variance), within(1e-9 * Math.sqrt(variance)));
        assertThat(bootstrap.total(y)).isEqualTo(bootstrap.total(y));
        assertThat(new Bootstrap(bootstrap.estimating(), 64, new Seed("f".repeat(64))).total(y))
                .isNotEqualTo(bootstrap.total(y));
    }

    @Test
    void aReplicateIsThatOfTheSpecification() {
        // worked out by examples in docs/method/survey.md: seed 000102…1f, replicate 0, six rows of one stratum of
        // twelve
        Sample six = Sample.simpleRandom(new SimpleRandom(12, 6), 6);
        double[] weights = Estimating.of(six).bootstrap(2, SEED).weights(0);
        int[] times = Arrays.stream(weights)
                .mapToInt(weight -> (int) Math.round((weight / 2 - 1 + Math.sqrt(0.5)) / (Math.sqrt(0.5) * 6 / 5)))
                .toArray();
        assertThat(Arrays.stream(times).sum()).isEqualTo(5);
        assertThat(times).containsExactly(1, 2, 0, 0, 2, 0);
    }

    @Test
    void howOftenManyRowsComeIsMultinomial() {
        int rows = 10_000;
        Multiplicities multiplicities = new Multiplicities(rows, rows - 1);
        byte[] counts = new byte[rows];
        double[] seen = new double[6];
        double[] squares = new double[2];
        int rounds = 300;
        var seeded = new SplittableRandom(3);
        for (int round = 0; round < rounds; round++) {
            multiplicities.draw(counts, 0, seeded);
            int sum = 0;
            int firstHalf = 0;
            for (int i = 0; i < rows; i++) {
                seen[Math.min(5, counts[i])]++;
                sum += counts[i];
                firstHalf += i < rows / 2 ? counts[i] : 0;
            }
            assertThat(sum).isEqualTo(rows - 1);
            squares[0] += Math.pow(firstHalf - (rows - 1) / 2.0, 2);
        }
        var binomial = new BinomialDistribution(rows - 1, 1.0 / rows);
        double all = (double) rounds * rows;
        for (int k = 0; k < 5; k++) {
            double p = binomial.probability(k);
            assertThat(seen[k] / all).isCloseTo(p, within(4.5 * Math.sqrt(p * (1 - p) / all)));
        }
        // the first half of the rows takes a binomial number of the draws
        assertThat(squares[0] / rounds / ((rows - 1) / 4.0)).isBetween(0.7, 1.35);
    }

    @Test
    void whatCannotBeDrawnAgainIsRefused() {
        double[] y = {1, 2};
        assertThat(reason(Estimating.of(Sample.systematic(10, 2))
                        .bootstrap(9, SEED)
                        .total(y)))
                .isEqualTo(Reason.Kind.OTHER_DESIGN);
        assertThat(reason(Estimating.of(Samples.loneSample())
                        .bootstrap(9, SEED)
                        .mean(Samples.lone().numbers("api00"))))
                .isEqualTo(Reason.Kind.NOTHING_READ);
        Bootstrap bootstrap =
                Estimating.of(Sample.simpleRandom(new SimpleRandom(10, 2), 2)).bootstrap(9, SEED);
        assertThat(reason(bootstrap.mean(new double[] {1, Double.NaN}))).isEqualTo(Reason.Kind.NOT_A_NUMBER);
        assertThat(reason(bootstrap.ratio(y, new double[2]))).isEqualTo(Reason.Kind.NOTHING_TO_DIVIDE_BY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimating.of(Sample.systematic(10, 2)).bootstrap(1, SEED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimating.of(Sample.systematic(10, 2))
                        .bootstrap(9, SEED)
                        .weights(0));
        Bootstrap whole =
                Estimating.of(Sample.simpleRandom(new SimpleRandom(2, 2), 2)).bootstrap(9, SEED);
        assertThat(estimated(whole.mean(y)).method()).isEqualTo(Method.CENSUS);
    }

    /** Writes the replicate weights from which sampling.R works out what the bootstrap's rows of sampling.csv hold. */
    @Test
    @EnabledIfSystemProperty(named = "plumbline.golden", matches = ".+")
    void writesReplicatesForR() throws IOException {
        Bootstrap bootstrap = Estimating.of(stratified(schools("strat"))).bootstrap(200, SEED);
        double[][] weights =
                IntStream.range(0, 200).mapToObj(bootstrap::weights).toArray(double[][]::new);
        String header = IntStream.range(0, 200).mapToObj(k -> "r" + k).collect(Collectors.joining(","));
        String rows = IntStream.range(0, 200)
                .mapToObj(row -> IntStream.range(0, 200)
                        .mapToObj(k -> Double.toString(weights[k][row]))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of(System.getProperty("plumbline.golden")), header + "\n" + rows + "\n");
    }
}

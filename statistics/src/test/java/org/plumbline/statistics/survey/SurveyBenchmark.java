package org.plumbline.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;

/** Run by benchmarks/survey/run: writes a made sample for R to read too, and measures the estimates of it. */
class SurveyBenchmark {

    private static final int ROWS = Integer.getInteger("plumbline.benchmark.rows", 1_000_000);
    private static final int REPLICATES = Integer.getInteger("plumbline.benchmark.replicates", 1000);
    private static final int RUNS = Integer.getInteger("plumbline.benchmark.runs", 5);
    private static final Path FOLDER = Path.of(System.getProperty("plumbline.benchmark.folder", "target"));
    private static final int STRATA = 50;
    private static final int DOMAINS = 20;

    private final int[] stratum = new int[ROWS];
    private final int[] domain = new int[ROWS];
    private final double[] days = new double[ROWS];
    private final List<String> domains = names("d", DOMAINS);

    @Test
    void measures() throws IOException {
        make();
        for (int run = 0; run < RUNS; run++) {
            report("estimate", run, () -> estimating().means(days, byDomain()), true);
        }
        for (int run = 0; run < RUNS; run++) {
            report(
                    "bootstrap",
                    run,
                    () -> estimating().bootstrap(REPLICATES, Samples.SEED).means(days, byDomain()),
                    false);
        }
    }

    /** Strata of unlike sizes, of which a fifth was read; the domains cut across them; most values small and some large. */
    private void make() throws IOException {
        var random = new SplittableRandom(20261128);
        ByteBuffer columns = ByteBuffer.allocate(ROWS * 3 * Double.BYTES);
        for (int i = 0; i < ROWS; i++) {
            stratum[i] = (int) (STRATA * Math.sqrt(random.nextDouble()));
            domain[i] = random.nextInt(DOMAINS);
            days[i] = Math.exp(1 + 0.02 * stratum[i] + 0.03 * domain[i] + 0.8 * random.nextGaussian());
            columns.putDouble(stratum[i]).putDouble(domain[i]).putDouble(days[i]);
        }
        Files.write(FOLDER.resolve("rows"), columns.array());
    }

    /** All that is needed, from the columns on: R makes its design anew each time too. */
    private Estimating estimating() {
        int[] read = new int[STRATA];
        for (int one : stratum) {
            read[one]++;
        }
        List<Stratum> strata = new ArrayList<>();
        for (int h = 0; h < STRATA; h++) {
            strata.add(new Stratum("s" + h, 5L * read[h], read[h]));
        }
        return Estimating.of(Sample.stratified(new Stratified(strata), Groups.of(stratum, names("s", STRATA))));
    }

    private Groups byDomain() {
        return Groups.of(domain, domains);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private void report(String what, int run, Supplier<Map<String, Outcome>> work, boolean totalsToo)
            throws IOException {
        long began = System.nanoTime();
        Map<String, Outcome> outcomes = work.get();
        if (totalsToo) {
            assertThat(estimating().totals(days, byDomain())).hasSize(DOMAINS);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Estimated first = (Estimated) outcomes.values().iterator().next();
        Files.writeString(
                FOLDER.resolve("figures"),
                "plumbline,%s,%d,%.6f,%.12g,%.12g%n"
                        .formatted(
                                what,
                                run,
                                seconds,
                                first.value(),
                                first.standardError().orElseThrow()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}

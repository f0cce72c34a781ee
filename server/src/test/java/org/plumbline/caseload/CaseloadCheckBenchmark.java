package org.plumbline.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures reading, checking and pseudonymising, without a database; {@code benchmarks/caseload/run} runs it. */
class CaseloadCheckBenchmark {

    @TempDir
    private Path folder;

    @Test
    void rowsASecondAndPeakHeap() throws IOException {
        int rows = Integer.getInteger("plumbline.benchmark.rows", 100_000);
        var file = GeneratedCaseload.write(folder.resolve("caseload.csv"), rows);
        var pseudonyms = new Pseudonyms(folder.resolve("home"));
        for (int round = 1; round <= 3; round++) {
            var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .toList();
            System.gc();
            pools.forEach(pool -> pool.resetPeakUsage());
            var cpu = ManagementFactory.getThreadMXBean();
            long cpuBegun = cpu.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            var outcome = run(file, pseudonyms);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double cpuSeconds = (cpu.getCurrentThreadCpuTime() - cpuBegun) / 1e9;
            long peak = pools.stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            assertThat(outcome.cases()).isEqualTo(rows);
            System.out.printf(
                    Locale.UK,
                    "round %d: %,d rows (%.1f MB) in %.2f s (%.2f s of processor time), %,.0f rows/s, peak heap %.1f MB of %.0f MB%n",
                    round,
                    rows,
                    Files.size(file) / 1e6,
                    seconds,
                    cpuSeconds,
                    rows / seconds,
                    peak / 1e6,
                    Runtime.getRuntime().maxMemory() / 1e6);
        }
    }

    private static CaseloadCheck.Outcome run(Path file, Pseudonyms pseudonyms) throws IOException {
        var dialect = CaseloadFile.dialect(file);
        try (var open = CaseloadFile.open(file, dialect)) {
            var headings = new Headings(open.headings());
            var rules = new RowRules(
                    headings,
                    Columns.guess(headings),
                    Map.of("Missing", "missing", "Custody", "custody", "Domestic abuse", "domestic-abuse"),
                    LocalDate.of(2026, 4, 1),
                    LocalDate.of(2026, 9, 30),
                    false,
                    LocalDate.of(2026, 11, 24));
            return new CaseloadCheck(dialect, rules, pseudonyms.of(new UUID(0, 7)))
                    .run(file, new CaseloadCheck.Found() {
                        @Override
                        public void take(CaseloadCheck.Case found) {}

                        @Override
                        public void refuse(Fault fault) {
                            throw new AssertionError(fault.toString());
                        }
                    });
        }
    }
}

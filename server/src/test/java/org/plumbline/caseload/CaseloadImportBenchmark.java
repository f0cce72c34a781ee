package org.plumbline.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.inspection.Planning;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.organisation.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Measures the way from the file to the confirmed caseload; {@code benchmarks/caseload/run} runs it. */
@PlumblineTest
class CaseloadImportBenchmark {

    @Autowired
    private Uploading uploading;

    @Autowired
    private Checks checks;

    @Autowired
    private Confirmation confirmation;

    @Autowired
    private Planning planning;

    @Autowired
    private People people;

    @TempDir
    private Path folder;

    @RepeatedTest(2)
    void secondsFromTheFileToTheConfirmedCaseload() throws IOException {
        int rows = Integer.getInteger("plumbline.benchmark.rows", 100_000);
        var file = GeneratedCaseload.write(folder.resolve("caseload.csv"), rows);
        var inspectorate = people.inspectorate();
        var force = people.force();
        var lead = people.join(inspectorate, Role.LEAD_INSPECTOR);
        var liaison = people.join(force, Role.FORCE_LIAISON);
        var wave = Fence.asMemberOf(inspectorate.id(), () -> {
            var inspection =
                    planning.inspect(lead, force.id(), "Benchmark", new InstrumentRef("child-protection-2014", "1"));
            return planning.addWave(
                    lead, inspection.id(), "Baseline", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 9, 30));
        });
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        pools.forEach(pool -> pool.resetPeakUsage());
        try (var content = Files.newInputStream(file)) {
            Fence.asMemberOf(force.id(), () -> {
                long begun = System.nanoTime();
                var upload = uploading.upload(liaison, wave.id(), "caseload.csv", content);
                long uploaded = System.nanoTime();
                upload = uploading.columns(liaison, wave.id(), upload.id(), upload.version(), upload.columns());
                upload = uploading.caseTypes(liaison, wave.id(), upload.id(), upload.version(), upload.caseTypes());
                long read = System.nanoTime();
                checks.run(upload);
                long checked = System.nanoTime();
                upload = uploading.find(liaison, wave.id(), upload.id());
                var caseload = confirmation.confirm(liaison, wave.id(), upload.id(), upload.version());
                long confirmed = System.nanoTime();
                long peak = pools.stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum();
                assertThat(caseload.cases()).isEqualTo(rows);
                System.out.printf(
                        Locale.UK,
                        "%,d rows: upload %.2f s, columns and types %.2f s, check %.2f s, confirmation %.2f s; in all %.2f s; "
                                + "peak heap of the server %.0f MB%n",
                        rows,
                        (uploaded - begun) / 1e9,
                        (read - uploaded) / 1e9,
                        (checked - read) / 1e9,
                        (confirmed - checked) / 1e9,
                        (confirmed - begun) / 1e9,
                        peak / 1e6);
            });
        }
    }
}

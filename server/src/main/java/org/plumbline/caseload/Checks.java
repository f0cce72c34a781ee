package org.plumbline.caseload;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.plumbline.fence.Fence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks uploaded files beside the requests: a few at a time, saying how far it is, for the organisation that uploaded.
 * A check that the server's end cuts off is found by its silence and begun again by a person.
 */
@Component
class Checks {

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    private static final int AT_ONCE = 2;
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(400);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Uploads uploads;
    private final Uploading uploading;
    private final UploadFolder folder;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    Checks(Uploads uploads, Uploading uploading, UploadFolder folder, Pseudonyms pseudonyms, Clock clock) {
        this.uploads = uploads;
        this.uploading = uploading;
        this.folder = folder;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Checks in the background. A thread of the system: counting does not give way, as virtual threads must. */
    void start(Upload upload) {
        Thread.ofPlatform().daemon().name("caseload check " + upload.id()).start(() -> run(upload));
    }

    /** Checks, and returns when it is done. */
    void run(Upload upload) {
        var run = upload.run().orElseThrow().id();
        Fence.asMemberOf(upload.organisation(), () -> {
            awaitTurn(upload.id(), run);
            try {
                uploading.checked(upload, run, outcome(upload, run));
            } catch (IOException | RuntimeException exception) {
                LOG.error("The check of upload {} broke off", upload.id(), exception);
                uploads.reached(upload.id(), new Upload.Run(run, 0, 0, Instant.EPOCH));
            } finally {
                turns.release();
            }
        });
    }

    /** What the check of this upload was asked to find, read again by whoever confirms or looks up. */
    CaseloadCheck check(Upload upload) {
        return new CaseloadCheck(upload.dialect(), uploading.rules(upload), pseudonyms.of(upload.force()));
    }

    /** The errors of the last check, row by row: row, column, value, kind, why. Close it. */
    Stream<List<String>> faults(UUID upload) {
        return rows(folder.faults(upload));
    }

    /** The force's own references and their pseudonyms, as the last check found them. Close it. */
    Stream<List<String>> key(UUID upload) {
        return rows(folder.key(upload));
    }

    private static Stream<List<String>> rows(Path list) {
        try {
            var records = CsvReader.builder().ofCsvRecord(list);
            return records.stream().map(CsvRecord::getFields).onClose(() -> {
                try {
                    records.close();
                } catch (IOException exception) {
                    throw new UncheckedIOException(exception);
                }
            });
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    private CaseloadCheck.Outcome outcome(Upload upload, UUID run) throws IOException {
        boolean byTheForce = upload.organisation().equals(upload.force());
        try (var list = CsvWriter.builder().build(folder.faults(upload.id()));
                var key = CsvWriter.builder().build(folder.key(upload.id()))) {
            return check(upload).run(folder.file(upload.id()), new CaseloadCheck.Found() {

                private long reported = System.nanoTime();

                @Override
                public void take(CaseloadCheck.Case found) {
                    if (byTheForce) {
                        key.writeRecord(found.ownReference(), found.reference());
                    }
                }

                @Override
                public void refuse(Fault fault) {
                    list.writeRecord(
                            Integer.toString(fault.row()),
                            fault.column(),
                            fault.value(),
                            fault.kind().label(),
                            fault.why());
                }

                @Override
                public void reached(int rows, long bytes) {
                    if (System.nanoTime() - reported > BETWEEN_REPORTS.toNanos()) {
                        reported = System.nanoTime();
                        uploads.reached(upload.id(), new Upload.Run(run, rows, bytes, clock.instant()));
                    }
                }
            });
        }
    }

    private void awaitTurn(UUID upload, UUID run) {
        try {
            while (!turns.tryAcquire(5, TimeUnit.SECONDS)) {
                uploads.reached(upload, new Upload.Run(run, 0, 0, clock.instant()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", stopping);
        }
    }
}

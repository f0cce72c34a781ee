package org.plumbline.caseload;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.plumbline.fence.Fence;
import org.plumbline.ledger.By;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sees to it that no force's file lies on the server for longer than it is needed. */
@Component
class AbandonedUploads {

    /** After it, an upload that nobody confirmed is discarded. */
    static final Duration PATIENCE = Duration.ofDays(14);

    /** A file may be without its upload for as long as its transaction takes. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

    private final Uploads uploads;
    private final Uploading uploading;
    private final UploadFolder folder;
    private final Clock clock;

    AbandonedUploads(Uploads uploads, Uploading uploading, UploadFolder folder, Clock clock) {
        this.uploads = uploads;
        this.uploading = uploading;
        this.folder = folder;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void clear() {
        Fence.asTheServer(() -> {
            uploads.openSinceBefore(clock.instant().minus(PATIENCE))
                    .forEach(upload -> uploading.withdraw(new By(By.SERVER, By.SERVER), upload));
            folder.lyingSinceBefore(clock.instant().minus(LONGEST_TRANSACTION)).stream()
                    .filter(id -> uploads.find(id)
                            .filter(upload -> upload.state().isOpen())
                            .isEmpty())
                    .forEach(folder::delete);
        });
    }
}

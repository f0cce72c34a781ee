package org.plumbline.caseload;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes an upload the caseload of its wave: all of its cases, or none. */
@Component
@Transactional
class Confirmation {

    private static final int CASES_AT_A_TIME = 5_000;

    private final Uploads uploads;
    private final Uploading uploading;
    private final Checks checks;
    private final UploadFolder folder;
    private final Caseloads caseloads;
    private final Pseudonyms pseudonyms;
    private final Planning planning;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Confirmation(
            Uploads uploads,
            Uploading uploading,
            Checks checks,
            UploadFolder folder,
            Caseloads caseloads,
            Pseudonyms pseudonyms,
            Planning planning,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.uploads = uploads;
        this.uploading = uploading;
        this.checks = checks;
        this.folder = folder;
        this.caseloads = caseloads;
        this.pseudonyms = pseudonyms;
        this.planning = planning;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Confirms what was checked. Sent twice, it confirms once.
     *
     * @param version of the upload that the person saw
     * @throws Stale when that was changed since, or cases were drawn meanwhile
     */
    Caseload confirm(SignedIn who, UUID waveId, UUID id, long version) {
        var upload = uploads.hold(id)
                .filter(held -> held.wave().equals(waveId) && held.isOf(who))
                .orElseThrow(NotFound::new);
        if (upload.state() == Upload.State.CONFIRMED) {
            return caseloads.ofWave(waveId).orElseThrow();
        }
        if (upload.state() != Upload.State.CHECKED || upload.version() != version) {
            throw new Stale("The upload was changed since you opened the page. Open the caseload of the wave again");
        }
        var wave = uploading.wave(waveId);
        refuseAfterDraw(wave);
        caseloads.ofWave(waveId).ifPresent(earlier -> supersede(who, earlier));
        var outcome = putCases(upload);
        var caseload = new Caseload(
                Ids.next(),
                waveId,
                upload.inspectorate(),
                upload.force(),
                upload.fileName(),
                outcome.cases(),
                outcome.leftOut(),
                caseloads.hash(waveId),
                pseudonyms.keyId(),
                who.name(),
                clock.instant());
        caseloads.add(caseload, upload.id());
        uploads.keep(upload.ended(Upload.State.CONFIRMED));
        planning.reached(who.by(), waveId, Wave.Stage.CASELOAD_CONFIRMED);
        enterConfirmation(who, caseload, upload, outcome);
        events.publishEvent(
                new CaseloadConfirmed(caseload.id(), waveId, upload.inspectorate(), upload.force(), outcome.cases()));
        AfterCommit.run(() -> folder.delete(upload.id()));
        return caseload;
    }

    private void supersede(SignedIn who, Caseload earlier) {
        try {
            caseloads.remove(earlier);
        } catch (DataIntegrityViolationException drawnFrom) {
            throw new Stale(
                    "Cases were drawn from the caseload of this wave meanwhile, so it can no longer be replaced");
        }
        ledger.enter(new Entry(
                who.by(),
                "caseload.supersession",
                "caseload",
                earlier.id().toString(),
                earlier.inspectorate(),
                Optional.of(earlier.force()),
                Map.of("wave", earlier.wave(), "cases", earlier.cases(), "hash", earlier.hash()),
                Map.of()));
    }

    /** Reads the file again by the same rules, so that what is put in is what was checked, or nothing is. */
    private CaseloadCheck.Outcome putCases(Upload upload) {
        var batch = new ArrayList<CaseloadCheck.Case>(CASES_AT_A_TIME);
        try {
            var outcome = checks.check(upload).run(folder.file(upload.id()), new CaseloadCheck.Found() {
                @Override
                public void take(CaseloadCheck.Case found) {
                    batch.add(found);
                    if (batch.size() == CASES_AT_A_TIME) {
                        put(upload, batch);
                    }
                }

                @Override
                public void refuse(Fault fault) {
                    throw new Stale("Row " + fault.row() + " can no longer be taken: " + fault.why()
                            + ". Check the file again");
                }
            });
            put(upload, batch);
            if (!outcome.equals(upload.outcome())) {
                throw new Stale("The file is not as it was checked. Check it again");
            }
            return outcome;
        } catch (IOException gone) {
            throw new Refused(
                    "file", "The uploaded file is no longer on the server. Discard this upload and upload it again");
        }
    }

    private void put(Upload upload, List<CaseloadCheck.Case> batch) {
        if (!batch.isEmpty()) {
            caseloads.put(upload.wave(), upload.inspectorate(), upload.force(), batch);
            batch.clear();
        }
    }

    private void enterConfirmation(SignedIn who, Caseload caseload, Upload upload, CaseloadCheck.Outcome outcome) {
        ledger.enter(new Entry(
                who.by(),
                "caseload.confirmation",
                "caseload",
                caseload.id().toString(),
                caseload.inspectorate(),
                Optional.of(caseload.force()),
                Map.of(
                        "wave", caseload.wave(),
                        "upload", upload.id(),
                        "cases", outcome.cases(),
                        "byCaseType", outcome.byCaseType(),
                        "leftOut", outcome.leftOut(),
                        "alsoOutsidePeriod", upload.alsoOutsidePeriod(),
                        "hash", caseload.hash(),
                        "keyId", caseload.keyId()),
                Map.of()));
    }

    private static void refuseAfterDraw(Wave wave) {
        if (wave.stage().compareTo(Wave.Stage.DRAWN) >= 0) {
            throw new Stale(
                    "Cases were drawn from the caseload of this wave meanwhile, so it can no longer be replaced");
        }
    }
}

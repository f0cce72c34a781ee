package org.plumbline.caseload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.ledger.Purpose;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The force's way from its own references to the pseudonyms, and so back again. Nobody else is shown it. */
@Component
@Transactional
class CaseloadLookup {

    private final Caseloads caseloads;
    private final Uploading uploading;
    private final Checks checks;
    private final UploadFolder folder;
    private final Pseudonyms pseudonyms;
    private final Ledger ledger;

    CaseloadLookup(
            Caseloads caseloads,
            Uploading uploading,
            Checks checks,
            UploadFolder folder,
            Pseudonyms pseudonyms,
            Ledger ledger) {
        this.caseloads = caseloads;
        this.uploading = uploading;
        this.checks = checks;
        this.folder = folder;
        this.pseudonyms = pseudonyms;
        this.ledger = ledger;
    }

    /**
     * What a reference of the force's own is called here.
     *
     * @param file empty when no case of the wave's caseload has this reference
     */
    record Answer(String pseudonym, Optional<CaseFile> file) {}

    /**
     * Finds a case by the force's own reference, which is neither kept nor written to the log.
     *
     * @throws Refused when nothing was given, or the installation's key is not the one that made the pseudonyms
     */
    Answer find(SignedIn who, UUID waveId, String ownReference) {
        var wave = uploading.wave(waveId);
        if (!wave.force().equals(who.organisation())) {
            throw new NotFound();
        }
        if (ownReference.isBlank()) {
            throw new Refused("reference", "Give one of your own references");
        }
        var caseload = caseloads.ofWave(waveId).orElseThrow(NotFound::new);
        if (!caseload.keyId().equals(pseudonyms.keyId())) {
            throw new Refused(
                    "reference",
                    "The key that made the pseudonyms of this caseload is not on this server. Tell the administrator: it must be "
                            + "restored from the backup");
        }
        var pseudonym = pseudonyms.of(wave.force()).pseudonym(ownReference);
        var file = caseloads.find(waveId, pseudonym);
        file.ifPresent(found -> ledger.lookedAt(
                who.by(),
                "case",
                found.id().toString(),
                found.inspectorate(),
                Optional.of(found.force()),
                Purpose.CASELOAD));
        return new Answer(pseudonym, file);
    }

    /** The list of own references and pseudonyms of a file that was checked and not yet confirmed. Close it. */
    Stream<List<String>> key(SignedIn who, UUID waveId, UUID id) {
        var upload = uploading.find(who, waveId, id);
        if (!upload.force().equals(who.organisation()) || upload.state() != Upload.State.CHECKED || !folder.holds(id)) {
            throw new NotFound();
        }
        ledger.enter(new Entry(
                who.by(),
                "caseload.key-download",
                "caseload-upload",
                id.toString(),
                upload.inspectorate(),
                Optional.of(upload.force()),
                Map.of("cases", upload.outcome().cases()),
                Map.of()));
        return checks.key(id);
    }
}

package org.plumbline.caseload;

import java.io.InputStream;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;

/**
 * The whole way of a file that needs no person in between: its columns and types of case are what they are guessed to be,
 * and no row of it is wrong. The steps are those that a person takes on the pages.
 */
@Component
public class CaseloadImport {

    private static final int FAULTS_SAID = 5;

    private final Uploading uploading;
    private final Checks checks;
    private final Confirmation confirmation;

    CaseloadImport(Uploading uploading, Checks checks, Confirmation confirmation) {
        this.uploading = uploading;
        this.checks = checks;
        this.confirmation = confirmation;
    }

    /**
     * Confirms a file as the caseload of a wave. Call it within the fence of the person's organisation.
     *
     * @param who a force liaison of the wave's force, or an inspector of its inspectorate
     * @param csv headings and rows, as docs/guide/caseload.md describes them; read to its end, not closed
     * @throws Refused when anything needs a person or a row is wrong; nothing is left of the file then
     */
    public Caseload confirm(SignedIn who, UUID wave, String fileName, InputStream csv) {
        var upload = uploading.upload(who, wave, fileName, csv);
        try {
            upload = uploading.columns(who, wave, upload.id(), upload.version(), upload.columns());
            upload = uploading.caseTypes(who, wave, upload.id(), upload.version(), upload.caseTypes());
            checks.run(upload);
            upload = uploading.find(who, wave, upload.id());
            if (upload.state() != Upload.State.CHECKED) {
                throw new Refused("file", faults(upload.id()));
            }
            return confirmation.confirm(who, wave, upload.id(), upload.version());
        } catch (RuntimeException exception) {
            uploading.withdraw(who, wave, upload.id());
            throw exception;
        }
    }

    private String faults(UUID upload) {
        try (var faults = checks.faults(upload)) {
            return faults.limit(FAULTS_SAID)
                    .map(fault ->
                            "row " + fault.get(0) + " " + fault.get(1) + " '" + fault.get(2) + "': " + fault.get(4))
                    .collect(Collectors.joining("; ", "The file cannot be taken: ", ""));
        }
    }
}

package org.plumbline.caseload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.Instrument;
import org.plumbline.instrument.Instruments;
import org.plumbline.ledger.By;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Dialect;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an upload, from the file to the check; {@link Confirmation} is the last. */
@Component
@Transactional
class Uploading {

    /** A column with more different values is no column of types. */
    static final int MOST_CASE_TYPE_VALUES = 100;

    private static final int LONGEST_FILE_NAME = 200;

    private final Uploads uploads;
    private final UploadFolder folder;
    private final Inspections inspections;
    private final Instruments instruments;
    private final Ledger ledger;
    private final Clock clock;

    Uploading(
            Uploads uploads,
            UploadFolder folder,
            Inspections inspections,
            Instruments instruments,
            Ledger ledger,
            Clock clock) {
        this.uploads = uploads;
        this.folder = folder;
        this.inspections = inspections;
        this.instruments = instruments;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Takes a file, and guesses how it is written and which columns are which.
     *
     * @throws Refused when it cannot be one, when there is no room, or when another file of the wave is being worked on
     */
    Upload upload(SignedIn who, UUID waveId, String fileName, InputStream content) {
        var wave = wave(waveId);
        refuseAfterDraw(wave);
        uploads.openOf(waveId).ifPresent(Uploading::refuseSecond);
        var id = Ids.next();
        var kept = folder.keep(id, content);
        try {
            var upload = described(who, wave, id, shortened(fileName), kept);
            uploads.add(upload);
            enter(
                    who.by(),
                    "caseload.upload",
                    upload,
                    Map.of("wave", waveId, "bytes", kept.bytes(), "digest", kept.digest()),
                    Map.of("fileName", upload.fileName()));
            return upload;
        } catch (Uploads.AnotherIsOpen quicker) {
            folder.delete(id);
            throw new Refused(
                    "file", "Somebody uploaded another file for this wave at the same moment. Open the page again");
        } catch (RuntimeException exception) {
            folder.delete(id);
            throw exception;
        } catch (IOException exception) {
            folder.delete(id);
            throw new UncheckedIOException(exception);
        }
    }

    /** Reads the file in another dialect, and guesses the columns anew. */
    void read(SignedIn who, UUID waveId, UUID id, long version, Dialect dialect) {
        var upload = workedOn(who, waveId, id, version);
        var columns = Columns.guess(preview(upload, dialect).headings());
        uploads.keep(upload.read(dialect, columns, Map.of(), Map.of(), Upload.State.COLUMNS));
    }

    /** @throws Refused when a needed column is missing or cannot be taken */
    Upload columns(SignedIn who, UUID waveId, UUID id, long version, Columns columns) {
        var upload = workedOn(who, waveId, id, version);
        columns.check(preview(upload, upload.dialect()).headings());
        var values = caseTypeValues(upload, columns.needed(Field.CASE_TYPE));
        if (values.size() > MOST_CASE_TYPE_VALUES) {
            throw new Refused(
                    Field.CASE_TYPE.parameter(),
                    "This column has more than " + MOST_CASE_TYPE_VALUES
                            + " different values, so it seems not to hold types of case. Choose the column that does");
        }
        var guesses = new CaseTypeWords(instrument(wave(waveId)).caseTypes()).guesses(values.keySet());
        uploads.keep(upload.read(upload.dialect(), columns, values, guesses, Upload.State.CASE_TYPES));
        return uploads.find(id).orElseThrow();
    }

    /**
     * Takes what each of the file's words for a type of case means, and makes the upload ready to be checked.
     *
     * @param meanings the instrument's key, or {@link RowRules#LEFT_OUT}, by the word
     */
    Upload caseTypes(SignedIn who, UUID waveId, UUID id, long version, Map<String, String> meanings) {
        var upload = workedOn(who, waveId, id, version);
        var instrument = instrument(wave(waveId));
        var refusals = new ArrayList<Refusal>();
        int number = 0;
        for (var value : upload.caseTypeValues().keySet()) {
            var key = meanings.get(value);
            if (key == null
                    || !key.equals(RowRules.LEFT_OUT)
                            && instrument.caseType(key).isEmpty()) {
                refusals.add(Refusal.of("type-" + number, "Choose what '" + RowRules.shown(value) + "' means"));
            }
            number++;
        }
        Refused.ifAny(refusals);
        return begun(upload.meaning(meanings), upload.alsoOutsidePeriod());
    }

    /** Checks the file anew, perhaps with cases opened outside the practice period. */
    Upload check(SignedIn who, UUID waveId, UUID id, long version, boolean alsoOutsidePeriod) {
        var upload = workedOn(who, waveId, id, version);
        if (upload.state() == Upload.State.COLUMNS) {
            throw new Stale("The columns of the file are not chosen yet. Open the caseload of the wave again");
        }
        return begun(upload, alsoOutsidePeriod);
    }

    /** Keeps what a check found, unless it is no longer wanted. */
    void checked(Upload upload, UUID run, CaseloadCheck.Outcome outcome) {
        if (uploads.checked(upload.id(), run, outcome)) {
            enter(
                    new By(upload.person(), upload.organisation()),
                    "caseload.check",
                    upload,
                    Map.of(
                            "rows", outcome.rows(),
                            "cases", outcome.cases(),
                            "leftOut", outcome.leftOut(),
                            "errors", outcome.faultsInAll()),
                    Map.of());
        }
    }

    /** Throws an upload away with its file, as if it had never been; either side may. Again does nothing. */
    void withdraw(SignedIn who, UUID waveId, UUID id) {
        var upload = uploads.hold(id).filter(held -> held.wave().equals(waveId)).orElseThrow(NotFound::new);
        if (upload.state() == Upload.State.CONFIRMED) {
            throw new Stale("This upload was confirmed meanwhile, so it can no longer be discarded. It can be replaced "
                    + "by another until cases are drawn");
        }
        if (upload.state().isOpen()) {
            withdraw(who.by(), upload);
        }
    }

    void withdraw(By by, Upload upload) {
        uploads.keep(upload.ended(Upload.State.WITHDRAWN));
        enter(by, "caseload.withdrawal", upload, Map.of("wave", upload.wave()), Map.of());
        AfterCommit.run(() -> folder.delete(upload.id()));
    }

    /** The upload as one of those sees it who uploaded it. */
    @Transactional(readOnly = true)
    Upload find(SignedIn who, UUID waveId, UUID id) {
        return uploads.find(id)
                .filter(upload -> upload.wave().equals(waveId) && upload.isOf(who))
                .orElseThrow(NotFound::new);
    }

    /** What the person sees of the file before they choose columns. */
    record Preview(Headings headings, List<CaseloadFile.Row> rows) {}

    Preview preview(Upload upload, Dialect dialect) {
        try (var file = CaseloadFile.open(folder.file(upload.id()), dialect)) {
            return new Preview(new Headings(file.headings()), file.first(5));
        } catch (CaseloadFile.Unreadable unreadable) {
            throw new Refused("separator", "Row " + unreadable.row() + ": " + unreadable.getMessage());
        } catch (IOException gone) {
            throw fileGone(gone);
        }
    }

    RowRules rules(Upload upload) {
        var wave = wave(upload.wave());
        return new RowRules(
                preview(upload, upload.dialect()).headings(),
                upload.columns(),
                upload.caseTypes(),
                wave.practiceFrom(),
                wave.practiceTo(),
                upload.alsoOutsidePeriod(),
                clock.instant().atZone(org.plumbline.page.Dates.LONDON).toLocalDate());
    }

    @Transactional(readOnly = true)
    Wave wave(UUID id) {
        return inspections.wave(id).orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    Instrument instrument(Wave wave) {
        var inspection = inspections.find(wave.inspection()).orElseThrow(NotFound::new);
        return instruments.find(inspection.instrument()).orElseThrow();
    }

    static void refuseAfterDraw(Wave wave) {
        if (wave.stage().compareTo(Wave.Stage.DRAWN) >= 0) {
            throw new Refused(
                    "file", "Cases were drawn from the caseload of this wave, so it can no longer be replaced");
        }
    }

    private Upload described(SignedIn who, Wave wave, UUID id, String fileName, UploadFolder.Kept kept)
            throws IOException {
        if (kept.bytes() == 0) {
            throw new Refused("file", "Choose a CSV file that is not empty");
        }
        var file = folder.file(id);
        var dialect = CaseloadFile.dialect(file);
        Headings headings;
        try (var rows = CaseloadFile.open(file, dialect)) {
            headings = new Headings(rows.headings());
            if (rows.headings().isEmpty()) {
                throw new Refused("file", "Choose a CSV file with something in it: this one has only blank lines");
            }
            if (rows.next().isEmpty()) {
                throw new Refused(
                        "file", "The file has headings and no rows below them. Upload one with the cases in it");
            }
        } catch (CaseloadFile.Unreadable unreadable) {
            throw new Refused("file", "Row " + unreadable.row() + ": " + unreadable.getMessage());
        }
        return new Upload(
                id,
                wave.id(),
                wave.inspectorate(),
                wave.force(),
                who.organisation(),
                who.person(),
                who.name(),
                clock.instant(),
                fileName,
                kept.bytes(),
                kept.digest(),
                Upload.State.COLUMNS,
                dialect,
                Columns.guess(headings),
                Map.of(),
                Map.of(),
                false,
                CaseloadCheck.Outcome.none(),
                Optional.empty(),
                0);
    }

    private Map<String, Integer> caseTypeValues(Upload upload, int column) {
        try {
            return CaseloadCheck.caseTypeValues(
                    folder.file(upload.id()), upload.dialect(), column, MOST_CASE_TYPE_VALUES);
        } catch (IOException gone) {
            throw fileGone(gone);
        }
    }

    private Upload begun(Upload upload, boolean alsoOutsidePeriod) {
        var run = new Upload.Run(Ids.next(), 0, 0, clock.instant());
        uploads.keep(upload.checking(alsoOutsidePeriod, run));
        return uploads.find(upload.id()).orElseThrow();
    }

    private Upload workedOn(SignedIn who, UUID waveId, UUID id, long version) {
        var upload = find(who, waveId, id);
        if (!upload.state().isOpen()) {
            throw new Stale("This upload was " + (upload.state() == Upload.State.CONFIRMED ? "confirmed" : "discarded")
                    + " meanwhile. Open the caseload of the wave again");
        }
        if (upload.version() != version) {
            throw new Stale("The upload was changed since you opened the page. Open the caseload of the wave again");
        }
        if (upload.state() == Upload.State.CHECKING && !upload.wasCutOff(clock.instant())) {
            throw new Stale("The file is being checked at this moment. Wait until it is done");
        }
        if (!folder.holds(id)) {
            throw fileGone(new IOException("no file of upload " + id));
        }
        return upload;
    }

    private void enter(By by, String act, Upload upload, Map<String, ?> facts, Map<String, String> personal) {
        ledger.enter(new Entry(
                by,
                act,
                "caseload-upload",
                upload.id().toString(),
                upload.inspectorate(),
                Optional.of(upload.force()),
                facts,
                personal));
    }

    private static void refuseSecond(Upload open) {
        throw new Refused(
                "file",
                open.personName()
                        + " is already at work on an upload for this wave. Go on with it or discard it first");
    }

    private static Refused fileGone(IOException cause) {
        var refused = new Refused(
                "file", "The uploaded file is no longer on the server. Discard this upload and upload it again");
        refused.initCause(cause);
        return refused;
    }

    /** The name without a folder, and nothing in it that does not print. */
    private static String shortened(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "")
                .strip();
        return name.isEmpty() ? "unnamed.csv" : name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME));
    }
}

package org.plumbline.caseload;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Dates;
import org.plumbline.page.Form;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The caseload of a wave: what there is, uploading another, finding a case in it. */
@Controller
class CaseloadPages {

    private final Templates templates;
    private final Caseloads caseloads;
    private final Uploads uploads;
    private final Uploading uploading;
    private final CaseloadLookup lookup;
    private final Wording wording;

    CaseloadPages(
            Templates templates,
            Caseloads caseloads,
            Uploads uploads,
            Uploading uploading,
            CaseloadLookup lookup,
            Wording wording) {
        this.templates = templates;
        this.caseloads = caseloads;
        this.uploads = uploads;
        this.uploading = uploading;
        this.lookup = lookup;
        this.wording = wording;
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/waves/{wave}/caseload")
    JteModel caseload(Page page, SignedIn who, @PathVariable UUID wave) {
        return overview(page, who, wave, Form.empty());
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @PostMapping("/waves/{wave}/caseload/uploads")
    Answer upload(
            Page page, SignedIn who, Form form, @PathVariable UUID wave, @RequestParam Optional<MultipartFile> file) {
        return Answer.orAgain(
                () -> {
                    var chosen = file.filter(given -> !given.isEmpty()
                                    || !Optional.ofNullable(given.getOriginalFilename())
                                            .orElse("")
                                            .isEmpty())
                            .orElseThrow(() -> new Refused("file", "Choose the CSV file of the caseload"));
                    return Answer.leadTo(uploaded(who, wave, chosen).next());
                },
                refused -> overview(page, who, wave, form.refusing(refused)));
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @GetMapping("/waves/{wave}/caseload/own-reference")
    JteModel ownReference(Page page, @PathVariable UUID wave) {
        return ownReference(page, wave, Form.empty(), Optional.empty());
    }

    /** A POST, so that the force's reference stands in no address and no log. */
    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping("/waves/{wave}/caseload/own-reference")
    Answer findOwnReference(Page page, SignedIn who, Form form, @PathVariable UUID wave) {
        return Answer.orAgain(
                () -> {
                    var answer = lookup.find(who, wave, form.value("reference"));
                    return Answer.show(ownReference(page, wave, form, Optional.of(found(wave, answer))));
                },
                refused -> ownReference(page, wave, form.refusing(refused), Optional.empty()));
    }

    private Upload uploaded(SignedIn who, UUID wave, MultipartFile file) {
        try (var content = file.getInputStream()) {
            return uploading.upload(
                    who, wave, Optional.ofNullable(file.getOriginalFilename()).orElse(""), content);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private JteModel overview(Page page, SignedIn who, UUID waveId, Form form) {
        var wave = uploading.wave(waveId);
        var mayUpload = who.isAny(FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR);
        var open = uploads.openOf(waveId)
                .filter(upload -> mayUpload)
                .map(upload -> new Shown.Open(
                        upload.personName(),
                        upload.uploadedAt(),
                        Optional.of(upload.fileName()).filter(name -> upload.isOf(who)),
                        upload.here()));
        return templates.caseloadCaseload(
                page.titled("Caseload"),
                form,
                wording.where(wave),
                new Shown.Overview(
                        caseloads.ofWave(waveId),
                        wording.counts(wave, caseloads.byCaseType(waveId)),
                        open,
                        mayUpload,
                        wave.stage().compareTo(Wave.Stage.DRAWN) >= 0,
                        who.isAny(FORCE_LIAISON, CASE_REVIEWER)));
    }

    private JteModel ownReference(Page page, UUID waveId, Form form, Optional<Shown.Found> found) {
        return templates.caseloadOwnReference(
                page.titled("Find a case by your own reference"),
                form,
                wording.where(uploading.wave(waveId)),
                found.stream().toList());
    }

    private Shown.Found found(UUID waveId, CaseloadLookup.Answer answer) {
        return answer.file()
                .map(file -> new Shown.Found(
                        answer.pseudonym(),
                        true,
                        wording.caseType(uploading.wave(waveId), file.caseType()),
                        Dates.inWords(file.opened()),
                        file.unit()))
                .orElseGet(() -> new Shown.Found(answer.pseudonym(), false, "", "", ""));
    }
}

package org.plumbline.release;

import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.OpenToThePublic;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Writing and signing a report, and reading it once it is published. */
@Controller
class ReleasePages {

    private final Templates templates;
    private final Releases releases;
    private final Publishing publishing;
    private final Reporting reporting;
    private final Inspections inspections;
    private final JsonMapper json;

    ReleasePages(
            Templates templates,
            Releases releases,
            Publishing publishing,
            Reporting reporting,
            Inspections inspections,
            JsonMapper json) {
        this.templates = templates;
        this.releases = releases;
        this.publishing = publishing;
        this.reporting = reporting;
        this.inspections = inspections;
        this.json = json;
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR})
    @GetMapping("/waves/{wave}/release")
    JteModel desk(Page page, SignedIn who, @PathVariable UUID wave) {
        var draft = releases.draft(wave).orElse(Releases.Draft.EMPTY);
        return desk(
                page,
                who,
                wave,
                Form.empty()
                        .with("summary", draft.summary())
                        .with("whatChanged", draft.whatChanged())
                        .with("version", Long.toString(draft.version())));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/release/words")
    Answer write(Page page, SignedIn who, @PathVariable UUID wave, @RequestParam long version, Form form) {
        return Answer.orAgain(
                () -> {
                    publishing.write(who, wave, version, form.value("summary"), form.value("whatChanged"));
                    return toDesk(wave).noting("The words are saved.");
                },
                refused -> desk(page, who, wave, form.refusing(refused)));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/release/first-signature")
    Answer sign(Page page, SignedIn who, @PathVariable UUID wave, @RequestParam String digest, Form form) {
        return Answer.orAgain(
                () -> {
                    publishing.sign(who, wave, digest);
                    return toDesk(wave)
                            .noting(
                                    "You signed the report. Its content stays as it is; another lead inspector signs second.");
                },
                refused -> desk(page, who, wave, refusing(wave, refused)));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/release/withdrawal")
    Answer withdraw(SignedIn who, @PathVariable UUID wave, @RequestParam String digest) {
        publishing.withdraw(who, wave, digest);
        return toDesk(wave).noting("The signature is taken back. The report can be changed again.");
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/release/second-signature")
    Answer publish(Page page, SignedIn who, @PathVariable UUID wave, @RequestParam String digest) {
        return Answer.orAgain(
                () -> {
                    var release = publishing.publish(who, wave, digest);
                    return Answer.leadTo("/releases/" + release.slug()).noting("The report is published.");
                },
                refused -> desk(page, who, wave, refusing(wave, refused)));
    }

    @OpenToThePublic
    @GetMapping("/releases/{slug}")
    JteModel one(Page page, @PathVariable String slug) {
        var release = published(slug);
        return templates.releasePublished(
                page.below("Reports", "/releases").titled(release.title()), release, releases.report(release));
    }

    @OpenToThePublic
    @GetMapping("/releases/{slug}/report.pdf")
    Download pdf(@PathVariable String slug) {
        return Download.of(slug + ".pdf", "application/pdf", releases.pdf(published(slug)));
    }

    /** The canonical content: its SHA-256 is the digest that was signed. */
    @OpenToThePublic
    @GetMapping("/releases/{slug}/report.json")
    Download content(@PathVariable String slug) {
        return Download.json(slug + ".json", releases.content(published(slug)).getBytes(StandardCharsets.UTF_8));
    }

    @OpenToThePublic
    @GetMapping("/releases/{slug}/checkpoint.txt")
    Download checkpoint(@PathVariable String slug) {
        var checkpoint =
                published(slug).publication().orElseThrow(NotFound::new).checkpoint();
        return Download.of(
                slug + "-checkpoint.txt", "text/plain;charset=UTF-8", checkpoint.getBytes(StandardCharsets.UTF_8));
    }

    @OpenToThePublic
    @GetMapping("/releases/{slug}/tables/{table}.csv")
    Download csv(@PathVariable String slug, @PathVariable String table) {
        var found = table(slug, table);
        return Download.csv(slug + "-" + found.name() + ".csv", found.data().stream());
    }

    @OpenToThePublic
    @GetMapping("/releases/{slug}/tables/{table}.json")
    Download jsonOf(@PathVariable String slug, @PathVariable String table) {
        var found = table(slug, table);
        return Download.json(slug + "-" + found.name() + ".json", json.writeValueAsBytes(found));
    }

    private JteModel desk(Page page, SignedIn who, UUID id, Form form) {
        var wave = inspections.wave(id).orElseThrow(NotFound::new);
        var waiting = releases.awaitingSecondSignature(id);
        var report = waiting.map(releases::report).orElseGet(() -> publishing.preview(id));
        return templates.releaseDesk(
                page.below("Inspections", "/inspections")
                        .below(wave.name(), "/waves/" + id)
                        .titled("Report"),
                new Desk(
                        wave.id(),
                        wave.name(),
                        wave.stage() == Wave.Stage.PUBLISHED,
                        report,
                        waiting.map(Release::digest).orElseGet(() -> publishing.digest(report)),
                        waiting,
                        releases.ofWave(id),
                        reporting.figures(id),
                        publishing.obstacles(id),
                        who.isAny(LEAD_INSPECTOR),
                        waiting.filter(release -> release.isSignedBy(who.person()))
                                .isPresent()),
                form);
    }

    private Form refusing(UUID wave, Refused refused) {
        var draft = releases.draft(wave).orElse(Releases.Draft.EMPTY);
        return Form.empty()
                .with("summary", draft.summary())
                .with("whatChanged", draft.whatChanged())
                .with("version", Long.toString(draft.version()))
                .refusing(refused);
    }

    private Release published(String slug) {
        return releases.find(slug).orElseThrow(NotFound::new);
    }

    private Table table(String slug, String name) {
        return releases.report(published(slug)).table(name).orElseThrow(NotFound::new);
    }

    private static Answer.Led toDesk(UUID wave) {
        return Answer.leadTo("/waves/" + wave + "/release");
    }
}

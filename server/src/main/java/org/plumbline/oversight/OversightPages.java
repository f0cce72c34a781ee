package org.plumbline.oversight;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;
import static org.plumbline.organisation.Role.OVERSEER;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.OpenToThePublic;
import org.plumbline.organisation.Place;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.plumbline.release.PublishedResults;
import org.plumbline.release.Releases;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What the public and overseers see: reports, forces, results published elsewhere. Nothing of a case. */
@Controller
class OversightPages {

    private final Templates templates;
    private final Releases releases;
    private final PublicRecord publicRecord;
    private final PublishedResults publishedResults;

    OversightPages(
            Templates templates, Releases releases, PublicRecord publicRecord, PublishedResults publishedResults) {
        this.templates = templates;
        this.releases = releases;
        this.publicRecord = publicRecord;
        this.publishedResults = publishedResults;
    }

    @Bean
    static Place oversightPlace() {
        return Place.of(70, "Oversight", "/oversight", OVERSEER);
    }

    @OpenToThePublic
    @GetMapping("/releases")
    JteModel reports(Page page) {
        return templates.oversightReports(page.titled("Reports"), releases.published());
    }

    @OpenToThePublic
    @GetMapping("/forces")
    JteModel forces(Page page) {
        return templates.oversightForces(page.titled("Forces"), publicRecord.all());
    }

    @OpenToThePublic
    @GetMapping("/forces/{slug}")
    JteModel force(Page page, @PathVariable String slug) {
        var record = publicRecord.find(slug).orElseThrow(NotFound::new);
        return templates.oversightForce(
                page.below("Forces", "/forces").titled(record.force().name()), record);
    }

    /** Results published elsewhere, of all forces, also of those that are no organisation here. */
    @OpenToThePublic
    @GetMapping("/published-results")
    JteModel published(Page page) {
        return templates.oversightPublishedResults(
                page.titled("Results published elsewhere"), publicRecord.elsewhere());
    }

    @AllowedTo(OVERSEER)
    @GetMapping("/oversight")
    JteModel oversight(Page page) {
        return templates.oversightOverview(page.titled("Oversight"), publicRecord.all());
    }

    @AllowedTo({LEAD_INSPECTOR, ADMINISTRATOR})
    @GetMapping("/published-results/import")
    JteModel importing(Page page) {
        return importForm(page, Form.empty());
    }

    @AllowedTo({LEAD_INSPECTOR, ADMINISTRATOR})
    @PostMapping("/published-results/import")
    Answer take(Page page, SignedIn who, @RequestParam MultipartFile file, Form form) {
        return Answer.orAgain(
                () -> {
                    try (var content = file.getInputStream()) {
                        var taken = publishedResults.take(who, content);
                        return Answer.leadTo("/published-results")
                                .noting(Numbers.of(taken.added(), "result") + " added, " + taken.unchanged()
                                        + " were there already"
                                        + (taken.differing().isEmpty()
                                                ? "."
                                                : "; these are there with other content and stay as they were: "
                                                        + String.join(", ", taken.differing()) + "."));
                    } catch (IOException lost) {
                        throw new Refused("file", "The file could not be read. Choose it again");
                    }
                },
                refused -> importForm(page, form.refusing(refused)));
    }

    private JteModel importForm(Page page, Form form) {
        return templates.oversightImporting(
                page.below("Results published elsewhere", "/published-results").titled("Take in published results"),
                form);
    }
}

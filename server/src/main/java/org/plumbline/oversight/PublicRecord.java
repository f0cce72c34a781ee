package org.plumbline.oversight;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.finding.Recommendations;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.page.Dates;
import org.plumbline.release.PublishedResult;
import org.plumbline.release.PublishedResults;
import org.plumbline.release.Releases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings together what is public of the forces. */
@Component
@Transactional(readOnly = true)
class PublicRecord {

    private final Organisations organisations;
    private final Releases releases;
    private final PublishedResults publishedResults;
    private final Recommendations recommendations;
    private final Clock clock;

    PublicRecord(
            Organisations organisations,
            Releases releases,
            PublishedResults publishedResults,
            Recommendations recommendations,
            Clock clock) {
        this.organisations = organisations;
        this.releases = releases;
        this.publishedResults = publishedResults;
        this.recommendations = recommendations;
        this.clock = clock;
    }

    /** Every force of this installation, by name. */
    List<ForceRecord> all() {
        return organisations.ofKind(OrganisationKind.FORCE).stream()
                .map(this::of)
                .toList();
    }

    Optional<ForceRecord> find(String slug) {
        return organisations
                .findBySlug(slug)
                .filter(organisation -> organisation.kind() == OrganisationKind.FORCE)
                .map(this::of);
    }

    /** Every result that was published elsewhere, also of forces that are no organisation here. */
    List<Elsewhere> elsewhere() {
        var waves = organisations.ofKind(OrganisationKind.FORCE).stream()
                .collect(Collectors.toMap(
                        force -> force.name().toLowerCase(Locale.ROOT), this::reports, (first, second) -> first));
        return publishedResults.all().stream()
                .map(result ->
                        elsewhere(result, waves.getOrDefault(result.force().toLowerCase(Locale.ROOT), List.of())))
                .toList();
    }

    private ForceRecord of(Organisation force) {
        var reports = reports(force);
        return new ForceRecord(
                force,
                reports,
                publishedResults.ofForce(force.name()).stream()
                        .map(result -> elsewhere(result, reports))
                        .toList(),
                recommendations.ofForce(force),
                clock.instant().atZone(Dates.LONDON).toLocalDate());
    }

    private List<ForceRecord.Published> reports(Organisation force) {
        return releases.ofForce(force.id()).stream()
                .filter(release -> release.correctedBy().isEmpty())
                .map(release -> new ForceRecord.Published(release, releases.report(release)))
                .toList();
    }

    private static Elsewhere elsewhere(PublishedResult result, List<ForceRecord.Published> reports) {
        return Elsewhere.of(
                result, reports.stream().map(ForceRecord.Published::report).toList());
    }
}

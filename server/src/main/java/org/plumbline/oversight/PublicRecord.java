package org.plumbline.oversight;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.plumbline.finding.Recommendations;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.page.Dates;
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

    private ForceRecord of(Organisation force) {
        return new ForceRecord(
                force,
                releases.ofForce(force.id()).stream()
                        .filter(release -> release.correctedBy().isEmpty())
                        .map(release -> new ForceRecord.Published(release, releases.report(release)))
                        .toList(),
                publishedResults.ofForce(force.name()),
                recommendations.ofForce(force.id()),
                clock.instant().atZone(Dates.LONDON).toLocalDate());
    }
}

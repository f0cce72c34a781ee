package org.plumbline.oversight;

import java.time.LocalDate;
import java.util.List;
import org.plumbline.finding.Recommendation;
import org.plumbline.organisation.Organisation;
import org.plumbline.release.Release;
import org.plumbline.release.Report;

/**
 * All that is public of one force: the waves that were run in Plumbline, the results that were published elsewhere, and
 * its recommendations. Nothing of a case.
 *
 * @param reports the reports in force, newest first; one that was corrected stands behind its correction
 */
public record ForceRecord(
        Organisation force,
        List<Published> reports,
        List<Elsewhere> elsewhere,
        List<Recommendation> recommendations,
        LocalDate today) {

    public ForceRecord {
        reports = List.copyOf(reports);
        elsewhere = List.copyOf(elsewhere);
        recommendations = List.copyOf(recommendations);
    }

    public long open() {
        return recommendations.stream().filter(Recommendation::isOpen).count();
    }

    public long overdue() {
        return recommendations.stream().filter(each -> each.isOverdue(today)).count();
    }

    public record Published(Release release, Report report) {}
}

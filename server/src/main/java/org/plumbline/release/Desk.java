package org.plumbline.release;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.page.Refusal;

/**
 * What lies on the table of whoever writes and signs a report.
 *
 * @param report as it would be signed now, or as it was signed first
 * @param digest of that report
 * @param waiting the release that has its first signature
 * @param published the releases of this wave, newest first
 */
public record Desk(
        UUID wave,
        String waveName,
        boolean wavePublished,
        Report report,
        String digest,
        Optional<Release> waiting,
        List<Release> published,
        List<Report.Figure> figures,
        List<Refusal> obstacles,
        boolean maySign,
        boolean signedFirst) {}

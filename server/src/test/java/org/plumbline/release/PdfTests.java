package org.plumbline.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.plumbline.PlumblineTest;
import org.plumbline.release.Report.ComparisonText;
import org.plumbline.release.Report.FindingText;
import org.plumbline.release.Report.RecommendationText;
import org.plumbline.release.Table.Cell;
import org.plumbline.release.Table.Column;
import org.plumbline.release.Table.Kind;
import org.springframework.beans.factory.annotation.Autowired;

/** The PDF of a report that has everything that a report can have. */
@PlumblineTest
class PdfTests {

    private static final Instant PUBLISHED = Instant.parse("2026-11-24T10:00:00Z");

    @Autowired
    ReportPdf pdf;

    @Test
    void everybodyCanReadTheReport() throws IOException {
        var bytes = pdf.of(report(60), publication(), release());

        Files.write(Files.createDirectories(Path.of("target", "pdf")).resolve("report.pdf"), bytes);
        AccessiblePdf.assertAccessible(bytes);
    }

    @Test
    void aReportWithoutFindingsOrComparisonsIsAccessibleToo() {
        var full = report(2);
        var bare = new Report(
                full.title(),
                full.inspectorate(),
                full.force(),
                full.inspection(),
                full.wave(),
                full.practiceFrom(),
                full.practiceTo(),
                full.instrument(),
                full.scale(),
                "",
                full.design(),
                full.cases(),
                full.read(),
                List.of(),
                full.headlines(),
                full.tables(),
                List.of(),
                List.of(),
                List.of());

        AccessiblePdf.assertAccessible(pdf.of(bare, publication(), release()));
    }

    @Test
    void wordsStandInTheOrderInWhichTheyAreRead() throws IOException {
        try (var document = Loader.loadPDF(pdf.of(report(2), publication(), release()))) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");

            assertThat(text)
                    .containsSubsequence(
                            "Inspectorate of Child Protection",
                            "Northmoor Police: baseline report",
                            "Summary",
                            "What was found",
                            "Grades of the cases read",
                            "Requires improvement or inadequate",
                            "Done in 9 of 12 cases, in half of all within 1 hour 30 minutes",
                            "Cases sent straight back: how long it took",
                            "All 22 rows of it: /releases/northmoor-2026-baseline/tables/sent-back-curves.csv",
                            "Findings",
                            "Cause of concern: Supervision",
                            "Recommendation northmoor-2026-1",
                            "Did it change?",
                            "How to check this report");
        }
    }

    @Test
    void whatPeopleTypedIsShownAsTheyTypedIt() throws IOException {
        try (var document = Loader.loadPDF(pdf.of(report(2), publication(), release()))) {
            assertThat(new PDFTextStripper().getText(document)).contains("<b>late</b> & \"never\"");
        }
    }

    private static Report report(int rows) {
        var times = new SentBackTimes(CasesSentBack.twelve(), CasesSentBack.NOW);
        return new Report(
                "Northmoor Police: baseline report",
                "Inspectorate of Child Protection",
                "Northmoor Police",
                "Child protection 2026",
                "Baseline",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 6, 30),
                "Child protection inspection 2014–2023, version 1",
                "good, requires improvement or inadequate",
                "Reviews came <b>late</b> & \"never\" without being asked for.\n\nA second paragraph – with a dash.",
                "Simple random sample of 374 from 4,210 cases",
                4_210,
                374,
                List.of(),
                List.of("Of the 374 cases read, 278 (74.3%) were graded requires improvement or inadequate."),
                List.of(grades(), table(rows), times.summary(), times.curves()),
                List.of(new FindingText(
                        "Cause of concern",
                        "Supervision",
                        "Supervisors did not see the risk.",
                        60,
                        List.of(new RecommendationText("northmoor-2026-1", "Review every case.", "Immediately")))),
                List.of(new ComparisonText("Baseline", "Graded poor", false, "They cannot be compared.")),
                List.of("3 cases more, chosen by hand, were read."));
    }

    private static Table grades() {
        return new Table(
                "grades",
                "Grades of the cases read",
                List.of(
                        new Column("grade", "Grade", Kind.WORDS),
                        new Column("cases", "Cases", Kind.COUNT),
                        new Column("of", "Of cases read", Kind.COUNT),
                        new Column("share_read", "Share of the cases read", Kind.SHARE),
                        new Column("interval_95", "95% interval", Kind.INTERVAL)),
                List.of(
                        List.of(
                                Cell.words("Good"),
                                Cell.count(96),
                                Cell.count(374),
                                Cell.share(96 / 374.0),
                                Cell.interval(0.2168, 0.3011)),
                        List.of(
                                Cell.words("Requires improvement or inadequate"),
                                Cell.count(278),
                                Cell.count(374),
                                Cell.share(278 / 374.0),
                                Cell.notGiven("chosen by hand"))),
                "Estimates are for all 4,210 cases.");
    }

    /** Long enough to run over pages. */
    private static Table table(int rows) {
        return new Table(
                "failings",
                "Failings found",
                List.of(
                        new Column("category", "Failing of", Kind.WORDS),
                        new Column("kind", "Kind", Kind.WORDS),
                        new Column("cases", "Cases", Kind.COUNT)),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(n -> List.of(Cell.words("Leadership"), Cell.words("Kind " + n), Cell.count(n)))
                        .toList(),
                "");
    }

    private static Release.Publication publication() {
        return new Release.Publication("northmoor-2026-baseline", PUBLISHED, "");
    }

    private static Release release() {
        return new Release(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Northmoor Police: baseline report",
                "0f".repeat(32),
                List.of(
                        new Release.Signature(UUID.randomUUID(), "Ruth Adeyemi", PUBLISHED),
                        new Release.Signature(UUID.randomUUID(), "Tomos Pryce", PUBLISHED)),
                Optional.of(new Release.Correction("northmoor-2026-draft", "One grade was counted twice.")),
                Optional.empty(),
                Optional.of(publication()));
    }
}

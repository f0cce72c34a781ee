package org.plumbline.release;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The report of a wave as it is published: words, figures and tables, worked out once and kept. It holds no case and no
 * person.
 *
 * @param summary the lead inspector's words, its figures put in from {@link #figures}
 * @param design how the cases were chosen, in words
 * @param cases how many the caseload held
 * @param read how many of them have a final grade
 * @param figures the figures that words may use, by name
 * @param headlines one plain sentence for each of the main results
 */
public record Report(
        String title,
        String inspectorate,
        String force,
        String inspection,
        String wave,
        LocalDate practiceFrom,
        LocalDate practiceTo,
        String instrument,
        String scale,
        String summary,
        String design,
        long cases,
        long read,
        List<Figure> figures,
        List<String> headlines,
        List<Table> tables,
        List<FindingText> findings,
        List<ComparisonText> comparisons,
        List<String> notes) {

    public Report {
        figures = List.copyOf(figures);
        headlines = List.copyOf(headlines);
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        comparisons = List.copyOf(comparisons);
        notes = List.copyOf(notes);
    }

    public Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** @param name as it is put into words: {@code {read}} */
    public record Figure(String name, String words) {}

    public record FindingText(
            String kind, String title, String text, int restsOn, List<RecommendationText> recommendations) {

        public FindingText {
            recommendations = List.copyOf(recommendations);
        }
    }

    public record RecommendationText(String reference, String text, String byWhen) {}

    /** @param comparable whether a difference is given, or the reason why there is none */
    public record ComparisonText(String earlier, String measure, boolean comparable, String sentence) {}
}

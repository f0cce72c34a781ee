package org.plumbline.release;

import static org.plumbline.release.Table.Cell.count;
import static org.plumbline.release.Table.Cell.notGiven;
import static org.plumbline.release.Table.Cell.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.page.Numbers;
import org.plumbline.release.Results.Graded;
import org.plumbline.release.Table.Cell;
import org.plumbline.release.Table.Column;
import org.plumbline.release.Table.Kind;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;

/** The grades of the cases read, by type of case too, and the failings found in them. */
final class GradeTables {

    private GradeTables() {}

    static Table grades(Results results) {
        var rows = new ArrayList<List<Cell>>();
        for (var grade : results.instrument().scale().grades()) {
            rows.add(row(grade.label(), results.share(each -> each.grade().equals(grade))));
        }
        rows.add(row(results.poorAsLabel(), results.share(Graded::isPoor)));
        rows.add(row("Sent straight back", results.share(results.isSentBack())));
        return new Table(
                "grades",
                "Grades of the cases read",
                List.of(
                        new Column("grade", "Grade", Kind.WORDS),
                        new Column("cases", "Cases", Kind.COUNT),
                        new Column("of", "Of cases read", Kind.COUNT),
                        new Column("share_read", "Share of the cases read", Kind.SHARE),
                        new Column("share", "Estimate for the caseload", Kind.SHARE),
                        new Column("interval_95", "95% interval", Kind.INTERVAL)),
                rows,
                results.design().isRandom()
                        ? "Estimates and intervals are for all " + Numbers.of(results.population(), "case")
                                + " of the caseload, of which "
                                + Numbers.inWords(results.counted().size())
                                + " drawn by chance were read."
                        : "The cases were chosen by hand, so there is no estimate for the caseload.");
    }

    private static List<Cell> row(String label, Estimate estimate) {
        var counted = estimate.counted();
        return List.of(
                words(label),
                count(counted.found()),
                count(counted.of()),
                counted.isOfNone() ? notGiven("none read") : Cell.share(counted.value()),
                estimate.share().isPresent() ? Cell.share(estimate.share().getAsDouble()) : notGiven(reason(estimate)),
                estimate.interval()
                        .map(interval -> Cell.interval(interval.lower(), interval.upper()))
                        .orElseGet(() -> notGiven(reason(estimate))));
    }

    private static String reason(Estimate estimate) {
        return estimate.counted().isOfNone()
                ? "none read"
                : estimate.design() instanceof Design.Purposive ? "chosen by hand" : "not possible";
    }

    static Table gradesByCaseType(Results results) {
        var grades = results.instrument().scale().grades();
        var columns = new ArrayList<Column>();
        columns.add(new Column("case_type", "Type of case", Kind.WORDS));
        columns.add(new Column("read", "Read", Kind.COUNT));
        grades.forEach(grade -> columns.add(new Column(grade.key().replace('-', '_'), grade.label(), Kind.COUNT)));
        columns.add(new Column("share_poor", results.poorAsLabel(), Kind.SHARE));
        columns.add(new Column("interval_95", "95% interval", Kind.INTERVAL));
        var rows = new ArrayList<List<Cell>>();
        for (var type : results.instrument().caseTypes()) {
            var of = results.countedOf(type.key());
            if (of.isEmpty() && !results.caseTypes().contains(type.key())) {
                continue;
            }
            var row = new ArrayList<Cell>();
            row.add(words(type.label()));
            row.add(count(of.size()));
            grades.forEach(grade -> row.add(
                    count(of.stream().filter(each -> each.grade().equals(grade)).count())));
            var poor = results.share(type.key(), Graded::isPoor);
            row.add(
                    poor.counted().isOfNone()
                            ? notGiven("none read")
                            : Cell.share(poor.counted().value()));
            row.add(
                    poor.isTooFewToTell()
                            ? notGiven("too few to tell")
                            : poor.interval()
                                    .map(interval -> Cell.interval(interval.lower(), interval.upper()))
                                    .orElseGet(() -> notGiven(reason(poor))));
            rows.add(row);
        }
        return new Table(
                "grades-by-case-type",
                "Grades by type of case",
                columns,
                rows,
                "An interval 30 points wide or wider is not shown: so few cases say too little of the rest.");
    }

    static Table failings(Results results) {
        var counted = results.counted();
        var rows = new ArrayList<List<Cell>>();
        for (var category : results.instrument().failings()) {
            var kinds = category.kinds().stream().map(kind -> kind.key()).collect(Collectors.toSet());
            rows.add(failing(category.label(), "", having(counted, kinds), counted.size()));
            for (var kind : category.kinds()) {
                rows.add(failing(category.label(), kind.label(), having(counted, Set.of(kind.key())), counted.size()));
            }
        }
        return new Table(
                "failings",
                "Failings found",
                List.of(
                        new Column("category", "Failing of", Kind.WORDS),
                        new Column("kind", "Kind", Kind.WORDS),
                        new Column("cases", "Cases", Kind.COUNT),
                        new Column("of", "Of cases read", Kind.COUNT),
                        new Column("share_read", "Share of the cases read", Kind.SHARE)),
                rows,
                "A case can show several failings, so the kinds add up to more than their category.");
    }

    private static List<Cell> failing(String category, String kind, long cases, long of) {
        return List.of(
                words(category),
                words(kind.isEmpty() ? "Any" : kind),
                count(cases),
                count(of),
                of == 0 ? notGiven("none read") : Cell.share((double) cases / of));
    }

    private static long having(List<Graded> graded, Set<String> kinds) {
        return graded.stream()
                .filter(each -> each.failings().stream().anyMatch(kinds::contains))
                .count();
    }
}

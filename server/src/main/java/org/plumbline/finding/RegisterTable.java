package org.plumbline.finding;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The register as open data: one row a recommendation. */
final class RegisterTable {

    private static final Map<String, BiFunction<Recommendation, LocalDate, String>> COLUMNS = columns();

    private RegisterTable() {}

    static Stream<List<String>> withHeader(List<Recommendation> all, LocalDate today) {
        return Stream.concat(
                Stream.of(List.copyOf(COLUMNS.keySet())),
                all.stream().map(each -> List.copyOf(row(each, today).values())));
    }

    static Map<String, String> row(Recommendation recommendation, LocalDate today) {
        var row = new LinkedHashMap<String, String>();
        COLUMNS.forEach((name, cell) -> row.put(name, cell.apply(recommendation, today)));
        return row;
    }

    private static Map<String, BiFunction<Recommendation, LocalDate, String>> columns() {
        var columns = new LinkedHashMap<String, BiFunction<Recommendation, LocalDate, String>>();
        columns.put("reference", (each, today) -> each.reference());
        columns.put("force", (each, today) -> each.forceName());
        columns.put("published", (each, today) -> each.publishedOn());
        columns.put("text", (each, today) -> each.text());
        columns.put("timescale", (each, today) -> each.timescale().inWords());
        columns.put("due", (each, today) -> each.due().map(LocalDate::toString).orElse(""));
        columns.put(
                "status",
                (each, today) ->
                        each.status().map(Recommendation.Status::inWords).orElse(""));
        columns.put("status_in_own_words", (each, today) -> each.statusInWords());
        columns.put("overdue", (each, today) -> each.isOverdue(today) ? "yes" : "no");
        columns.put("superseded_by", (each, today) -> each.supersededBy().orElse(""));
        columns.put(
                "register_id",
                (each, today) ->
                        each.register().map(Recommendation.RegisterRow::id).orElse(""));
        columns.put(
                "source",
                (each, today) ->
                        each.register().map(Recommendation.RegisterRow::source).orElse("Plumbline"));
        return columns;
    }
}

package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.statistics.Golden;

/** The tables for which there are reference values. */
final class GoldenTables {

    static final String SIX = "t6x6";
    static final String FORCES = "force43_grade3";
    static final String REGIONS = "region9_force43_theme4_grade3";

    private GoldenTables() {}

    static LinkedTables table(String instance) {
        Map<String, List<String>> regions = new LinkedHashMap<>();
        Set<String> forces = new java.util.LinkedHashSet<>();
        Set<String> themes = new java.util.LinkedHashSet<>();
        Set<String> grades = new java.util.LinkedHashSet<>();
        Map<Cell, Long> counts = new HashMap<>();
        for (Golden row : Golden.rows("disclosure-tables.csv")) {
            if (row.text("instance").equals(instance)) {
                List<String> region = regions.computeIfAbsent(row.text("region"), _ -> new ArrayList<>());
                if (forces.add(row.text("force"))) {
                    region.add(row.text("force"));
                }
                themes.add(row.text("theme"));
                grades.add(row.text("grade"));
                counts.put(cell(row), row.count("count"));
            }
        }
        List<Category> top = new ArrayList<>();
        regions.forEach((name, its) ->
                top.addAll(name.isEmpty() ? its.stream().map(Category::of).toList() : List.of(Category.of(name, its))));
        List<Dimension> dimensions = new ArrayList<>();
        dimensions.add(new Dimension("force", new Category("all", top)));
        if (themes.size() > 1) {
            dimensions.add(Dimension.of("theme", List.copyOf(themes)));
        }
        dimensions.add(Dimension.of("grade", List.copyOf(grades)));
        return LinkedTables.of(Table.ofCases(instance, dimensions, counts));
    }

    static Set<Cell> hidden(String instance, String method) {
        Set<Cell> hidden = new HashSet<>();
        for (Golden row : Golden.rows("disclosure-hidden.csv")) {
            if (row.text("instance").equals(instance) && row.text("method").equals(method)) {
                hidden.add(cell(row));
            }
        }
        return hidden;
    }

    static Cell cell(Golden row) {
        TreeMap<String, String> at = new TreeMap<>();
        for (String dimension : List.of("force", "theme", "grade")) {
            if (row.cells().containsKey(dimension)
                    && !row.text(dimension).isEmpty()
                    && !row.text(dimension).equals("Total")) {
                at.put(dimension, row.text(dimension));
            }
        }
        return new Cell(at);
    }
}

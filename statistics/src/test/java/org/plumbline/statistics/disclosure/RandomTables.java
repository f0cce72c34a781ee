package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded tables of several shapes, with totals, with many small counts and zeros. */
final class RandomTables {

    private RandomTables() {}

    static LinkedTables twoWay(SplittableRandom random, int rows, int columns, double mean) {
        return LinkedTables.of(table(random, "by theme", List.of(flat("force", rows), flat("theme", columns)), mean));
    }

    static LinkedTables withRegions(SplittableRandom random, int regions, int each, int columns, double mean) {
        return LinkedTables.of(
                table(random, "by theme", List.of(regions(regions, each), flat("theme", columns)), mean));
    }

    static LinkedTables threeWay(SplittableRandom random, int rows, int columns, int deep, double mean) {
        return LinkedTables.of(
                table(random, "deep", List.of(flat("force", rows), flat("theme", columns), flat("grade", deep)), mean));
    }

    /** The same cases by force and theme and by force and grade: the forces' totals are in both. */
    static LinkedTables linked(SplittableRandom random, int rows, int columns, int others, double mean) {
        Dimension forces = flat("force", rows);
        Dimension themes = flat("theme", columns);
        Dimension grades = flat("grade", others);
        Map<Cell, Long> byTheme = new HashMap<>();
        Map<Cell, Long> byGrade = new HashMap<>();
        counts(random, List.of(forces, themes), mean).forEach((cell, count) -> {
            byTheme.put(cell, count);
            for (long i = 0; i < count; i++) {
                int grade = Math.min(random.nextInt(others), random.nextInt(others));
                byGrade.merge(cell.without("theme").with("grade", "g" + grade), 1L, Long::sum);
            }
        });
        return (LinkedTables) LinkedTables.of(List.of(
                Table.ofCases("by theme", List.of(forces, themes), byTheme),
                Table.ofCases("by grade", List.of(forces, grades), byGrade)));
    }

    /** Any of these shapes, up to so many rows and columns. */
    static LinkedTables any(SplittableRandom random, int most) {
        int rows = random.nextInt(2, most + 1);
        int columns = random.nextInt(2, most + 1);
        double mean = 3 * Math.exp(random.nextDouble() * 2.5);
        return switch (random.nextInt(4)) {
            case 0 -> twoWay(random, rows, columns, mean);
            case 1 -> withRegions(random, Math.max(2, rows / 5), Math.max(1, Math.min(5, rows / 2)), columns, mean);
            case 2 -> linked(random, rows, columns, random.nextInt(2, 6), mean);
            default -> threeWay(random, Math.min(rows, 8), Math.min(columns, 4), 3, mean);
        };
    }

    /** Hides each cell with this chance, whether that is safe or not. */
    static Set<Cell> anyCells(SplittableRandom random, LinkedTables tables, double chance) {
        Set<Cell> hidden = new HashSet<>();
        tables.counts().keySet().forEach(cell -> {
            if (random.nextDouble() < chance) {
                hidden.add(cell);
            }
        });
        return hidden;
    }

    private static Table table(SplittableRandom random, String name, List<Dimension> dimensions, double mean) {
        return Table.ofCases(name, dimensions, counts(random, dimensions, mean));
    }

    private static Map<Cell, Long> counts(SplittableRandom random, List<Dimension> dimensions, double mean) {
        List<Cell> cells = List.of(Cell.GRAND_TOTAL);
        for (Dimension dimension : dimensions) {
            List<Cell> more = new ArrayList<>();
            for (Cell cell : cells) {
                dimension.categories().stream()
                        .filter(category -> !category.isDivided())
                        .forEach(category -> more.add(cell.with(dimension.name(), category.name())));
            }
            cells = more;
        }
        Map<Cell, Long> counts = new HashMap<>();
        // exponential: many small ones, some large
        cells.forEach(cell -> counts.put(cell, (long) (-mean * Math.log(1 - random.nextDouble()))));
        return counts;
    }

    private static Dimension flat(String name, int size) {
        return Dimension.of(name, names(name.substring(0, 1), size));
    }

    private static Dimension regions(int regions, int each) {
        return new Dimension(
                "force",
                new Category(
                        "all",
                        IntStream.range(0, regions)
                                .mapToObj(r -> Category.of("r" + r, names("f" + r + "-", each)))
                                .toList()));
    }

    private static List<String> names(String prefix, int size) {
        return IntStream.range(0, size).mapToObj(i -> prefix + i).toList();
    }
}

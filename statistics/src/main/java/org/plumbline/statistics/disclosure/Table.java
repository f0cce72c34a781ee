package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table with all its totals, worked out from its innermost cells.
 *
 * @param name as readers know it
 * @param dimensions by which the cases are divided, one at least, of different names
 * @param counts of every cell of the table, totals with them: cases, or whole units of a magnitude
 * @param contributions of each cell of a table of magnitudes, the largest first; empty for cases, of which each counts 1
 */
public record Table(
        String name, List<Dimension> dimensions, Map<Cell, Long> counts, Map<Cell, List<Long>> contributions) {

    public Table {
        dimensions = List.copyOf(dimensions);
        counts = Map.copyOf(counts);
        contributions = Map.copyOf(contributions);
    }

    /**
     * How many cases, or units, a cell has.
     *
     * @throws IllegalArgumentException when the table has no such cell
     */
    public long count(Cell cell) {
        Long count = counts.get(cell);
        if (count == null) {
            throw new IllegalArgumentException("'%s' has no cell %s".formatted(name, cell));
        }
        return count;
    }

    /**
     * A table of cases.
     *
     * @param inner how many cases each innermost cell has; one that is not named has none
     * @throws IllegalArgumentException when a count is negative, a cell is none of the table's innermost ones, or the total is
     *     above 10¹²
     */
    public static Table ofCases(String name, List<Dimension> dimensions, Map<Cell, Long> inner) {
        return new Table(name, dimensions, added(name, dimensions, inner), Map.of());
    }

    /**
     * A table of magnitudes, such as costs or days, in whole units that may not be negative.
     *
     * @param inner what each contributor gives to each innermost cell
     * @throws IllegalArgumentException as for cases
     */
    public static Table ofMagnitudes(String name, List<Dimension> dimensions, Map<Cell, List<Long>> inner) {
        Map<Cell, Long> sums = new HashMap<>();
        inner.forEach((cell, each) -> {
            if (each.stream().anyMatch(contribution -> contribution < 0 || contribution > MOST)) {
                throw new IllegalArgumentException(
                        "%s has a contribution that is negative or too large".formatted(cell));
            }
            sums.put(cell, each.stream().mapToLong(Long::longValue).sum());
        });
        Map<Cell, List<Long>> all = new HashMap<>();
        places(dimensions).forEach(place -> {
            List<Long> given = inner.getOrDefault(place.cell(), List.of());
            place.sumsOver()
                    .forEach(total ->
                            all.computeIfAbsent(total, _ -> new ArrayList<>()).addAll(given));
        });
        all.replaceAll(
                (_, each) -> each.stream().sorted(Comparator.reverseOrder()).toList());
        return new Table(name, dimensions, added(name, dimensions, sums), all);
    }

    /** What adds up in the table, each once; none that follows from the others. */
    List<Sum> sums() {
        // the deepest first: what is left out then makes a table with one hierarchy a network (see the method page)
        List<Dimension> ordered = dimensions.stream()
                .sorted(Comparator.comparing(
                                (Dimension dimension) -> -dimension.total().depth())
                        .thenComparing(Dimension::name))
                .toList();
        List<Sum> sums = new ArrayList<>();
        for (int along = 0; along < ordered.size(); along++) {
            // along a dimension that comes later, a total's parts add up since those of its own parts do
            List<Cell> beside = List.of(Cell.GRAND_TOTAL);
            for (int other = 0; other < ordered.size(); other++) {
                beside = other == along ? beside : each(beside, ordered.get(other), other < along);
            }
            sums.addAll(sums(ordered.get(along), beside));
        }
        return sums;
    }

    /** Every total of the table along one dimension with its parts: the groups that somebody may belong to. */
    List<Sum> groups(String dimension) {
        List<Cell> beside = List.of(Cell.GRAND_TOTAL);
        for (Dimension other : dimensions) {
            beside = other.name().equals(dimension) ? beside : each(beside, other, false);
        }
        List<Cell> places = beside;
        return dimensions.stream()
                .filter(along -> along.name().equals(dimension))
                .flatMap(along -> sums(along, places).stream())
                .toList();
    }

    private static List<Sum> sums(Dimension along, List<Cell> beside) {
        return beside.stream()
                .flatMap(cell -> along.categories().stream()
                        .filter(Category::isDivided)
                        .map(whole -> new Sum(
                                along.name(),
                                whole.equals(along.total()) ? cell : cell.with(along.name(), whole.name()),
                                whole.parts().stream()
                                        .map(part -> cell.with(along.name(), part.name()))
                                        .toList())))
                .toList();
    }

    private static List<Cell> each(List<Cell> cells, Dimension dimension, boolean undividedOnly) {
        return cells.stream()
                .flatMap(cell -> dimension.categories().stream()
                        .filter(category -> !undividedOnly || !category.isDivided())
                        .map(category -> category.equals(dimension.total())
                                ? cell
                                : cell.with(dimension.name(), category.name())))
                .toList();
    }

    /** No total may be above; sums of it stay exact wherever they are made. */
    static final long MOST = 1_000_000_000_000L;

    private static Map<Cell, Long> added(String name, List<Dimension> dimensions, Map<Cell, Long> inner) {
        if (dimensions.isEmpty()
                || dimensions.stream().map(Dimension::name).distinct().count() < dimensions.size()) {
            throw new IllegalArgumentException("'%s' needs dimensions of different names".formatted(name));
        }
        Map<Cell, Long> counts = new LinkedHashMap<>();
        HashSet<Cell> known = new HashSet<>();
        for (Place place : places(dimensions)) {
            known.add(place.cell());
            long count = Optional.ofNullable(inner.get(place.cell())).orElse(0L);
            if (count < 0 || count > MOST) {
                throw new IllegalArgumentException("%s can't be %d in '%s'".formatted(place.cell(), count, name));
            }
            place.sumsOver().forEach(total -> counts.merge(total, count, Long::sum));
        }
        for (Cell cell : inner.keySet()) {
            if (!known.contains(cell)) {
                throw new IllegalArgumentException("'%s' has no innermost cell %s".formatted(name, cell));
            }
        }
        if (counts.getOrDefault(Cell.GRAND_TOTAL, 0L) > MOST) {
            throw new IllegalArgumentException("The total of '%s' is too large".formatted(name));
        }
        return counts;
    }

    /** An innermost cell with all the cells that it counts for, itself the first. */
    private record Place(Cell cell, List<Cell> sumsOver) {}

    private static List<Place> places(List<Dimension> dimensions) {
        List<Place> places = List.of(new Place(Cell.GRAND_TOTAL, List.of(Cell.GRAND_TOTAL)));
        for (Dimension dimension : dimensions) {
            List<Place> more = new ArrayList<>();
            for (Place place : places) {
                walk(dimension.name(), dimension.total(), List.of(), place, more);
            }
            places = more;
        }
        return places;
    }

    private static void walk(String dimension, Category category, List<String> path, Place place, List<Place> places) {
        if (!category.isDivided()) {
            List<Cell> over = new ArrayList<>();
            for (Cell cell : place.sumsOver()) {
                path.reversed().forEach(name -> over.add(cell.with(dimension, name)));
                over.add(cell);
            }
            places.add(new Place(place.cell().with(dimension, category.name()), over));
            return;
        }
        for (Category part : category.parts()) {
            List<String> longer = new ArrayList<>(path);
            longer.add(part.name());
            walk(dimension, part, longer, place, places);
        }
    }
}

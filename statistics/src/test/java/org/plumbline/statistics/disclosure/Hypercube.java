package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The field's usual heuristic, for comparison: each hidden cell is made a corner of a hypercube of hidden cells in every table that it
 * stands in, the cheapest one in which it can move as far as it needs. Repsilber 1994; Giessing and Repsilber 2002; Hundepool et
 * al. 2012, 4.4.5. Table after table until nothing changes, so that what one hides the others protect as well.
 */
final class Hypercube {

    private final LinkedTables tables;
    private final Map<Cell, Need> needs = new HashMap<>();
    private final Set<Cell> hidden = new HashSet<>();
    private final boolean zeros;

    private Hypercube(LinkedTables tables, Rules rules, boolean zeros) {
        this.tables = tables;
        this.zeros = zeros;
        rules.unsafe(tables).forEach(unsafe -> needs.put(unsafe.cell(), unsafe.need()));
        hidden.addAll(needs.keySet());
    }

    static Set<Cell> hidden(LinkedTables tables, Rules rules, boolean zeros) {
        Hypercube cube = new Hypercube(tables, rules, zeros);
        List<List<Axis>> all = new ArrayList<>();
        tables.tables().forEach(table -> all.addAll(parts(table.dimensions())));
        boolean changes = true;
        while (changes) {
            changes = false;
            for (List<Axis> part : all) {
                changes |= cube.protect(part);
            }
        }
        return Set.copyOf(cube.hidden);
    }

    /** A whole with its parts; the whole first. */
    private record Axis(Dimension dimension, List<Category> categories) {}

    private static List<List<Axis>> parts(List<Dimension> dimensions) {
        List<List<Axis>> all = List.of(List.of());
        for (Dimension dimension : dimensions) {
            List<List<Axis>> more = new ArrayList<>();
            for (List<Axis> part : all) {
                dimension.categories().stream().filter(Category::isDivided).forEach(whole -> {
                    List<Category> categories = new ArrayList<>(List.of(whole));
                    categories.addAll(whole.parts());
                    List<Axis> longer = new ArrayList<>(part);
                    longer.add(new Axis(dimension, categories));
                    more.add(longer);
                });
            }
            all = more;
        }
        return all;
    }

    private boolean protect(List<Axis> axes) {
        int before = hidden.size();
        List<int[]> places = places(axes);
        for (int[] place : places) {
            Cell cell = cell(axes, place);
            if (hidden.contains(cell)) {
                best(
                        axes,
                        place,
                        places,
                        needs.getOrDefault(cell, new Need(1, 1)).of(tables.count(cell)));
            }
        }
        return hidden.size() > before;
    }

    private void best(List<Axis> axes, int[] place, List<int[]> places, Need need) {
        long bestCost = Long.MAX_VALUE;
        List<Cell> best = List.of();
        for (int[] opposite : places) {
            boolean corner = true;
            for (int i = 0; i < place.length && corner; i++) {
                corner = place[i] != opposite[i];
            }
            if (!corner) {
                continue;
            }
            List<Cell> cells = new ArrayList<>();
            long cost = 0;
            long up = Long.MAX_VALUE;
            long down = Long.MAX_VALUE;
            boolean empty = false;
            for (int mask = 0; mask < 1 << place.length; mask++) {
                int[] at = place.clone();
                int sign = 1;
                for (int i = 0; i < place.length; i++) {
                    if ((mask >> i & 1) == 1) {
                        at[i] = opposite[i];
                        // a part against another part; with the whole of both they go the same way
                        sign *= place[i] == 0 || opposite[i] == 0 ? 1 : -1;
                    }
                }
                Cell cell = cell(axes, at);
                long count = tables.count(cell);
                empty |= count == 0 && !zeros && !hidden.contains(cell);
                cost += hidden.contains(cell) ? 0 : Math.max(1, count);
                up = sign < 0 ? Math.min(up, count) : up;
                down = sign > 0 ? Math.min(down, count) : down;
                cells.add(cell);
            }
            // where no hypercube has room enough, the one with the most is taken, as far as room goes
            long lacking = Math.max(0, need.above() - up) + Math.max(0, need.below() - down);
            long price = cost + lacking * 1_000_000_000L;
            if (!empty && price < bestCost) {
                bestCost = price;
                best = cells;
            }
        }
        hidden.addAll(best);
    }

    private static List<int[]> places(List<Axis> axes) {
        List<int[]> places = List.of(new int[0]);
        for (Axis axis : axes) {
            List<int[]> more = new ArrayList<>();
            for (int[] place : places) {
                for (int i = 0; i < axis.categories().size(); i++) {
                    int[] longer = java.util.Arrays.copyOf(place, place.length + 1);
                    longer[place.length] = i;
                    more.add(longer);
                }
            }
            places = more;
        }
        return places;
    }

    private final Map<String, Cell> cells = new HashMap<>();

    private Cell cell(List<Axis> axes, int[] place) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < place.length; i++) {
            key.append(axes.get(i).dimension().name()).append('=');
            key.append(axes.get(i).categories().get(place[i]).name()).append(';');
        }
        return cells.computeIfAbsent(key.toString(), _ -> {
            Cell cell = Cell.GRAND_TOTAL;
            for (int i = 0; i < place.length; i++) {
                Category category = axes.get(i).categories().get(place[i]);
                if (!category.equals(axes.get(i).dimension().total())) {
                    cell = cell.with(axes.get(i).dimension().name(), category.name());
                }
            }
            return cell;
        });
    }
}

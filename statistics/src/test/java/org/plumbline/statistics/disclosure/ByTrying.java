package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be known of hidden cells of small tables, by trying every number in every innermost cell. */
final class ByTrying {

    private final Publication publication;
    private final List<Cell> cells;
    private final Map<Cell, long[]> ranges = new HashMap<>();

    private ByTrying(Publication publication) {
        this.publication = publication;
        this.cells = new ArrayList<>(publication.tables().counts().keySet());
    }

    static Map<Cell, long[]> ranges(Publication publication) {
        ByTrying trying = new ByTrying(publication);
        Map<Cell, Long> table = new HashMap<>();
        trying.cells.stream()
                .filter(cell -> !publication.hidden().contains(cell))
                .forEach(cell -> table.put(cell, publication.tables().count(cell)));
        trying.fill(table);
        return trying.ranges;
    }

    /** Fills what follows from one sum, then tries the numbers of the cell with the fewest possible. */
    private void fill(Map<Cell, Long> given) {
        Map<Cell, Long> table = new HashMap<>(given);
        boolean more = true;
        while (more) {
            more = false;
            for (Sum sum : publication.tables().sums()) {
                List<Cell> open = new ArrayList<>(sum.parts());
                open.add(sum.total());
                open.removeIf(table::containsKey);
                long parts = sum.parts().stream()
                        .mapToLong(part -> table.getOrDefault(part, 0L))
                        .sum();
                if (table.containsKey(sum.total()) && parts > table.get(sum.total())) {
                    return;
                }
                if (open.isEmpty() && parts != table.getOrDefault(sum.total(), 0L)) {
                    return;
                }
                if (open.size() == 1) {
                    boolean total = open.getFirst().equals(sum.total());
                    table.put(open.getFirst(), total ? parts : table.getOrDefault(sum.total(), 0L) - parts);
                    more = true;
                }
            }
        }
        Cell best = null;
        long room = Long.MAX_VALUE;
        for (Sum sum : publication.tables().sums()) {
            for (Cell part : sum.parts()) {
                if (!table.containsKey(part) && table.containsKey(sum.total())) {
                    long left = table.get(sum.total())
                            - sum.parts().stream()
                                    .mapToLong(each -> table.getOrDefault(each, 0L))
                                    .sum();
                    if (left < room) {
                        room = left;
                        best = part;
                    }
                }
            }
        }
        if (best != null) {
            for (long number = 0; number <= room; number++) {
                table.put(best, number);
                fill(table);
            }
            return;
        }
        if (table.size() < cells.size()) {
            throw new IllegalStateException("Some number has no limit");
        }
        table.forEach((cell, number) -> ranges.merge(cell, new long[] {number, number}, (a, b) ->
                new long[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])}));
    }
}

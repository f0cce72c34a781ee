package org.plumbline.statistics.disclosure;

import java.util.Map;

/**
 * What went out, or is to go out, at one time.
 *
 * @param name as readers know it
 * @param publication its tables, and what is hidden in them
 * @param of what all its cases have in common beside what the tables say: {@code period=2016 to 2018}
 */
public record Release(String name, Publication publication, Map<String, String> of) {

    public Release {
        of = Map.copyOf(of);
        for (String dimension : of.keySet()) {
            if (publication.tables().counts().keySet().stream()
                    .anyMatch(cell -> cell.at().containsKey(dimension))) {
                throw new IllegalArgumentException("'%s' is divided by %s itself".formatted(name, dimension));
            }
        }
    }

    /** The cell among those of all releases. */
    Cell placed(Cell cell) {
        Cell placed = cell;
        for (Map.Entry<String, String> each : of.entrySet()) {
            placed = placed.with(each.getKey(), each.getValue());
        }
        return placed;
    }
}

package org.plumbline.statistics.survey;

import java.util.Map;

/**
 * How many cases each category of the caseload is known to hold.
 *
 * @param of the category of each row
 * @param population cases of each category, by its name
 */
public record Margin(Groups of, Map<String, Long> population) {

    public Margin {
        population = Map.copyOf(population);
    }

    long total() {
        return population.values().stream().mapToLong(Long::longValue).sum();
    }

    /** In the order of the groups; the categories were checked to be those of the rows. */
    double[] inOrder() {
        return of.names().stream()
                .mapToDouble(name -> population.getOrDefault(name, 0L))
                .toArray();
    }
}

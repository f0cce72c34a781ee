package org.plumbline.statistics.survey;

import java.util.Map;

/**
 * How many cases each category of the caseload is known to hold.
 *
 * @param of the category of each row
 * @param population cases of each category, by its name, 0 or more
 */
public record Margin(Groups of, Map<String, Long> population) {

    public Margin {
        population = Map.copyOf(population);
        long left = Long.MAX_VALUE;
        for (Map.Entry<String, Long> category : population.entrySet()) {
            if (category.getValue() < 0 || category.getValue() > left) {
                throw new IllegalArgumentException(
                        "'%s' can't hold %d cases: none holds less than 0, nor all more than can be counted"
                                .formatted(category.getKey(), category.getValue()));
            }
            left -= category.getValue();
        }
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

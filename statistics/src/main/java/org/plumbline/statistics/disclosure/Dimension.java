package org.plumbline.statistics.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * By what a table divides its cases: force, grade. Tables with a dimension of the same name are linked by it.
 *
 * @param name how it is called
 * @param total all cases, with the categories below it
 */
public record Dimension(String name, Category total) {

    public Dimension {
        Set<String> names = new HashSet<>();
        total.all().forEach(category -> {
            if (!names.add(category.name())) {
                throw new IllegalArgumentException("'%s' is there twice in %s".formatted(category.name(), name));
            }
        });
        if (name.isBlank() || !total.isDivided()) {
            throw new IllegalArgumentException("A dimension has a name and categories below its total");
        }
    }

    /** A dimension without groups: the total and its categories. */
    public static Dimension of(String name, List<String> categories) {
        return new Dimension(name, Category.of("all", categories));
    }

    List<Category> categories() {
        return total.all().toList();
    }
}

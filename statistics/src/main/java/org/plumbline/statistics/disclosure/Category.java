package org.plumbline.statistics.disclosure;

import java.util.List;
import java.util.stream.Stream;

/**
 * A value of a dimension with the values that it is made of: a region with its forces.
 *
 * @param name how it is called, unique within the dimension
 * @param parts what it is the sum of; empty where it is not divided further
 */
public record Category(String name, List<Category> parts) {

    public Category {
        parts = List.copyOf(parts);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A category has a name");
        }
    }

    /** A category with what it is made of; without parts it is not divided further. */
    public static Category of(String name, Category... parts) {
        return new Category(name, List.of(parts));
    }

    /** The whole with parts that are not divided further. */
    public static Category of(String name, List<String> parts) {
        return new Category(name, parts.stream().map(Category::of).toList());
    }

    /** This one and all below it, each before its parts. */
    Stream<Category> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(Category::all));
    }

    boolean isDivided() {
        return !parts.isEmpty();
    }

    int depth() {
        return 1 + parts.stream().mapToInt(Category::depth).max().orElse(0);
    }
}

package org.plumbline.statistics.disclosure;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A number's place, the same in every table that shows it: the categories that its cases have in common. A dimension that is
 * not named is summed over, so the total of a force is one cell however its cases are divided.
 *
 * @param at category by dimension; empty for the grand total
 */
public record Cell(SortedMap<String, String> at) {

    /** All cases, whatever divides them. */
    public static final Cell GRAND_TOTAL = new Cell(new TreeMap<>());

    public Cell {
        at = Collections.unmodifiableSortedMap(new TreeMap<>(at));
    }

    /** The cases that have a category of each dimension named. */
    public static Cell of(Map<String, String> at) {
        return new Cell(new TreeMap<>(at));
    }

    /** The cases of one category. */
    public static Cell of(String dimension, String category) {
        return of(Map.of(dimension, category));
    }

    /** The cases that are of one category of each of two dimensions. */
    public static Cell of(String dimension, String category, String other, String itsCategory) {
        return of(Map.of(dimension, category, other, itsCategory));
    }

    Cell with(String dimension, String category) {
        SortedMap<String, String> more = new TreeMap<>(at);
        more.put(dimension, category);
        return new Cell(more);
    }

    Cell without(String dimension) {
        SortedMap<String, String> fewer = new TreeMap<>(at);
        fewer.remove(dimension);
        return new Cell(fewer);
    }

    /** Sorts cells without regard to how they were made. */
    String key() {
        return at.toString();
    }

    /** 'F01, Good', by the order of the dimensions' names; 'the grand total'. */
    public String title() {
        return at.isEmpty() ? "the grand total" : String.join(", ", at.values());
    }

    @Override
    public String toString() {
        return title();
    }
}

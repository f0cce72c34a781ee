package org.plumbline.statistics.disclosure;

import java.util.List;

/**
 * What everybody knows of a table without its numbers: a total is the sum of its parts.
 *
 * @param dimension along which it is divided
 * @param total the sum
 * @param parts what it is the sum of
 */
public record Sum(String dimension, Cell total, List<Cell> parts) {

    public Sum {
        parts = List.copyOf(parts);
    }
}

package org.plumbline.statistics.disclosure;

/**
 * Up to where a number can go in tables that the outsider must reckon with.
 *
 * @param to the furthest number for which there is such a table
 * @param exact whether it can go no further
 */
record Reach(long to, boolean exact) {}

package org.plumbline.statistics.disclosure;

/**
 * A number that has to be able to differ from the truth.
 *
 * @param cell its place
 * @param rises whether it has to be able to be larger, else smaller
 * @param amount by how much
 */
record Task(int cell, boolean rises, long amount) {}

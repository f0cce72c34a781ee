package org.plumbline.statistics.agreement;

/**
 * One reader's grade of one case.
 *
 * @param subject by which the case is known
 * @param reader by whom it was graded
 * @param grade one of the scale
 */
public record Rating(String subject, String reader, String grade) {}

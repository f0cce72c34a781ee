/**
 * Estimates from the rows of a sample and how it was drawn: totals, means, shares and ratios, of the caseload and of parts of it.
 *
 * <p>Formulas, edge cases and sources: {@code docs/method/survey.md}. Values are columns of primitive numbers, one entry for
 * each case read, in the order in which the {@link org.plumbline.statistics.survey.Sample} has them.
 */
@NullMarked
package org.plumbline.statistics.survey;

import org.jspecify.annotations.NullMarked;

/**
 * Tables of counts that may be published: what in them would tell about a person, what else has to be hidden so that it can't be
 * worked out, and what somebody outside can work out all the same.
 *
 * <p>Rules, formulas, edge cases and sources: {@code docs/method/disclosure.md}.
 */
@NullMarked
package org.plumbline.statistics.disclosure;

import org.jspecify.annotations.NullMarked;

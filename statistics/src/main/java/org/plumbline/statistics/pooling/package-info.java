/** Small strata that borrow from one another. */
@NullMarked
package org.plumbline.statistics.pooling;

import org.jspecify.annotations.NullMarked;

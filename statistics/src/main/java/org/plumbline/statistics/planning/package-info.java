/** How many cases to read, and of which strata. */
@NullMarked
package org.plumbline.statistics.planning;

import org.jspecify.annotations.NullMarked;

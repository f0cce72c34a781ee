/** Forces beside one another. */
@NullMarked
package org.plumbline.statistics.forces;

import org.jspecify.annotations.NullMarked;

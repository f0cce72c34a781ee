/** Drawing cases by chance, so that anybody can draw them again, and how likely each was to be drawn. */
@NullMarked
package org.plumbline.statistics.draw;

import org.jspecify.annotations.NullMarked;

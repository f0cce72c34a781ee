/** How long something takes, with what still waits counted rightly. */
@NullMarked
package org.plumbline.statistics.times;

import org.jspecify.annotations.NullMarked;

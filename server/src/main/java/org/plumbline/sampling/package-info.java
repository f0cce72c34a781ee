/** Designs and draws, and the check that a draw can be drawn again. */
@NullMarked
@ApplicationModule(displayName = "sampling")
package org.plumbline.sampling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Allocation, readings, moderation. */
@NullMarked
@ApplicationModule(displayName = "reading")
package org.plumbline.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

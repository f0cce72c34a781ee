/** Inspections and their waves, stages and task list. */
@NullMarked
@ApplicationModule(displayName = "inspection")
package org.plumbline.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

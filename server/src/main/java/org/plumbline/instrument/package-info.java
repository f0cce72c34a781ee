/** Instruments and their versions: criteria, grades, failings, grounds, clocks. */
@NullMarked
@ApplicationModule(displayName = "instrument")
package org.plumbline.instrument;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

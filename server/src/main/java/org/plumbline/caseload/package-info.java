/** Import of what could be read: profiles, validation, cases. */
@NullMarked
@ApplicationModule(displayName = "caseload")
package org.plumbline.caseload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

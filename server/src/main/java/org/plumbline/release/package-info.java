/** Reports of waves: tables, formats, sign-off. */
@NullMarked
@ApplicationModule(displayName = "release")
package org.plumbline.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** For whom work is done, told to the database at the start of every transaction. Every room may use it; it uses none. */
@NullMarked
@ApplicationModule(displayName = "fence")
package org.plumbline.fence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

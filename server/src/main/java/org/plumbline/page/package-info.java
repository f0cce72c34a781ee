/** The frame of every page: layout, form refusals, navigation, errors. */
@NullMarked
@ApplicationModule(displayName = "page")
package org.plumbline.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

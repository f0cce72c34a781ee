/** The launcher's other half: command line, embedded database, demonstration, health. */
@NullMarked
@ApplicationModule(displayName = "operation")
package org.plumbline.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Tells people and systems what happened: listens to events, knows no room from inside. */
@NullMarked
@ApplicationModule(displayName = "notification")
package org.plumbline.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Organisations, people, memberships and roles; sign-in; the fence around an organisation's rows. */
@NullMarked
@ApplicationModule(displayName = "organisation")
package org.plumbline.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

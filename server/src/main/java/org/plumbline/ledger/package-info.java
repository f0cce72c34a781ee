/** The sealed record of every change and of every look at a case. */
@NullMarked
@ApplicationModule(displayName = "ledger")
package org.plumbline.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Findings, recommendations, action plans, other reviews. */
@NullMarked
@ApplicationModule(displayName = "finding")
package org.plumbline.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

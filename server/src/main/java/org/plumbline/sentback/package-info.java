/** Cases sent straight back: states, clocks, answers, verification. */
@NullMarked
@ApplicationModule(displayName = "sentback")
package org.plumbline.sentback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What overseers and the public see. */
@NullMarked
@ApplicationModule(displayName = "oversight")
package org.plumbline.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** How far readers agree, and which way they lean. */
@NullMarked
package org.plumbline.statistics.agreement;

import org.jspecify.annotations.NullMarked;

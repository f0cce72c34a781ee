/** Whether it changed between waves, and over many. */
@NullMarked
package org.plumbline.statistics.change;

import org.jspecify.annotations.NullMarked;

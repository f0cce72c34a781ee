/** People at work on an inspection, each in a browser of their own, on the application as it is served. */
@NullMarked
package org.plumbline.acceptance;

import org.jspecify.annotations.NullMarked;

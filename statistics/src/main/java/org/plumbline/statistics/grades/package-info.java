/** Models of grades: between waves, among cases alike, and of readers. */
@NullMarked
package org.plumbline.statistics.grades;

import org.jspecify.annotations.NullMarked;

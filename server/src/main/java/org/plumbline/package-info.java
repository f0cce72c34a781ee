/** Plumbline: runs a child-protection inspection regime, from the caseload to the published report. */
@NullMarked
package org.plumbline;

import org.jspecify.annotations.NullMarked;

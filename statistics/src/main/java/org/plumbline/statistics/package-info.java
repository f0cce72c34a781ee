/** Estimates that say what they estimated, how, and how sure they are. No framework, no database. */
@NullMarked
package org.plumbline.statistics;

import org.jspecify.annotations.NullMarked;

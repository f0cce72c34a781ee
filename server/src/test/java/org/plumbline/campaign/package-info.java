/** Campaigns that destroy, and loads that measure: real servers, real connections. {@code campaigns/} and {@code benchmarks/} run them. */
@NullMarked
package org.plumbline.campaign;

import org.jspecify.annotations.NullMarked;

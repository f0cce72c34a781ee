package org.plumbline.instrument;

import java.time.Instant;
import java.util.Optional;

/**
 * A loaded version.
 *
 * @param usedAt since when an inspection uses it
 */
public record InstrumentVersion(Instrument instrument, Instant loadedAt, Optional<Instant> usedAt) {}

package org.plumbline.caseload;

import java.time.Instant;
import java.util.UUID;

/**
 * A confirmed caseload: what could have been read in a wave.
 *
 * @param hash SHA-256 over its canonical listing (docs/method/draw.md), in hexadecimal
 */
public record Caseload(UUID id, UUID wave, String fileName, int cases, String hash, Instant confirmedAt) {}

package org.plumbline.caseload;

import java.time.Instant;
import java.util.UUID;

/**
 * A confirmed caseload: what could have been read in a wave.
 *
 * @param cases how many
 * @param leftOut rows of the file whose type of case is no part of the inspection
 * @param hash SHA-256 over its canonical listing (docs/method/draw.md), in hexadecimal
 * @param keyId tells with which key its pseudonyms were made
 * @param confirmedBy the name of who confirmed it
 */
public record Caseload(
        UUID id,
        UUID wave,
        UUID inspectorate,
        UUID force,
        String fileName,
        int cases,
        int leftOut,
        String hash,
        String keyId,
        String confirmedBy,
        Instant confirmedAt) {}

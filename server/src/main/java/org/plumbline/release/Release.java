package org.plumbline.release;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The published result of a wave: immutable once published.
 *
 * @param slug its permanent name in web addresses, for example {@code northmoor-baseline-2026}
 * @param corrects the release that this one corrects, and why
 */
public record Release(
        UUID id,
        String slug,
        UUID wave,
        UUID inspectorate,
        UUID force,
        String title,
        Instant publishedAt,
        Optional<Correction> corrects) {

    public record Correction(String slug, String whatChanged) {}
}

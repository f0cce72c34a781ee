package org.plumbline.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The report of a wave from its first signature on: its content can no longer change. With the second signature it is
 * published.
 *
 * @param digest SHA-256 of the content's canonical JSON, in hexadecimal
 * @param corrects the slug of the release that this one corrects, and what changed
 * @param publication empty until the second signature
 */
public record Release(
        UUID id,
        UUID wave,
        UUID inspectorate,
        UUID force,
        String title,
        String digest,
        List<Signature> signatures,
        Optional<Correction> corrects,
        Optional<String> correctedBy,
        Optional<Publication> publication) {

    public Release {
        signatures = List.copyOf(signatures);
    }

    /** Its permanent name in web addresses, once published. */
    public String slug() {
        return publication.map(Publication::slug).orElse("");
    }

    public boolean isSignedBy(UUID person) {
        return signatures.stream().anyMatch(signature -> signature.person().equals(person));
    }

    public record Signature(UUID person, String name, Instant at) {}

    public record Correction(String slug, String whatChanged) {}

    /** @param checkpoint the ledger's newest signed checkpoint at that moment; empty when there was none yet */
    public record Publication(String slug, Instant at, String checkpoint) {}
}

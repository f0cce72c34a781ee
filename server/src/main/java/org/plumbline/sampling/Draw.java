package org.plumbline.sampling;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A draw from a wave's caseload; with the same seed and caseload it gives the same cases.
 *
 * @param seed 32 bytes in hexadecimal; empty where the cases were chosen by hand
 * @param caseloadHash the hash of the caseload it was drawn from
 * @param reason why these cases were chosen by hand; empty otherwise
 */
public record Draw(
        UUID id, UUID wave, Plan plan, String seed, String caseloadHash, int drawn, String reason, Instant at) {

    /** How many cases are drawn from where. */
    public sealed interface Plan {

        record SimpleRandom(int size) implements Plan {}

        /** @param sizes cases to draw by key of case type */
        record Stratified(Map<String, Integer> sizes, boolean proportional) implements Plan {

            public Stratified {
                sizes = Map.copyOf(sizes);
            }
        }

        record ChosenByHand() implements Plan {}
    }
}

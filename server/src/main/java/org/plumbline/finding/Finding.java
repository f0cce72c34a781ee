package org.plumbline.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an inspection found to be wrong, with the readings that it rests on. Changed until it is published, and never
 * after.
 *
 * @param evidence the readings; empty to everybody outside the inspectorate
 */
public record Finding(
        UUID id,
        UUID wave,
        UUID inspectorate,
        UUID force,
        Kind kind,
        String title,
        String text,
        List<UUID> evidence,
        List<Recommendation> recommendations,
        Optional<LocalDate> publishedOn,
        long version) {

    public Finding {
        evidence = List.copyOf(evidence);
        recommendations = List.copyOf(recommendations);
    }

    public boolean published() {
        return publishedOn.isPresent();
    }

    /** A cause of concern always comes with a recommendation (HMICFRS glossary). */
    public boolean lacksRecommendation() {
        return kind == Kind.CAUSE_OF_CONCERN && recommendations.isEmpty();
    }

    public enum Kind {
        CAUSE_OF_CONCERN("Cause of concern", "A serious, critical or systemic shortcoming. It needs a recommendation."),
        AREA_FOR_IMPROVEMENT("Area for improvement", "A lesser shortcoming.");

        private final String words;
        private final String meaning;

        Kind(String words, String meaning) {
            this.words = words;
            this.meaning = meaning;
        }

        public String inWords() {
            return words;
        }

        public String meaning() {
            return meaning;
        }
    }
}

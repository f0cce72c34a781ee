package org.plumbline.finding;

import java.util.List;
import java.util.UUID;

/**
 * What an inspection found to be wrong, with the readings that it rests on.
 *
 * @param evidence the readings
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
        boolean published,
        long version) {

    public Finding {
        evidence = List.copyOf(evidence);
        recommendations = List.copyOf(recommendations);
    }

    public enum Kind {
        CAUSE_OF_CONCERN,
        AREA_FOR_IMPROVEMENT
    }
}

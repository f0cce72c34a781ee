package org.plumbline.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that somebody did, as it is entered.
 *
 * @param by who did it
 * @param act what was done, room and noun: {@code sent-back.acknowledgement}, {@code case.looked-at}
 * @param subject the kind of thing it was done on, for example {@code sent-back}
 * @param id which one
 * @param inspectorate the inspectorate whose record this is
 * @param force the force concerned, where there is one
 * @param facts what a reader of the record needs to know; no personal content. Strings, booleans, whole numbers up to
 *     2^53 - 1, finite doubles, UUIDs, enums, instants and dates, and lists and maps of these
 * @param personal content that must be erased when its time is over; empty when there is none
 */
public record Entry(
        By by,
        String act,
        String subject,
        String id,
        UUID inspectorate,
        Optional<UUID> force,
        Map<String, ?> facts,
        Map<String, String> personal) {

    public Entry {
        if (!act.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("an act is room.noun in small letters, not '" + act + "'");
        }
        if (subject.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException(act + " was done on something: it has a kind and an id");
        }
        facts = Map.copyOf(facts);
        personal = Map.copyOf(personal);
    }
}

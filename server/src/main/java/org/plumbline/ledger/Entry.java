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
 * @param facts what a reader of the record needs to know; no personal content. Strings, numbers, booleans, lists, maps
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
        facts = Map.copyOf(facts);
        personal = Map.copyOf(personal);
    }
}

package org.plumbline.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.plumbline.fence.Fence;
import org.plumbline.ledger.By;
import org.plumbline.organisation.Organisations;

/**
 * The names of the people whom entries name by number. Whoever may read an entry may know who made it, of whichever
 * organisation they are, so they are looked up by the server.
 */
final class LedgerNames {

    private final Organisations organisations;
    private final Map<UUID, String> organisationNames = new HashMap<>();
    private final Map<UUID, String> personNames = new HashMap<>();

    LedgerNames(Organisations organisations) {
        this.organisations = organisations;
    }

    /** For example 'Sam Tarn, Westmarch Police'. */
    String of(By by) {
        var organisation = organisationNames.computeIfAbsent(by.organisation(), this::read);
        if (by.person().equals(By.SERVER)) {
            return "Plumbline itself";
        }
        return personNames.getOrDefault(by.person(), "person " + by.person()) + ", " + organisation;
    }

    private String read(UUID organisation) {
        return Fence.asTheServer(() -> {
            organisations.people(organisation).forEach(person -> personNames.put(person.id(), person.name()));
            return organisations.find(organisation).map(found -> found.name()).orElse("an organisation that is gone");
        });
    }
}

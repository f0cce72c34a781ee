package org.plumbline.operation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.ledger.By;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins a real installation: its inspectorate, and the administrator who adds everybody else. */
@Component
class Installation {

    private final Organisations organisations;
    private final Ledger ledger;

    Installation(Organisations organisations, Ledger ledger) {
        this.organisations = organisations;
        this.ledger = ledger;
    }

    /**
     * The server's own work.
     *
     * @throws Refused when there is such an inspectorate already, or the e-mail address or the password will not do
     */
    @Transactional
    Organisation addInspectorate(String name, Nation nation, String administrator, String email, String password) {
        var slug = slug(name);
        if (organisations.findBySlug(slug).isPresent()) {
            throw new Refused("name", "There is an organisation of that name already");
        }
        var inspectorate = organisations.add(OrganisationKind.INSPECTORATE, name, slug, nation);
        var person = organisations.addPerson(inspectorate, administrator, email, Set.of(Role.ADMINISTRATOR), password);
        ledger.enter(new Entry(
                new By(By.SERVER, inspectorate.id()),
                "organisation.inspectorate",
                "organisation",
                inspectorate.id().toString(),
                inspectorate.id(),
                Optional.empty(),
                Map.of("name", name, "administrator", person.id().toString()),
                Map.of()));
        return inspectorate;
    }

    static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}

package org.plumbline.operation;

import org.plumbline.organisation.Place;
import org.plumbline.organisation.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the ledger stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class LedgerPlaces {

    @Bean
    Place placeOfTheLedger() {
        return Place.of(
                900, "Ledger", "/ledger", Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR, Role.LEAD_INSPECTOR);
    }

    @Bean
    Place placeOfTheCheckpoints() {
        return Place.of(
                900, "Checkpoints", "/ledger/checkpoints", Role.CHIEF_OFFICER, Role.FORCE_LIAISON, Role.OVERSEER);
    }
}

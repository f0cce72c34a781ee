package org.plumbline.instrument;

import org.plumbline.organisation.Place;
import org.plumbline.organisation.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the instruments stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class InstrumentConfiguration {

    @Bean
    Place instrumentsPlace() {
        return Place.of(
                70,
                "Instruments",
                "/instruments",
                Role.LEAD_INSPECTOR,
                Role.INSPECTOR,
                Role.DUTY_INSPECTOR,
                Role.ADMINISTRATOR);
    }
}

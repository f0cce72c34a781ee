package org.plumbline.operation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What there is only while a demonstration is made. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class DemonstrationConfiguration {

    @Bean
    @Primary
    DemonstrationClock demonstrationClock() {
        return new DemonstrationClock();
    }
}

package org.plumbline.operation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the clocks run: sealing, escalating, delivering. A one-off command and most tests go without. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "plumbline.jobs", matchIfMissing = true)
@EnableScheduling
class Jobs {}

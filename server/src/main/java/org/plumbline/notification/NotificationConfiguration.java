package org.plumbline.notification;

import gg.jte.generated.precompiled.Templates;
import java.util.Optional;
import org.plumbline.organisation.Place;
import org.plumbline.organisation.Role;
import org.plumbline.sentback.BesideTheCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where messages are met with: navigation, and the page of a case sent back. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    Place messagesPlace() {
        return Place.of(95, "Messages", "/messages", Role.ADMINISTRATOR);
    }

    @Bean
    BesideTheCase messagesOfCase(Templates templates, Messages messages, Post post) {
        return new BesideTheCase(
                50,
                (page, who, sentBack) -> Optional.of(
                        templates.notificationOfCase(messages.ofCase(sentBack.reference()), post.isOpen())));
    }
}

package org.plumbline.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.organisation.Colleague;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.sentback.Told;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people are to be told in the transaction of what happened: no message without the change, no change without
 * the message. Afterwards the server finds the people, and makes a delivery for each.
 */
@Component
class Outbox {

    static final int BATCH = 200;

    private final Messages messages;
    private final Organisations organisations;
    private final Post post;
    private final Webhooks webhooks;
    private final Clock clock;

    Outbox(Messages messages, Organisations organisations, Post post, Webhooks webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.messages = messages;
        this.organisations = organisations;
        this.post = post;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Told told) {
        messages.keep(told);
    }

    /**
     * Makes a delivery for each person and each system that is to be told.
     *
     * @return how many messages were looked at
     */
    @Transactional
    public int spread() {
        var unspread = messages.toSpread(BATCH);
        var colleagues = new HashMap<UUID, List<Colleague>>();
        for (var message : unspread) {
            var people = people(message, colleagues.computeIfAbsent(message.organisation(), organisations::people));
            if (post.isOpen()) {
                people.forEach(
                        person -> messages.addDelivery(message.id(), person.id(), person.name(), clock.instant()));
            }
            webhooks.of(message.organisation()).stream()
                    .filter(webhook -> webhook.ended().isEmpty())
                    .forEach(webhook -> messages.addDelivery(message.id(), webhook, clock.instant()));
            if (people.isEmpty()) {
                raiseTheAlarm(message);
            }
            messages.spread(message.id(), people.size(), clock.instant());
        }
        return unspread.size();
    }

    /** That nobody can be told is itself told, to those who can change it. */
    private void raiseTheAlarm(Messages.Unspread message) {
        if (message.what() != Told.What.NOBODY_REACHED) {
            messages.keep(new Told(
                    UUID.nameUUIDFromBytes(("nobody/" + message.id()).getBytes(StandardCharsets.UTF_8)),
                    message.inspectorate(),
                    message.force(),
                    message.inspectorate(),
                    Set.of(Role.LEAD_INSPECTOR, Role.DUTY_INSPECTOR, Role.ADMINISTRATOR),
                    Optional.empty(),
                    message.reference(),
                    Told.What.NOBODY_REACHED,
                    true,
                    clock.instant()));
        }
    }

    private static List<Colleague> people(Messages.Unspread message, List<Colleague> colleagues) {
        return colleagues.stream()
                .filter(Colleague::active)
                .filter(person -> message.person().filter(person.id()::equals).isPresent()
                        || person.roles().stream().anyMatch(message.roles()::contains))
                .toList();
    }
}

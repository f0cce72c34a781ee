package org.plumbline.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.plumbline.organisation.Colleague;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.sentback.OutOfHours;
import org.plumbline.sentback.Span;
import org.plumbline.sentback.Told;
import org.plumbline.sentback.Watch;
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

    /** Few enough to be done by a server that lives for some seconds only, and is killed again. */
    static final int BATCH = 20;

    private final Messages messages;
    private final Organisations organisations;
    private final OutOfHours outOfHours;
    private final Post post;
    private final Webhooks webhooks;
    private final Clock clock;

    Outbox(
            Messages messages,
            Organisations organisations,
            OutOfHours outOfHours,
            Post post,
            Webhooks webhooks,
            Clock clock) {
        this.webhooks = webhooks;
        this.messages = messages;
        this.organisations = organisations;
        this.outOfHours = outOfHours;
        this.post = post;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Told told) {
        messages.keep(told);
    }

    /**
     * Makes a delivery for each system and each person that is to be told: whoever has the role, and out of hours whoever
     * is on duty.
     *
     * @return how many messages were looked at
     */
    @Transactional
    public int spread() {
        var unspread = messages.toSpread(BATCH);
        var colleagues = new HashMap<UUID, List<Colleague>>();
        var watches = new HashMap<UUID, Optional<Watch>>();
        var systems = new HashMap<UUID, List<Webhook>>();
        for (var message : unspread) {
            var reach = reach(message, watches);
            var people =
                    people(message, colleagues.computeIfAbsent(message.organisation(), organisations::people), reach);
            if (post.isOpen()) {
                people.forEach(person -> messages.addDelivery(
                        message.id(), person.id(), person.name(), isOnDuty(person, reach), clock.instant()));
            }
            systems.computeIfAbsent(message.organisation(), webhooks::of).stream()
                    .filter(Webhook::isOpen)
                    .forEach(webhook -> messages.addDelivery(message.id(), webhook, clock.instant()));
            if (people.isEmpty() && !message.what().isAlarm()) {
                raiseTheAlarm(message, Told.What.NOBODY_REACHED, "nobody/" + message.id(), message.inspectorate());
            }
            reach.flatMap(OutOfHours.Reach::gap).ifPresent(gap -> raiseTheAlarm(message, gap));
            messages.spread(message.id(), people.size(), clock.instant());
        }
        return unspread.size();
    }

    /** What is for one person, or can wait, is told to whom it is for at any hour. */
    private Optional<OutOfHours.Reach> reach(Messages.Unspread message, Map<UUID, Optional<Watch>> watches) {
        return message.urgent() && !message.roles().isEmpty()
                ? watches.computeIfAbsent(message.organisation(), outOfHours::kept)
                        .map(watch -> outOfHours.reach(watch, message.what(), message.reference()))
                : Optional.empty();
    }

    private static List<Colleague> people(
            Messages.Unspread message, List<Colleague> colleagues, Optional<OutOfHours.Reach> reach) {
        boolean everybody = reach.map(OutOfHours.Reach::everybody).orElse(true);
        return colleagues.stream()
                .filter(Colleague::active)
                .filter(person -> isOnDuty(person, reach) || everybody && isMeant(person, message))
                .toList();
    }

    private static boolean isMeant(Colleague person, Messages.Unspread message) {
        return message.person().filter(person.id()::equals).isPresent()
                || person.roles().stream().anyMatch(message.roles()::contains);
    }

    private static boolean isOnDuty(Colleague person, Optional<OutOfHours.Reach> reach) {
        return reach.filter(found -> found.onDuty().contains(person.id())).isPresent();
    }

    /** That nobody is on duty is told once for each case and gap, to those whose gap it is and to the inspectorate. */
    private void raiseTheAlarm(Messages.Unspread message, Span gap) {
        if (message.what().isAlarm()) {
            return;
        }
        Stream.of(message.organisation(), message.inspectorate())
                .distinct()
                .forEach(told -> raiseTheAlarm(
                        message,
                        Told.What.NOBODY_ON_DUTY,
                        "no duty/" + message.reference() + "/" + message.organisation() + "/" + gap.from() + "/" + told,
                        told));
    }

    /** That somebody is missing is itself told, to those who can change it. */
    private void raiseTheAlarm(Messages.Unspread message, Told.What what, String key, UUID organisation) {
        messages.keep(new Told(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                message.inspectorate(),
                message.force(),
                organisation,
                organisation.equals(message.inspectorate())
                        ? Set.of(Role.LEAD_INSPECTOR, Role.DUTY_INSPECTOR, Role.ADMINISTRATOR)
                        : Set.of(Role.FORCE_LIAISON, Role.CHIEF_OFFICER),
                Optional.empty(),
                message.reference(),
                what,
                true,
                clock.instant()));
    }
}

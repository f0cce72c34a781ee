package org.plumbline.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.plumbline.fence.Fence;
import org.plumbline.notification.Delivery.Outcome;
import org.plumbline.notification.Delivery.State;
import org.plumbline.notification.Messages.Receiver;
import org.plumbline.organisation.Colleague;
import org.plumbline.organisation.Organisations;
import org.springframework.stereotype.Component;

/**
 * Delivers what waits in the outbox, at least once: a delivery is taken for the time of a lease, tried, and marked. Several
 * servers share the work. Urgent messages have a lane of their own and wait behind nothing.
 */
@Component
class Deliverer {

    private static final int BATCH = 16;

    /** Longer than an attempt can take; whoever was killed in it leaves the delivery to the next after this. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Messages messages;
    private final Post post;
    private final Webhooks webhooks;
    private final WebhookCaller caller;
    private final Organisations organisations;
    private final Clock clock;
    private final SplittableRandom random = new SplittableRandom();

    Deliverer(
            Outbox outbox,
            Messages messages,
            Post post,
            Webhooks webhooks,
            WebhookCaller caller,
            Organisations organisations,
            Clock clock) {
        this.webhooks = webhooks;
        this.caller = caller;
        this.outbox = outbox;
        this.messages = messages;
        this.post = post;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Finds the people of one batch of new messages, urgent ones first; says whether there may be more. */
    boolean spread() {
        return outbox.spread() == Outbox.BATCH;
    }

    /** Delivers one batch of a lane; says how many it took. */
    int deliver(boolean urgent) {
        var taken = messages.take(urgent, BATCH, clock.instant(), LEASE);
        var people = taken.stream()
                .map(Messages.Taken::organisation)
                .distinct()
                .collect(Collectors.toMap(organisation -> organisation, organisations::people));
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            // What one of them throws is thrown here, where it is logged once
            CompletableFuture.allOf(taken.stream()
                            .map(delivery -> CompletableFuture.runAsync(
                                    Fence.carriedInto(() ->
                                            attempt(delivery, people.getOrDefault(delivery.organisation(), List.of()))),
                                    all))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        return taken.size();
    }

    /** After the machine's clock was set back, nothing waits for the hours that come a second time. */
    void waitNoLonger() {
        messages.waitNoLonger(clock.instant(), LEASE);
    }

    private void attempt(Messages.Taken delivery, List<Colleague> people) {
        var outcome = switch (delivery.to()) {
            case Receiver.Person person -> write(delivery, person.id(), people);
            case Receiver.System system -> call(delivery, system.webhook());
        };
        switch (outcome) {
            case Outcome.Delivered _ -> messages.ended(delivery.id(), State.DELIVERED, "", clock.instant());
            case Outcome.Refused refused -> messages.ended(delivery.id(), State.DEAD, refused.why(), clock.instant());
            case Outcome.Failed failed -> again(delivery, failed.why());
        }
    }

    private Outcome write(Messages.Taken delivery, UUID to, List<Colleague> people) {
        return people.stream()
                .filter(person -> person.id().equals(to) && person.active())
                .findFirst()
                .map(Colleague::email)
                .map(email -> post.send(delivery, email))
                .orElseGet(() -> new Outcome.Refused("The person has left"));
    }

    private Outcome call(Messages.Taken delivery, UUID to) {
        return webhooks.find(to)
                .filter(Webhook::isOpen)
                .flatMap(webhook -> webhooks.secret(to)
                        .map(secret -> caller.call(webhook.address(), secret, WebhookCaller.Event.of(delivery))))
                .orElseGet(() -> new Outcome.Refused("The address was withdrawn"));
    }

    private void again(Messages.Taken delivery, String why) {
        Delivery.pauseAfter(delivery.attempt(), random.split())
                .ifPresentOrElse(
                        pause -> messages.putOff(delivery.id(), clock.instant().plus(pause), why),
                        () -> messages.ended(delivery.id(), State.DEAD, why, clock.instant()));
    }
}

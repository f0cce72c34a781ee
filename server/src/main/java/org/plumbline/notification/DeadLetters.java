package org.plumbline.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.notification.Delivery.State;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What could not be delivered, until a person of the inspectorate decides. */
@Component
@Transactional
class DeadLetters {

    private static final Duration LATE = Duration.ofMinutes(10);

    private final Messages messages;
    private final Ledger ledger;
    private final Clock clock;

    DeadLetters(Messages messages, Ledger ledger, Clock clock) {
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Sent> all() {
        return messages.dead();
    }

    @Transactional(readOnly = true)
    int inAll() {
        return messages.deadInAll();
    }

    /** How many messages have waited for long. */
    @Transactional(readOnly = true)
    int late() {
        return messages.late(clock.instant().minus(LATE));
    }

    void sendAgain(SignedIn who, UUID delivery) {
        decide(who, delivery, State.WAITING, "delivery.resending");
    }

    void giveUp(SignedIn who, UUID delivery) {
        decide(who, delivery, State.GIVEN_UP, "delivery.giving-up");
    }

    private void decide(SignedIn who, UUID delivery, State state, String act) {
        var sides = messages.sides(delivery).orElseThrow(NotFound::new);
        if (!sides.inspectorate().equals(who.organisation())) {
            throw new NotFound();
        }
        // Pressed twice, or by two at once, it is done once
        if (messages.decide(delivery, state, clock.instant())) {
            ledger.enter(new Entry(
                    who.by(),
                    act,
                    "delivery",
                    delivery.toString(),
                    sides.inspectorate(),
                    Optional.of(sides.force()),
                    Map.of("reference", sides.reference()),
                    Map.of()));
        }
    }
}

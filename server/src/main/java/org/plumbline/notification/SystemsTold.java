package org.plumbline.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.fence.Fence;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.notification.Delivery.Outcome;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an organisation's people do about the addresses at which their systems are told. */
@Component
class SystemsTold {

    static final String SECRET_PREFIX = "whsec_";

    private static final int LONGEST_ADDRESS = 1_000;
    private static final int MOST = 10;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Webhooks webhooks;
    private final WebhookCaller caller;
    private final Organisations organisations;
    private final Ledger ledger;
    private final Clock clock;

    SystemsTold(Webhooks webhooks, WebhookCaller caller, Organisations organisations, Ledger ledger, Clock clock) {
        this.webhooks = webhooks;
        this.caller = caller;
        this.organisations = organisations;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Webhook> of(SignedIn who) {
        return webhooks.of(who.organisation());
    }

    /**
     * Adds an address and gives the secret with which what is sent to it is signed, this once.
     *
     * @throws Refused when it is no address that can be called, or there are enough
     */
    @Transactional
    String add(SignedIn who, UUID id, String typed) {
        var address = address(typed.strip());
        if (webhooks.of(who.organisation()).stream().filter(Webhook::isOpen).count() >= MOST) {
            throw new Refused(
                    "address", "There are " + MOST + " addresses already. Withdraw one that is no longer used");
        }
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        if (!webhooks.add(who, id, address, secret, clock.instant())) {
            throw new Refused(
                    "address",
                    "This address was added already, and its secret is shown no more. Withdraw it if you lost it");
        }
        enter(who, "webhook.adding", id, address.getHost());
        return SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    @Transactional
    void withdraw(SignedIn who, UUID id) {
        var webhook = mine(who, id);
        if (webhooks.end(who.organisation(), id, clock.instant())) {
            enter(who, "webhook.withdrawal", id, webhook.address().getHost());
        }
    }

    /**
     * Calls the address now with a trial event.
     *
     * @throws Refused with the reason when the system did not take it
     */
    void tryOut(SignedIn who, UUID id) {
        var webhook = mine(who, id);
        var secret = Fence.asTheServer(() -> webhooks.secret(id)).orElseThrow(NotFound::new);
        var event = new WebhookCaller.Event(UUID.randomUUID(), "TRIAL", "SB-TRIA-L000", false, clock.instant());
        switch (caller.call(webhook.address(), secret, event)) {
            case Outcome.Delivered _ -> {}
            case Outcome.Failed failed ->
                throw new Refused("address", "The system did not take the trial event: " + failed.why());
            case Outcome.Refused refused ->
                throw new Refused("address", "The trial event was not sent, or not wanted: " + refused.why());
        }
    }

    private Webhook mine(SignedIn who, UUID id) {
        return webhooks.of(who.organisation()).stream()
                .filter(each -> each.id().equals(id) && each.isOpen())
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static URI address(String typed) {
        try {
            var address = new URI(typed);
            if (typed.length() <= LONGEST_ADDRESS
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException noAddress) {
            // as any other that cannot be called
        }
        throw new Refused(
                "address",
                "Give the whole address, for example https://cases.force.example/plumbline, without a name or password in it");
    }

    private void enter(SignedIn who, String act, UUID id, String host) {
        ledger.enter(new Entry(
                who.by(),
                act,
                "webhook",
                id.toString(),
                organisations.keeper(who.organisation()),
                who.isForce() ? Optional.of(who.organisation()) : Optional.empty(),
                Map.of("host", host),
                Map.of()));
    }
}

package org.plumbline.notification;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.plumbline.organisation.AllowedToAnyoneSignedIn;
import org.plumbline.organisation.SignedIn;
import org.plumbline.sentback.CaseSentBack;
import org.plumbline.sentback.SentBackTakenFurther;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages at once that something changed (server-sent events). What changed stands in the page, which is asked
 * for again: an update that is lost loses nothing else. An update carries a reference at most, never personal data.
 *
 * <p>Events: {@code waiting} (a person's home page may list more or less), {@code sent-back} (the board), and the
 * reference of a case sent back (its page).
 */
@Controller
class LivePages {

    /** Shorter than the idle time-outs of the proxies that usually stand between. */
    private static final long BEAT = 20_000;

    private final Map<UUID, List<SseEmitter>> pages = new ConcurrentHashMap<>();

    @AllowedToAnyoneSignedIn
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(SignedIn who) {
        var page = new SseEmitter(0L);
        var colleagues = pages.computeIfAbsent(who.organisation(), organisation -> new CopyOnWriteArrayList<>());
        colleagues.add(page);
        page.onCompletion(() -> colleagues.remove(page));
        page.onError(gone -> colleagues.remove(page));
        send(page, SseEmitter.event().comment("open"));
        return page;
    }

    @TransactionalEventListener
    void sentBack(CaseSentBack event) {
        tell(List.of(event.inspectorate(), event.force()), "waiting", "sent-back", event.reference());
    }

    @TransactionalEventListener
    void takenFurther(SentBackTakenFurther event) {
        tell(List.of(event.inspectorate(), event.force()), "waiting", "sent-back", event.reference());
    }

    /** Keeps the connections open and finds those that are gone. */
    @Scheduled(fixedDelay = BEAT)
    void beat() {
        pages.values()
                .forEach(open ->
                        open.forEach(page -> send(page, SseEmitter.event().comment("beat"))));
    }

    private void tell(List<UUID> organisations, String... events) {
        for (var organisation : organisations) {
            for (var page : pages.getOrDefault(organisation, List.of())) {
                for (var event : events) {
                    send(page, SseEmitter.event().name(event).data(""));
                }
            }
        }
    }

    private static void send(SseEmitter page, SseEmitter.SseEventBuilder event) {
        try {
            page.send(event);
        } catch (IOException | IllegalStateException gone) {
            page.completeWithError(gone);
        }
    }
}

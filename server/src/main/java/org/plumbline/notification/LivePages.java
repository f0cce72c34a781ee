package org.plumbline.notification;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.plumbline.organisation.AllowedToAnyoneSignedIn;
import org.plumbline.organisation.SignedIn;
import org.plumbline.sentback.CaseSentBack;
import org.plumbline.sentback.EvidenceAttached;
import org.plumbline.sentback.NoteWritten;
import org.plumbline.sentback.SentBackTakenFurther;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages at once that something changed (server-sent events). What changed stands in the page, which is asked
 * for again: an update that is lost loses nothing else. An update carries a reference at most, never personal data.
 *
 * <p>Events: {@code waiting} (a person's home page may list more or less), {@code sent-back} (the board), and the
 * reference of a case sent back (its page). Where several servers share the work, each tells the pages that are
 * connected to it of what was done on any.
 */
@Controller
class LivePages {

    /** Shorter than the idle time-outs of the proxies that usually stand between. */
    private static final long BEAT = 20_000;

    /** Then the browser connects anew and is asked again who it is: nobody listens long after they are signed out. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final LiveNews news;
    private final Map<UUID, List<SseEmitter>> pages = new ConcurrentHashMap<>();

    LivePages(LiveNews news) {
        this.news = news;
    }

    @AllowedToAnyoneSignedIn
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(SignedIn who) {
        var page = new SseEmitter(LONGEST.toMillis());
        var colleagues = pages.computeIfAbsent(who.organisation(), organisation -> new CopyOnWriteArrayList<>());
        colleagues.add(page);
        page.onCompletion(() -> colleagues.remove(page));
        page.onTimeout(page::complete);
        page.onError(gone -> colleagues.remove(page));
        send(colleagues, page, SseEmitter.event().comment("open"));
        return page;
    }

    @EventListener
    void sentBack(CaseSentBack event) {
        publish(event.inspectorate(), event.force(), event.reference());
    }

    @EventListener
    void takenFurther(SentBackTakenFurther event) {
        publish(event.inspectorate(), event.force(), event.reference());
    }

    /** Nobody has to act on a note, or a file: the page of the case is told, no list of what waits. */
    @EventListener
    void noteWritten(NoteWritten event) {
        tellOfTheCaseAlone(event.inspectorate(), event.force(), event.reference());
    }

    @EventListener
    void evidenceAttached(EvidenceAttached event) {
        tellOfTheCaseAlone(event.inspectorate(), event.force(), event.reference());
    }

    private void tellOfTheCaseAlone(UUID inspectorate, UUID force, String reference) {
        news.publish(new LiveNews.News(List.of(inspectorate, force), List.of(reference)));
    }

    private void publish(UUID inspectorate, UUID force, String reference) {
        news.publish(new LiveNews.News(List.of(inspectorate, force), List.of("waiting", "sent-back", reference)));
    }

    /** Whoever has a page open asks for it again when the browser has connected anew. */
    void connectAnew() {
        pages.values().forEach(open -> {
            open.forEach(SseEmitter::complete);
            open.clear();
        });
    }

    /** Keeps the connections open and finds those that are gone. */
    @Scheduled(fixedDelay = BEAT)
    void beat() {
        pages.values()
                .forEach(open ->
                        open.forEach(page -> send(open, page, SseEmitter.event().comment("beat"))));
    }

    /** Stopping would else wait for everybody who has a page open. */
    @EventListener
    void stop(ContextClosedEvent event) {
        connectAnew();
    }

    /** How many pages of an organisation listen. */
    int listening(UUID organisation) {
        return pages.getOrDefault(organisation, List.of()).size();
    }

    /** A page that takes its time must not keep whoever sent the case back waiting. */
    void tell(LiveNews.News heard) {
        for (var organisation : heard.organisations()) {
            var open = pages.getOrDefault(organisation, List.of());
            for (var page : open) {
                Thread.ofVirtual().name("live page").start(() -> {
                    for (var event : heard.events()) {
                        send(open, page, SseEmitter.event().name(event).data(""));
                    }
                });
            }
        }
    }

    private static void send(List<SseEmitter> open, SseEmitter page, SseEmitter.SseEventBuilder event) {
        try {
            page.send(event);
        } catch (IOException | IllegalStateException gone) {
            // The container completes it; to complete it once more is refused, and the next pages would hear nothing
            open.remove(page);
        }
    }
}

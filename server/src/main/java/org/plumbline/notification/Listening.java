package org.plumbline.notification;

import java.time.Duration;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Listens, for as long as this server runs, to what any server does, this one among them, and tells the open pages. */
@Component
class Listening implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final LiveNews news;
    private final LivePages pages;
    private volatile Optional<Thread> listener = Optional.empty();

    Listening(LiveNews news, LivePages pages) {
        this.news = news;
        this.pages = pages;
    }

    @Override
    public void start() {
        listener = Optional.of(Thread.ofPlatform().name("live news").daemon().start(this::listen));
    }

    private void listen() {
        boolean missedSome = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Runnable ready = missedSome ? pages::connectAnew : () -> {};
                news.listen(ready, pages::tell);
            } catch (DataAccessException away) {
                missedSome = true;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        listener.ifPresent(running -> {
            running.interrupt();
            try {
                running.join(LONGEST_END);
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return listener.filter(Thread::isAlive).isPresent();
    }
}

package org.plumbline.campaign;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.plumbline.organisation.SignedIn;

/** The people of one inspectorate and one force, and the cases that they have between them. */
final class Crew {

    private final List<SignedIn> people;
    private final Queue<UUID> unraised;
    private final long pauseBetweenRaisings;
    private final AtomicLong nextRaising = new AtomicLong(System.nanoTime());
    private final AtomicLong raised = new AtomicLong();

    /** Of whom the next step of a case is hoped for; what its page offers decides. */
    private final ConcurrentHashMap<String, Boolean> forForce = new ConcurrentHashMap<>();

    /** @param readings of the cases that can be sent back, which each is once */
    Crew(List<SignedIn> people, List<UUID> readings, java.time.Duration pauseBetweenRaisings) {
        this.people = people;
        this.unraised = new ConcurrentLinkedQueue<>(readings);
        this.pauseBetweenRaisings = pauseBetweenRaisings.toNanos();
    }

    List<SignedIn> people() {
        return people;
    }

    /** The next case to send back, when it is time for one. */
    Optional<UUID> nextToRaise() {
        long due = nextRaising.get();
        long now = System.nanoTime();
        return now >= due && nextRaising.compareAndSet(due, now + pauseBetweenRaisings)
                ? Optional.ofNullable(unraised.poll())
                : Optional.empty();
    }

    /** Every other case that is sent back is left alone, so that its clocks run out. */
    boolean isToBeLeftAlone() {
        return raised.incrementAndGet() % 2 == 0;
    }

    void waits(String reference, boolean forTheForce) {
        forForce.put(reference, forTheForce);
    }

    void ended(String reference) {
        forForce.remove(reference);
    }

    Optional<String> waitingFor(boolean force, SplittableRandom random) {
        var waiting = forForce.entrySet().stream()
                .filter(each -> each.getValue() == force)
                .map(java.util.Map.Entry::getKey)
                .toList();
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.get(random.nextInt(waiting.size())));
    }
}

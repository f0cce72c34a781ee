package org.plumbline.campaign;

import java.util.Collection;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What the clients of a campaign were told by the servers. */
final class Tally {

    /**
     * A step that a server has said was taken.
     *
     * @param number among the steps of the case, from 1
     * @param words that no other step has; empty where the step has none
     */
    record Acknowledged(String reference, int number, String kind, UUID person, String words) {

        String place() {
            return reference + "/" + number;
        }
    }

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final LongAdder afterRetrying = new LongAdder();
    private final LongAdder tooLate = new LongAdder();
    private final Visitor.Troubles troubles = new Visitor.Troubles();

    void acknowledged(Acknowledged step, int tries) {
        acknowledged.add(step);
        if (tries > 1) {
            afterRetrying.increment();
        }
    }

    void tooLate() {
        tooLate.increment();
    }

    void unexpected(String what) {
        unexpected.add(what);
    }

    Visitor.Troubles troubles() {
        return troubles;
    }

    Collection<Acknowledged> acknowledged() {
        return acknowledged;
    }

    Collection<String> unexpected() {
        return unexpected;
    }

    long afterRetrying() {
        return afterRetrying.sum();
    }

    /** How often somebody was told that another was quicker. */
    long toldTooLate() {
        return tooLate.sum();
    }
}

package org.plumbline.fence;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;

/**
 * Work of the server's own that comes again every moment, such as sealing or delivering: once at a time on this server.
 * When it fails it comes again all the same, and the log says so once, not at every time.
 */
public final class RecurringWork {

    private final Logger log;
    private final String failed;
    private final String goesAgain;
    private final Runnable work;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean failing;
    private volatile long begun = System.nanoTime() - Long.MAX_VALUE / 2;

    /**
     * @param failed what the log says when it fails, and what that means
     * @param goesAgain what it says when it no longer does
     */
    public RecurringWork(Logger log, String failed, String goesAgain, Runnable work) {
        this.log = log;
        this.failed = failed;
        this.goesAgain = goesAgain;
        this.work = work;
    }

    /**
     * Does it, unless it is being done or was begun less than so long ago. What failed is done again at the next call: when a
     * database is there again, nobody knows for how long.
     */
    public void runEvery(Duration between) {
        if (failing || System.nanoTime() - begun >= between.toNanos()) {
            run();
        }
    }

    /** Does it, unless it is being done. */
    public void run() {
        if (!running.tryLock()) {
            return;
        }
        begun = System.nanoTime();
        try {
            Fence.asTheServer(work);
            if (failing) {
                log.info(goesAgain);
            }
            failing = false;
        } catch (RuntimeException exception) {
            if (!failing) {
                log.error(failed, exception);
            }
            failing = true;
        } finally {
            running.unlock();
        }
    }
}

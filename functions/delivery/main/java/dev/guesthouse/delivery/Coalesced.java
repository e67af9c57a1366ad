package dev.guesthouse.delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A job that any number of callers ask for: it runs once at a time, and one run more for all who asked meanwhile. */
final class Coalesced {

    private final Runnable job;
    private final Lock running = new ReentrantLock();
    private final AtomicBoolean waiting = new AtomicBoolean();

    Coalesced(Runnable job) {
        this.job = job;
    }

    /** Runs the job, or leaves it to somebody who waits to run it and so will see what this caller has committed. */
    void run() {
        if (!waiting.compareAndSet(false, true)) {
            return;
        }
        running.lock();
        try {
            waiting.set(false);
            job.run();
        } finally {
            running.unlock();
        }
    }
}

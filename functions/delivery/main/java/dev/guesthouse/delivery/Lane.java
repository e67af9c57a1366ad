package dev.guesthouse.delivery;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one job run at a time, and one more after it for all who came meanwhile: however many come, two threads are held. */
final class Lane {

    private final Lock running = new ReentrantLock();
    private final AtomicBoolean waiting = new AtomicBoolean();

    /**
     * Runs the job once the one before has ended.
     *
     * @return empty where it was left to somebody who waits already, and so will see what this caller has committed
     */
    <T> Optional<T> run(Supplier<T> job) {
        if (!waiting.compareAndSet(false, true)) {
            return Optional.empty();
        }
        running.lock();
        try {
            waiting.set(false);
            return Optional.of(job.get());
        } finally {
            running.unlock();
        }
    }
}

package dev.guesthouse.delivery;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one job run at a time, and one more after it for all who came meanwhile: however many come, two threads are held. */
final class Lane {

    /** Whoever has waited longest is next: of two who come again and again none is kept out. */
    private final Lock running = new ReentrantLock(true);
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

    /** Runs something else than the lane's job, for which nobody leaves theirs to it, once the one that runs has ended. */
    <T> T runBetween(Supplier<T> other) {
        running.lock();
        try {
            return other.get();
        } finally {
            running.unlock();
        }
    }
}

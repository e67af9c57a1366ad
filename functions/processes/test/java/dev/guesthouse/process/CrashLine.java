package dev.guesthouse.process;

import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.guesthouse.test.Answer;

/** The line to a program that is killed while it is called: whoever lost their answer waits until it is there again. */
final class CrashLine implements Line {

    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    @Override
    public Answer untilAnswered(Callable<Answer> call) {
        while (true) {
            gate.readLock().lock();
            try {
                begun.incrementAndGet();
                var answer = call.call();
                if (answer.status() != 503) {
                    return answer;
                }
                lost.incrementAndGet();
            } catch (UncheckedIOException e) {
                lost.incrementAndGet();
            } catch (Exception e) {
                throw new AssertionError("a call failed", e);
            } finally {
                gate.readLock().unlock();
            }
        }
    }

    /** Does something while nobody calls; those who are still waiting for an answer are waited for. */
    void whileNobodyCalls(Interruption work) throws Exception {
        gate.writeLock().lock();
        try {
            work.run();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** How many calls have begun. */
    int begun() {
        return begun.get();
    }

    /** How many calls got no answer. */
    int lost() {
        return lost.get();
    }

    interface Interruption {
        void run() throws Exception;
    }
}

package dev.guesthouse.process;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.awaitility.Awaitility;

/** Guests who live at once, each in a thread of their own, until they are told to stop. */
final class Load implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final ExecutorService threads;
    private final List<Future<?>> running;
    private volatile boolean stopped;

    Load(List<Lives> lives) {
        threads = Executors.newFixedThreadPool(lives.size());
        running = lives.stream().<Future<?>>map(each -> threads.submit(() -> {
            while (!stopped) {
                each.live();
            }
        })).toList();
    }

    private void check() {
        running.stream().filter(Future::isDone).forEach(Load::await);
    }

    /** Waits for a condition, as long as nobody was told something wrong. */
    void awaitThat(Callable<Boolean> condition) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).pollDelay(0, TimeUnit.SECONDS).pollInterval(1, TimeUnit.MILLISECONDS).until(() -> {
            check();
            return condition.call();
        });
    }

    /** Returns when each has come to the end of its story. */
    void end() {
        stopped = true;
        running.forEach(Load::await);
    }

    private static void await(Future<?> one) {
        try {
            one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("somebody's story went wrong", e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}

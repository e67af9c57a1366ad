package dev.guesthouse.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LaneTest {

    @Test
    @DisplayName("MSG-01 however many nudges come while one runs, one more run follows them all")
    void coalesces() throws InterruptedException {
        var started = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var runs = new AtomicInteger();
        var lane = new Lane();
        Supplier<Integer> job = () -> {
            started.countDown();
            await(goOn);
            return runs.incrementAndGet();
        };
        var threads = Executors.newFixedThreadPool(10);
        threads.submit(() -> lane.run(job));
        await(started);
        var others = new CountDownLatch(8);
        for (int i = 0; i < 9; i++) {
            threads.submit(() -> {
                lane.run(job);
                others.countDown();
            });
        }
        await(others);
        assertEquals(0, runs.get());
        goOn.countDown();
        threads.shutdown();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        assertEquals(2, runs.get());
    }

    @Test
    @DisplayName("MSG-01 a run that fails keeps no later one from running")
    void fails() {
        var lane = new Lane();
        assertThrows(IllegalStateException.class, () -> lane.run(() -> {
            throw new IllegalStateException();
        }));
        assertEquals(Optional.of("ran"), lane.run(() -> "ran"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

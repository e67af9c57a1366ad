package dev.guesthouse.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.hamcrest.Matchers;

/** Waits for what follows in its own time. */
final class Eventually {

    private Eventually() {
    }

    /** Returns once the supplier answers this; fails where it does not within half a minute. */
    static <T> void is(T expected, Callable<T> supplier) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100)).until(supplier, Matchers.equalTo(expected));
    }
}

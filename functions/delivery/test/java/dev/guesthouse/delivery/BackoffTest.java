package dev.guesthouse.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    @DisplayName("CON-03 retries back off from ten seconds to the longest wait, and after the last try it rests")
    void waits() {
        assertEquals(List.of(10L, 30L, 90L, 270L, 810L, 2430L, 3600L),
                IntStream.rangeClosed(1, 7).mapToObj(tries -> Backoff.after(tries, 8, Duration.ofHours(1)).orElseThrow().toSeconds()).toList());
        assertEquals(Optional.empty(), Backoff.after(8, 8, Duration.ofHours(1)));
        assertEquals(Duration.ofMinutes(5), Backoff.after(290, 291, Duration.ofMinutes(5)).orElseThrow());
    }

    @Test
    @DisplayName("CON-03 what a target asks to wait is honoured, within a day")
    void asked() {
        assertEquals(Duration.ofMinutes(7), Backoff.asked(Duration.ofMinutes(7)));
        assertEquals(Duration.ofDays(1), Backoff.asked(Duration.ofDays(4_000)));
    }
}

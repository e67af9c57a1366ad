package dev.guesthouse.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final UUID NOTHING_OFF = new UUID(0, 0);

    @Test
    @DisplayName("CON-03 retries back off from ten seconds to the longest wait, and after the last try it rests")
    void waits() {
        assertEquals(List.of(10L, 30L, 90L, 270L, 810L, 2430L, 3600L),
                IntStream.rangeClosed(1, 7).mapToObj(tries -> Backoff.after(NOTHING_OFF, tries, 8, Duration.ofHours(1)).orElseThrow().toSeconds()).toList());
        assertEquals(Optional.empty(), Backoff.after(NOTHING_OFF, 8, 8, Duration.ofHours(1)));
        assertEquals(Duration.ofMinutes(5), Backoff.after(NOTHING_OFF, 290, 291, Duration.ofMinutes(5)).orElseThrow());
    }

    @Test
    @DisplayName("CON-03 what has failed together does not come back together, and nothing later than it would by itself")
    void apart() {
        var waits = IntStream.range(0, 1_000).mapToObj(number -> Backoff.after(UUID.randomUUID(), 2, 8, Duration.ofHours(1)).orElseThrow().toMillis()).toList();
        assertTrue(waits.stream().allMatch(wait -> wait >= 24_000 && wait <= 30_000), waits.toString());
        assertTrue(waits.stream().distinct().count() > 10, waits.toString());
    }

    @Test
    @DisplayName("CON-03 what a target asks to wait is honoured, within a day")
    void asked() {
        assertEquals(Duration.ofMinutes(7), Backoff.asked(Duration.ofMinutes(7)));
        assertEquals(Duration.ofDays(1), Backoff.asked(Duration.ofDays(4_000)));
    }
}

package dev.guesthouse.delivery.outbound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.connector.Connector;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    @DisplayName("CON-03 calls to a target are kept apart as its connector says, however many call at once")
    void apart() {
        assertTrue(lasts(connector(50)).compareTo(Duration.ofMillis(200)) >= 0);
    }

    @Test
    @DisplayName("CON-03 one target's pace holds up no other, and who has none waits for nobody")
    void others() {
        lasts(connector(50));
        var begun = System.nanoTime();
        pace.await(connector(1));
        pace.await(connector(null));
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).compareTo(Duration.ofSeconds(1)) < 0);
    }

    /** How long eleven calls take. */
    private Duration lasts(Connector connector) {
        var begun = System.nanoTime();
        IntStream.range(0, 11).parallel().forEach(call -> pace.await(connector));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Connector connector(Integer callsASecond) {
        var connector = new Connector();
        connector.id = UUID.randomUUID();
        connector.callsASecond = callsASecond;
        return connector;
    }
}

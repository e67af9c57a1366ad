package dev.guesthouse.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PermitsTest {

    @Test
    @DisplayName("OPS-03 a run takes on no more than its limit, however many work for it")
    void limit() {
        var permits = new Permits(50);
        assertEquals(20, permits.take(20));
        assertEquals(30, IntStream.range(0, 100).parallel().map(i -> permits.take(7)).sum());
        assertEquals(0, permits.take(1));
    }
}

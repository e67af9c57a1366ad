package dev.guesthouse.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PermitsTest {

    @Test
    @DisplayName("OPS-03 a run takes on no more than its limit, however many work for it")
    void limit() {
        var permits = new Permits(50);
        assertEquals(20, permits.take(20, PermitsTest::items).size());
        assertEquals(30, IntStream.range(0, 100).parallel().map(i -> permits.take(7, PermitsTest::items).size()).sum());
        assertEquals(0, permits.take(1, PermitsTest::items).size());
    }

    @Test
    @DisplayName("OPS-03 what is not found or not worked on is left for the others")
    void unused() {
        var permits = new Permits(5);
        assertEquals(1, permits.take(20, most -> items(1)).size());
        assertEquals(4, permits.take(20, PermitsTest::items).size());
        permits.giveBack(2);
        assertEquals(2, permits.take(20, PermitsTest::items).size());
    }

    private static List<String> items(int count) {
        return Collections.nCopies(count, "item");
    }
}

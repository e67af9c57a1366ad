package dev.guesthouse.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeletionDelayTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    @DisplayName("GST-02 guests are kept, or deleted after 0 to 3,660 days")
    void fits() {
        assertNull(DeletionDelay.parse("keep").from(NOW));
        assertEquals(NOW, DeletionDelay.parse("P0D").from(NOW));
        assertEquals(Instant.parse("2026-12-31T09:00:00Z"), DeletionDelay.parse("P30D").from(NOW));
        assertEquals(Instant.parse("2036-12-08T09:00:00Z"), DeletionDelay.parse("P3660D").from(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = { "P3661D", "30", "P1M", "never", "", "-P1D" })
    @DisplayName("GST-02 any other setting stops the start")
    void refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> DeletionDelay.parse(text));
    }
}

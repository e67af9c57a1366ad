package dev.guesthouse.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.config.ConfigValidationException;

class PercentTest {

    private static final String SETTING = "guesthouse.brake-percent";

    @Test
    @DisplayName("CON-05 a tenth of a target system's memberships is taken away without a second word, or as much as is set")
    void set() {
        assertEquals(10, SetTo.of("guesthouse.name", "Guesthouse").brakePercent());
        assertEquals(100, SetTo.of(SETTING, " 100 ").brakePercent());
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "101", "-1", "10 %", "a tenth" })
    @DisplayName("CON-05 a share that is none stops the start")
    void refused(String text) {
        assertThrows(ConfigValidationException.class, () -> SetTo.of(SETTING, text));
    }
}

package dev.guesthouse.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesAnHourTest {

    private final CodesAnHour reader = new CodesAnHour();

    @Test
    @DisplayName("IDY-01 from 1 to 100,000 codes an hour can be set")
    void fits() {
        assertEquals(1, reader.convert("1"));
        assertEquals(100_000, reader.convert(" 100000 "));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-5", "100001", "1000000000000", "5.5", "many", "" })
    @DisplayName("IDY-01 a number of codes with which nobody could sign in, or which is none, stops the start")
    void refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> reader.convert(text));
    }
}

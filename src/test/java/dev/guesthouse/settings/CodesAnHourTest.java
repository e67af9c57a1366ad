package dev.guesthouse.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.config.ConfigValidationException;

class CodesAnHourTest {

    @Test
    @DisplayName("IDY-01 from 1 to 100,000 codes an hour can be set, each limit by itself")
    void fits() {
        var set = codes("guesthouse.codes.per-caller", " 100000 ");
        assertEquals(100_000, set.perCaller());
        assertEquals(15, set.perAddress());
        assertEquals(5, set.perCallerAndAddress());
        assertEquals(1, codes("guesthouse.codes.per-address", "1").perAddress());
        assertEquals(7, codes("guesthouse.codes.per-caller-and-address", "7").perCallerAndAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-5", "100001", "1000000000000", "5.5", "many" })
    @DisplayName("IDY-01 a number of codes with which nobody could sign in, or which is none, stops the start")
    void refused(String text) {
        for (var limit : List.of("per-caller", "per-address", "per-caller-and-address")) {
            assertThrows(ConfigValidationException.class, () -> codes("guesthouse.codes." + limit, text));
        }
    }

    private static Settings.Codes codes(String setting, String value) {
        return SetTo.of(setting, value).codes();
    }
}

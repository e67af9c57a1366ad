package dev.guesthouse.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({ "P1D,24", "PT8H,8", "P14D,336", "P1DT1H,25", "P3660D,87840", "PT24H,24" })
    @DisplayName("POL-08 a duration is hours or days, and a day is 24 hours")
    void hoursAndDays(String text, long hours) {
        assertEquals(Duration.ofHours(hours), Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "P1M", "P1Y", "P2W", "PT30M", "PT1S", "P1DT30M", "P", "PT", "P1DT", "-P1D", "P-1D", "P1.5D", "p1d", "1D", "14", "", " P1D",
            "P1D\n", "P12345678D", "PT1H1D", "P1D1D", "P٣D" })
    @DisplayName("POL-08 months, years and whatever has no fixed length or is no duration is refused")
    void refused(String text) {
        var refusal = assertThrows(Problem.class, () -> Durations.parse(text));
        assertEquals(ProblemType.INVALID_INPUT, refusal.type);
    }

    @ParameterizedTest
    @CsvSource({ "P1D,P1D", "PT24H,P1D", "P14D,P14D", "PT8H,PT8H", "P1DT1H,PT25H" })
    @DisplayName("POL-08 whole days are told as days, the rest as hours")
    void told(String text, String told) {
        assertEquals(told, Durations.text(Durations.parse(text)));
    }

    @ParameterizedTest
    @CsvSource({ "PT24H30M,PT24H30M", "PT0S,PT0S", "PT45M,PT45M" })
    @DisplayName("ASG-04 what was measured, and is no whole number of hours, is told whole")
    void measured(Duration measured, String told) {
        assertEquals(told, Durations.text(measured));
    }
}

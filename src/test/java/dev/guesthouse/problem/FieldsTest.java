package dev.guesthouse.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private final Fields fields = new Fields();

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\u00A0", "\u200B", "\u3000\uFEFF", "\u2800", "\u3164\u115F", "\u034F", "\u00AD" })
    @DisplayName("REQ-03 text of which nothing can be seen is as good as none")
    void nothingToSee(String text) {
        assertNull(fields.justification(text));
        assertTrue(fields.isEmpty());
        fields.line("displayName", text, 120);
        assertEquals("must not be blank", assertThrows(Problem.class, fields::check).errors.get(0).message());
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "\u00E9", "e\u0301", "\u4F8B", ".", "\uD83D\uDE00", "\u200Bx\u00A0" })
    @DisplayName("REQ-03 text of which something can be seen is taken as it is")
    void something(String text) {
        assertEquals(text, fields.justification(text));
        assertEquals(text, fields.line("displayName", text, 120));
        assertTrue(fields.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u0000", "\u202E", "\uD83D" })
    @DisplayName("OPS-06 characters that no text may have are refused, not taken for nothing")
    void unfit(String text) {
        fields.justification(text);
        assertEquals("must not contain control characters", assertThrows(Problem.class, fields::check).errors.get(0).message());
    }
}

package dev.guesthouse.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.problem.Problem;

class AnswerPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = { "C-[0-9]{4} C-1234 true", "C-[0-9]{4} C-12345 false", "C-[0-9]{4} xC-1234 false", "a|b b true",
            "(?i)abc ABC true", "[a-z]{1,50}-[a-z]{1,50}-[a-z]{1,50} a-b-c true", "([0-9]{1,3}\\.){3}[0-9]{1,3} 10.0.0.1 true",
            "\\x{10001}a 𐀁a true", "\\p{Greek}{2} \u03b1\u03b2 true" })
    @DisplayName("POL-10 an answer fits where the whole of it matches")
    void fits(String pattern, String answer, boolean fits) {
        assertEquals(fits, AnswerPattern.parse(pattern).fits(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = { "(", "[", "a{2,1}", "(a)\\1", "(?=a)b", "((a{100}){100}){100}", "(((((((a{9}){9}){9}){9}){9}){9}){9}){9}",
            "((a{9}){1000}){0,999}", "([ab]{1000}){1000}", "(?:x{1000}){1000}", "(a|b{999}){999}",
            "(a{1000}[(]){1000}", "(a{1000}\\(){1000}", "(a{1000}\\Q(\\E){1000}" })
    @DisplayName("POL-10 what is no RE2 expression, or a huge one, is refused")
    void refused(String pattern) {
        assertThrows(Problem.class, () -> AnswerPattern.parse(pattern));
    }
}

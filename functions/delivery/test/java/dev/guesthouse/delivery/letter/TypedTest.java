package dev.guesthouse.delivery.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    /** Shown as ¦. */
    private static final String BREAK = "\u200C";

    @ParameterizedTest(name = "MSG-05 what people typed is no link: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            see http://evil.example/login now       | see http:¦/¦/evil.¦example/login now
            HTTPS://EVIL.EXAMPLE                    | HTTPS:¦/¦/EVIL.¦EXAMPLE
            www.evil.example/path                   | www.¦evil.¦example/path
            evil.example/x?y=1                      | evil.¦example/x?y=1
            evil.example                            | evil.¦example
            (evil.example)                          | (evil.¦example)
            me@evil.example                         | me@¦evil.¦example
            mailto:me@evil.example                  | mailto:¦me@¦evil.¦example
            javascript:alert(1)                     | javascript:¦alert(1)
            tel:+4930123                            | tel:¦+¦4¦9¦3¦0¦1¦2¦3
            call +49 30 123-456                     | call +¦4¦9 3¦0 1¦2¦3-4¦5¦6
            bücher.example                          | bücher.¦example
            ❤.example                               | ❤.¦example
            例え.テスト                              | 例え.¦テスト
            evil。example                           | evil。¦example
            evil．example                           | evil．¦example
            evil﹒example                           | evil﹒¦example
            xn--bcher-kva.example                   | xn--bcher-kva.¦example
            http://127.0.0.1:8080/x                 | http:¦/¦/127.¦0.¦0.¦1:8080/x
            192.168.10.20                           | 192.¦168.¦10.¦20
            http://[::1]/                           | http:¦/¦/[::1]/
            //evil.example                          | /¦/evil.¦example
            a.b.evil.example                        | a.b.¦evil.¦example
            \\\\server\\share                         | \\¦\\server\\share
            file:////server/share                   | file:¦/¦/¦/¦/server/share
            file:\\\\server\\share                    | file:¦\\¦\\server\\share
            /\\server/share                         | /¦\\server/share
            ms-word:ofe,u,x                         | ms-word:¦ofe,u,x
            """)
    void links(String typed, String shown) {
        assertEquals(shown, Typed.text(typed).replace(BREAK, "¦"));
        assertEquals(typed, Typed.text(typed).replace(BREAK, ""));
        assertEquals(Typed.text(typed), Typed.text(Typed.text(typed)));
    }

    @ParameterizedTest(name = "MSG-05 a name that has a dot reads as it was typed, and is no link: {0}")
    @ValueSource(strings = { "Booking.com", "Fabrikam.Portal", "ASP.NET", "Ana (ana@fabrikam.example)" })
    void names(String typed) {
        assertEquals(typed, Typed.name(typed).replace(BREAK, ""));
        assertNotEquals(typed, Typed.name(typed));
    }

    @ParameterizedTest(name = "MSG-05 what looks like no link stays as it was typed: {0}")
    @ValueSource(strings = { "We need it. The new line opens in May.", "3.5 million, 17.50 EUR", "e.g. at 10:30", "Ana Ruiz-O'Neill", "J. R. Ewing",
            "Zoë & Søren <guests>", "one: two", "and/or", "order 4930123456, 10 @ 5", "wait...what", "نمی‌خواهم" })
    void sentences(String typed) {
        assertEquals(typed, Typed.text(typed));
    }

    @Test
    @DisplayName("MSG-05 what people typed is one line without control characters and marks that hide or turn text")
    void lines() {
        assertEquals("Atlas Bcc: x@¦evil.¦example", Typed.name("Atlas\r\nBcc: x@evil.example").replace(BREAK, "¦"));
        assertEquals("one two three", Typed.text("\u0000one\u2028two\u0085\t three\u0007"));
        assertEquals("evil.¦example", Typed.text("evil.\u200Bexample").replace(BREAK, "¦"));
        assertEquals("abcdef", Typed.name("abc\u202Edef"));
    }

    @Test
    @DisplayName("MSG-05 what people typed has a bounded length, and is cut between characters")
    void lengths() {
        assertEquals(1_000, Typed.text("x".repeat(5_000)).codePointCount(0, 1_000));
        assertTrue(Typed.text("x".repeat(5_000)).endsWith("x…"));
        assertEquals("x".repeat(1_000), Typed.text("x".repeat(1_000)));
        assertEquals(80, Typed.name("\uD83D\uDE80".repeat(200)).codePointCount(0, Typed.name("\uD83D\uDE80".repeat(200)).length()));
        assertEquals(150, Typed.subject("s".repeat(400)).length());
    }

    @Test
    @DisplayName("MSG-05 a proven address stays as it is, unless it was made to look like a link")
    void addresses() {
        assertEquals("pia@eu.fabrikam.example", Typed.address("pia@eu.fabrikam.example"));
        assertEquals("ana.ruiz+x@fabrikam.example", Typed.address("ana.ruiz+x@fabrikam.example"));
        assertEquals("$evil.¦example@¦fabrikam.¦example", Typed.address("$evil.example@fabrikam.example").replace(BREAK, "¦"));
        assertEquals("www.¦evil@¦fabrikam.¦example", Typed.address("www.evil@fabrikam.example").replace(BREAK, "¦"));
    }

    @Test
    @DisplayName("MSG-05 a subject holds no encoded word, which would be read as other words")
    void encodedWords() {
        assertEquals("= ?utf-8?q?Your_access_ends?= asks", Typed.subject("=?utf-8?q?Your_access_ends?= asks"));
    }
}

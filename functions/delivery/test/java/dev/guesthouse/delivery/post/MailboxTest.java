package dev.guesthouse.delivery.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxTest {

    @ParameterizedTest(name = "MSG-07 the sender that a setting names stands in a header as a name and an address: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            access@home.example                       | access@home.example
            <access@home.example>                     | access@home.example
            Guest access <access@home.example>        | "Guest access" <access@home.example>
            "Guests, all" <access@home.example>       | "Guests, all" <access@home.example>
            "The \\"house\\"" <access@home.example>   | "The \\"house\\"" <access@home.example>
            Guests (home) <access@home.example>       | "Guests (home)" <access@home.example>
            Gästehaus <access@home.example>           | =?UTF-8?Q?G=C3=A4stehaus?= <access@home.example>
            """)
    void parsed(String setting, String header) {
        assertEquals(header, Mailbox.parse(setting).in("From"));
    }

    @Test
    @DisplayName("MSG-07 an address moves to the next line where the name leaves no room, and a line ends as RFC 5322 has it")
    void folded() {
        assertEquals("=?UTF-8?Q?=C3=A4=C3=A4=C3=A4=C3=A4=C3=A4=C3=A4=C3=A4=C3=A4?=\r\n <access@home.example>",
                new Mailbox("ä".repeat(8), "access@home.example").in("From"));
        assertEquals("=?UTF-8?Q?=F0=9F=9A=80=F0=9F=9A=80=F0=9F=9A=80=F0=9F=9A=80?=\r\n =?UTF-8?Q?=F0=9F=9A=80?= <access@home.example>",
                new Mailbox("🚀".repeat(5), "access@home.example").in("From"));
    }

    @Test
    @DisplayName("MSG-05 a name makes no line of its own")
    void oneLine() {
        assertEquals("\"Guests Bcc: all@evil.example\" <access@home.example>",
                new Mailbox("Guests\r\nBcc: all@evil.example", "access@home.example").in("From"));
    }
}

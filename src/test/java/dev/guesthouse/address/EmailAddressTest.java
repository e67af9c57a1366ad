package dev.guesthouse.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
            "Ana.Ruiz@Fabrikam.Example, ana.ruiz@fabrikam.example, fabrikam.example",
            "ANA@BÜCHER.example, ana@xn--bcher-kva.example, xn--bcher-kva.example",
            "' ana@eu.fabrikam.example ', ana@eu.fabrikam.example, eu.fabrikam.example",
            "o'neil+x@fabrikam.example, o'neil+x@fabrikam.example, fabrikam.example",
            "TITLE@fabrikam.example, title@fabrikam.example, fabrikam.example",
            "ana@Straße.example, ana@xn--strae-oqa.example, xn--strae-oqa.example" })
    @DisplayName("IDY-06 addresses are equal without regard to case, the domain as an A-label")
    void equalForms(String typed, String value, String domain) {
        assertEquals(new EmailAddress(value, domain), EmailAddress.parse(typed));
    }

    @Test
    @DisplayName("IDY-06 nothing else is normalized: dots and tags make other addresses")
    void nothingElse() {
        assertNotEquals(EmailAddress.parse("ana.ruiz@fabrikam.example"), EmailAddress.parse("anaruiz@fabrikam.example"));
        assertNotEquals(EmailAddress.parse("ana+x@fabrikam.example"), EmailAddress.parse("ana@fabrikam.example"));
    }

    @ParameterizedTest
    @CsvSource({ "ana@fabrikam.example, ana@fabrikam.example, false", "ana+x@fabrikam.example, ana@fabrikam.example, true",
            "ana+x+y@fabrikam.example, ana@fabrikam.example, true", "ana+@fabrikam.example, ana@fabrikam.example, true",
            "+ana@fabrikam.example, +ana@fabrikam.example, false", "+ana+x@fabrikam.example, +ana@fabrikam.example, true" })
    @DisplayName("APR-02 whose an address may be is said by what stands before its tag")
    void tags(String typed, String untagged, boolean tagged) {
        var email = EmailAddress.parse(typed);
        assertEquals(EmailAddress.parse(untagged), email.untagged());
        assertEquals(tagged, email.isTagged());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ana", "@fabrikam.example", "ana@", "ana@fabrikam", "ana@192.0.2.1", "ana@[192.0.2.1]", "a@b@fabrikam.example",
            "\"a b\"@fabrikam.example", ".ana@fabrikam.example", "ana.@fabrikam.example", "a..b@fabrikam.example", "ana ruiz@fabrikam.example",
            "ana\r\nBcc: x@fabrikam.example", "ana@fabrikam.example\nx", "Ana <ana@fabrikam.example>", "ana,omar@fabrikam.example",
            "аna@fabrikam.example", "\u212Aate@fabrikam.example", "\u0130da@fabrikam.example", "ana@a\u200Db.example",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@fabrikam.example" })
    @DisplayName("IDY-06 what is no address, or has letters that only look like others, is refused")
    void refused(String typed) {
        var refusal = assertThrows(Problem.class, () -> EmailAddress.parse(typed));
        assertEquals(ProblemType.INVALID_INPUT, refusal.type);
        assertEquals("email", refusal.errors.get(0).field());
    }

    @ParameterizedTest
    @ValueSource(strings = { "ana%evil.example@fabrikam.example", "evil.example!ana@fabrikam.example", "@evil.example,@b.example:ana@fabrikam.example",
            "@evil.example:ana@fabrikam.example", "\"ana@evil.example\"@fabrikam.example", "\"ana\"@fabrikam.example", "(x)ana@fabrikam.example",
            "ana\\@evil.example@fabrikam.example", "/var/mail/ana@fabrikam.example", "|program@fabrikam.example", "ana@evil.example@fabrikam.example" })
    @DisplayName("IDY-06 an address that a mail server could take for a way to another mailbox is refused")
    void routed(String typed) {
        var refusal = assertThrows(Problem.class, () -> EmailAddress.parse(typed));
        assertEquals("email", refusal.errors.get(0).field());
    }

    @ParameterizedTest
    @ValueSource(strings = { "=?utf-8?q?Your_access_ends?=@fabrikam.example", "x=?utf-8?b?eA==?=@fabrikam.example" })
    @DisplayName("MSG-05 an address that readers of mail would show as other words is refused")
    void encodedWord(String typed) {
        assertThrows(Problem.class, () -> EmailAddress.parse(typed));
    }

    @Test
    @DisplayName("IDY-06 what is too long for an address is refused before it is looked at closely")
    void tooLong() {
        assertThrows(Problem.class, () -> EmailAddress.parse("ana@" + "\u0430.".repeat(200_000) + "example"));
    }
}

package dev.guesthouse.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
            "fabrikam.example, fabrikam.example",
            "FabriKam.EXAMPLE, fabrikam.example",
            "' fabrikam.example ', fabrikam.example",
            "bücher.example, xn--bcher-kva.example",
            "BÜCHER.example, xn--bcher-kva.example",
            "XN--BCHER-KVA.example, xn--bcher-kva.example",
            "bu\u0308cher.example, xn--bcher-kva.example",
            "fabrikam\u3002example, fabrikam.example",
            "ｆabrikam.example, fabrikam.example",
            "例え.example, xn--r8jz45g.example",
            "straße.example, xn--strae-oqa.example",
            "STRAẞE.example, xn--strae-oqa.example",
            "xn--STRAE-oqa.example, xn--strae-oqa.example",
            "eu.faß\uFF0Ebücher.example, eu.xn--fa-hia.xn--bcher-kva.example",
            "σίγμας.example, xn--kxaef0b5ab.example",
            "ΣΊΓΜΑΣ.example, xn--kxaef0b6ae.example",
            "strasse.example, strasse.example" })
    @DisplayName("ORG-04 case and the forms of an international name are equal")
    void equalForms(String typed, String value) {
        assertEquals(value, DomainName.parse(typed).value());
    }

    @ParameterizedTest
    @CsvSource({ "a.b.c, a.b.c|b.c|c", "xn--bcher-kva.example, xn--bcher-kva.example|example", "example, example" })
    @DisplayName("ORG-04 a domain is matched on label boundaries: as a whole, and by all that is above it, the longest first")
    void suffixes(String domain, String suffixes) {
        assertEquals(suffixes, new DomainName(domain).suffixes().stream().map(DomainName::value).collect(Collectors.joining("|")));
    }

    @ParameterizedTest
    @CsvSource({
            "fabrikam.example, fabrikam.example",
            "a.b.fabrikam.example, fabrikam.example",
            "mail.fabrikam.co.uk, fabrikam.co.uk",
            "eu.fabrikam.onmicrosoft.com, fabrikam.onmicrosoft.com",
            "co.uk, co.uk" })
    @DisplayName("MSG-05 what stands before a registered name makes it no other one: whoever has it can have any number")
    void registered(String domain, String registered) {
        assertEquals(registered, DomainName.parse(domain).registered().value());
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\u200Cb.example", "a\u200Db.example", "a\u200Cß.example" })
    @DisplayName("ORG-03 what cannot be seen and is read in two ways is refused, since it could be another's domain")
    void joiners(String typed) {
        assertTrue(reason(typed).contains("two ways"), reason(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = { "192.0.2.1", "1", "10.1", "::1", "2001:db8::1", "[::1]" })
    @DisplayName("ORG-03 an IP address is refused as one")
    void ipAddresses(String typed) {
        assertTrue(reason(typed).contains("IP address"), reason(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = { "fabrikam", "localhost", "com" })
    @DisplayName("ORG-03 a part of a domain is refused as one")
    void partial(String typed) {
        assertTrue(reason(typed).contains("only a part"), reason(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ".", "a..example", ".fabrikam.example", "fabrikam.example.", "-a.example", "a-.example", "a_b.example", "*.example.com",
            "a b.example", "１９２.０.２.１", "fabrikam.example/x", "https://fabrikam.example", "@fabrikam.example", "ana@fabrikam.example", "fabrikam.123",
            "a\u0000b.example", "a\nb.example", "'; drop table person; --", "\u202Efabrikam.example", "💩\uD83D.example", "ß\u202E.example", "-ß.example", "ß-.example", "ß_.example",
            "xn--ß.example", "ß\u2024x.example", "ß\uD83D.example", "a..ß.example", "ß.example.", "ßaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example" })
    @DisplayName("ORG-03 what is no domain name is refused with the reason")
    void malformed(String typed) {
        assertFalse(reason(typed).isBlank());
    }

    @ParameterizedTest
    @CsvSource({
            "fabrikam.example, fabrikam.example, true",
            "eu.fabrikam.example, fabrikam.example, true",
            "a.b.fabrikam.example, fabrikam.example, true",
            "notfabrikam.example, fabrikam.example, false",
            "fabrikam.example, eu.fabrikam.example, false",
            "fabrikam.example.evil.example, fabrikam.example, false" })
    @DisplayName("ORG-04 a domain lies within another on label boundaries only")
    void within(String domain, String other, boolean expected) {
        assertEquals(expected, DomainName.parse(domain).isWithin(DomainName.parse(other)));
    }

    @ParameterizedTest
    @CsvSource({ "co.uk, true", "github.io, true", "com.au, true", "blogspot.com, true", "sch.uk, true", "kent.sch.uk, true", "nom.br, true", "kawasaki.jp, true",
            "city.kawasaki.jp, false", "公司.cn, true", "xn--55qx5d.cn, true", "onmicrosoft.com, true", "mail.onmicrosoft.com, true", "fabrikam.onmicrosoft.com, false",
            "fabrikam.kent.sch.uk, false", "nobodys.example, false", "fabrikam.example, false", "fabrikam.co.uk, false", "octo.github.io, false" })
    @DisplayName("ORG-03 a public suffix is known as one, and so is what lies above one, and where strangers get names of their own")
    void publicSuffix(String domain, boolean expected) {
        assertEquals(expected, DomainName.parse(domain).isPublicSuffix());
    }

    private static String reason(String typed) {
        var refusal = assertThrows(Problem.class, () -> DomainName.parse(typed));
        assertEquals(ProblemType.INVALID_INPUT, refusal.type);
        assertEquals("domain", refusal.errors.get(0).field());
        return refusal.errors.get(0).message();
    }

    @ParameterizedTest
    @CsvSource({ "fabrikam.example, false", "bücher.example, false", "straße-2.example, false", "f\u0430brikam.example, true", "例え.example, true",
            "bücher.例え.example, true" })
    @DisplayName("APR-07 a domain is in another script where any letter of it is, whatever it looks like")
    void otherScript(String typed, boolean other) {
        assertEquals(other, DomainName.parse(typed).isInOtherScript());
    }
}

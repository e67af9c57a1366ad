package dev.guesthouse.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
            "https://teams.home.example/atlas, https://teams.home.example/atlas",
            "' HTTP://wiki:8080/a%20b?c=d&e=@f#g ', HTTP://wiki:8080/a%20b?c=d&e=@f#g",
            "https://10.1.2.3/x, https://10.1.2.3/x",
            "https://[::1]:8443/, https://[::1]:8443/",
            "https://xn--bcher-kva.example/\u00E4\u202Egpj.exe, https://xn--bcher-kva.example/%C3%A4%E2%80%AEgpj.exe" })
    @DisplayName("CAT-02 where a resource is opened is a page's whole address, in signs that look like nothing else")
    void fit(String pasted, String value) {
        assertEquals(value, WebAddress.parse(pasted).value());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "teams.home.example/atlas", "/atlas", "//teams.home.example/atlas", "https:", "https:///atlas", "https:teams.home.example",
            "javascript:alert(1)", "JavaScript://teams.home.example/%0aalert(1)", "data:text/html,x", "ftp://teams.home.example/", "file:///etc/passwd",
            "https://two words.example/", "https://teams.home.example/a\nb", "https://teams.home.example\\@evil.example/", "https://b\u00FCcher.example/",
            "https://teams.home.example:65536/",
            "https://ana:secret@teams.home.example/", "https://ana@teams.home.example/", "https://@teams.home.example/" })
    @DisplayName("CAT-02 anything else is refused: what a browser would run, what is not whole, and what holds credentials")
    void unfit(String pasted) {
        assertEquals(ProblemType.INVALID_INPUT, assertThrows(Problem.class, () -> WebAddress.parse(pasted)).type);
    }

    @Test
    @DisplayName("CAT-02 an address has 2,000 characters at most, as it is written out")
    void longest() {
        var address = "https://teams.home.example/";
        var longest = address + "x".repeat(2_000 - address.length());
        assertEquals(longest, WebAddress.parse(longest).value());
        assertThrows(Problem.class, () -> WebAddress.parse(longest + "x"));
        assertThrows(Problem.class, () -> WebAddress.parse(address + "\u00E4".repeat(1_000)));
    }
}

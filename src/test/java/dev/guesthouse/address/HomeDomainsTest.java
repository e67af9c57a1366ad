package dev.guesthouse.address;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeDomainsTest {

    @ParameterizedTest
    @ValueSource(strings = { "co.uk", "sch.uk", "onmicrosoft.com", "home", "home..example" })
    @DisplayName("ORG-13 a setting that is no domain, or is that of strangers too, is refused by its name")
    void refused(String setting) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new HomeDomains(new HomeIs(setting)));
        assertTrue(refusal.getMessage().startsWith("guesthouse.home-domains: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(setting), refusal.getMessage());
    }
}

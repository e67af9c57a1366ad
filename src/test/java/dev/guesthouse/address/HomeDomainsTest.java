package dev.guesthouse.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.settings.SetTo;
import io.quarkus.runtime.configuration.ConfigurationException;

class HomeDomainsTest {

    @ParameterizedTest
    @CsvSource({ "home.example, ana@home.example, true", "home.example, ana@eu.home.example, false", "home.example, ana+x@home.example, false",
            "home.example, ana@nothome.example, false", "Home.Example, ana@home.example, true",
            "*.home.example, ana@eu.home.example, true", "*.home.example, ana@lab.eu.home.example, true", "*.home.example, ana@home.example, false",
            "*.home.example, ana+x@eu.home.example, false", "*.home.example, ana@nothome.example, false" })
    @DisplayName("ORG-13 members by their address are those of just the domains that the setting names, below one where it says so, and none by a tag")
    void members(String setting, String address, boolean member) {
        assertEquals(member, new HomeDomains(SetTo.of("guesthouse.home-domains", setting)).makeMember(EmailAddress.parse(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "home.example", "*.home.example" })
    @DisplayName("ORG-13 whatever makes members, a home domain and all below it are the home organization's")
    void ours(String setting) {
        var home = new HomeDomains(SetTo.of("guesthouse.home-domains", setting));
        assertTrue(home.include(new DomainName("home.example")));
        assertTrue(home.include(new DomainName("eu.home.example")));
        assertTrue(home.touch(new DomainName("example")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "co.uk", "sch.uk", "onmicrosoft.com", "home", "home..example" })
    @DisplayName("ORG-13 a setting that is no domain, or is that of strangers too, is refused by its name")
    void refused(String setting) {
        var refusal = assertThrows(ConfigurationException.class, () -> new HomeDomains(SetTo.of("guesthouse.home-domains", setting)));
        assertTrue(refusal.getMessage().startsWith("guesthouse.home-domains: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(setting), refusal.getMessage());
    }
}

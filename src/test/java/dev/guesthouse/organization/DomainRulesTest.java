package dev.guesthouse.organization;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.address.HomeDomains;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.settings.Language;
import dev.guesthouse.settings.Settings;

class DomainRulesTest {

    private final DomainRules rules = new DomainRules(new HomeDomains(new HomeIs("Corp.Home.example")));

    @Test
    @DisplayName("ORG-02 a partner's own domain can stand for its people")
    void claimable() {
        assertEquals("fabrikam.example", rules.claimable("Fabrikam.example").value());
    }

    @ParameterizedTest
    @ValueSource(strings = { "co.uk", "github.io", "com.au" })
    @DisplayName("ORG-03 a public suffix is refused with the reason")
    void publicSuffix(String domain) {
        assertEquals(ProblemType.INVALID_INPUT, assertThrows(Problem.class, () -> rules.claimable(domain)).type);
    }

    @ParameterizedTest
    @ValueSource(strings = { "corp.home.example", "eu.corp.home.example", "home.example" })
    @DisplayName("ORG-13 no organization can claim a home domain, what lies below it or what it lies below")
    void home(String domain) {
        assertEquals(ProblemType.INVALID_INPUT, assertThrows(Problem.class, () -> rules.claimable(domain)).type);
    }

    @Test
    @DisplayName("ORG-13 a domain beside a home domain can be claimed")
    void besideHome() {
        assertDoesNotThrow(() -> rules.claimable("other.home.example"));
        assertDoesNotThrow(() -> rules.claimable("notcorp.home.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "gmail.com", "outlook.com", "web.de" })
    @DisplayName("ORG-14 a public mail provider's domain needs to be confirmed")
    void publicProvider(String typed) {
        var domain = rules.claimable(typed);
        assertEquals(ProblemType.PUBLIC_PROVIDER, assertThrows(Problem.class, () -> rules.confirmed(domain, false)).type);
        assertDoesNotThrow(() -> rules.confirmed(domain, true));
    }

    @Test
    @DisplayName("ORG-14 any other domain needs no confirmation")
    void noProvider() {
        assertDoesNotThrow(() -> rules.confirmed(rules.claimable("fabrikam.example"), false));
    }

    private record HomeIs(String domain) implements Settings {

        @Override
        public Optional<Set<String>> homeDomains() {
            return Optional.of(Set.of(domain));
        }

        @Override
        public URI url() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> administrator() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<List<String>> trustedProxies() {
            return Optional.empty();
        }

        @Override
        public Optional<String> dataDir() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<URI> deliveryUrl() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> deliveryToken() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Schedule schedule() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Language language() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Guests guests() {
            throw new UnsupportedOperationException();
        }
    }
}

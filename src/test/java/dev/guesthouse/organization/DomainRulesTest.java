package dev.guesthouse.organization;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.address.HomeDomains;
import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.settings.SetTo;

class DomainRulesTest {

    private final DomainRules rules = new DomainRules(new HomeDomains(SetTo.of("guesthouse.home-domains", "Corp.Home.example")));

    @Test
    @DisplayName("ORG-02 a partner's own domain can stand for its people")
    void claimable() {
        assertEquals("fabrikam.example", rules.claimable("Fabrikam.example").value());
    }

    @ParameterizedTest
    @ValueSource(strings = { "co.uk", "github.io", "com.au", "sch.uk", "onmicrosoft.com" })
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
    @ValueSource(strings = { "co.uk", "kent.sch.uk", "sch.uk", "onmicrosoft.com", "gmail.com", "corp.home.example" })
    @DisplayName("ORG-10 what nobody can claim is no organization's that is proposed")
    void notProposed(String domain) {
        assertFalse(rules.couldStandForAnOrganization(DomainName.parse(domain)));
        assertTrue(rules.couldStandForAnOrganization(DomainName.parse("fabrikam.onmicrosoft.com")));
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

    @Test
    @DisplayName("ORG-02 an organization's domains are read as they are compared, in their order")
    void sources() {
        var fields = new Fields();
        assertEquals(List.of("fabrikam.example", "xn--bcher-kva.example"),
                rules.claimable(fields, sources(List.of("Fabrikam.example", "b\u00FCcher.example")), Set.of()).stream().map(DomainName::value).toList());
        assertTrue(fields.isEmpty());
    }

    @Test
    @DisplayName("ORG-02 a domain that is not right is named by its place")
    void badSources() {
        assertEquals(List.of("identitySources[0].domain"), refused(List.of("co.uk", "fabrikam.example")));
        assertEquals(List.of("identitySources[1].domain"), refused(Arrays.asList("fabrikam.example", null)));
    }

    @Test
    @DisplayName("ORG-02 an organization has at least one domain, and none of them twice")
    void noneAndTwice() {
        assertEquals(List.of("identitySources"), refused(null));
        assertEquals(List.of("identitySources"), refused(List.of()));
        assertEquals(List.of("identitySources"), refused(List.of("fabrikam.example", "FABRIKAM.example")));
    }

    private static List<Source> sources(List<String> typed) {
        return typed == null ? null : typed.stream().map(domain -> domain == null ? null : new Source(domain)).toList();
    }

    private List<String> refused(List<String> typed) {
        var fields = new Fields();
        rules.claimable(fields, sources(typed), Set.of());
        return assertThrows(Problem.class, fields::check).errors.stream().map(FieldError::field).toList();
    }
}

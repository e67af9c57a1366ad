package dev.guesthouse.rules.organizations;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OrganizationListTest extends GuesthouseTest {

    @Test
    @DisplayName("ORG-12 lists come newest first, page by page, each entry once, also where all were made in one moment")
    void paged() {
        for (int i = 0; i < 5; i++) {
            given.organization("Old " + i, "old%d.example".formatted(i));
        }
        clock.advance(Duration.ofSeconds(1));
        given.organization("New", "new.example");
        var names = new ArrayList<String>();
        String next = null;
        do {
            var page = next == null ? given.admin().get("organizations", "limit", 2) : given.admin().get("organizations", "limit", 2, "after", next);
            assertThat(page.items(), hasSize(2));
            names.addAll(page.each("displayName"));
            next = page.text("next");
        } while (next != null);
        assertThat(names.get(0), is("New"));
        assertThat(names.stream().distinct().toList(), hasSize(6));
        assertThat(names, hasSize(6));
    }

    @Test
    @DisplayName("ORG-12 an entry added while somebody pages disturbs no page")
    void stable() {
        given.organization("A", "a.example");
        clock.advance(Duration.ofSeconds(1));
        given.organization("B", "b.example");
        var first = given.admin().get("organizations", "limit", 1);
        clock.advance(Duration.ofSeconds(1));
        given.organization("C", "c.example");
        assertThat(first.text("next"), notNullValue());
        var second = given.admin().get("organizations", "limit", 1, "after", first.text("next"));
        assertThat(second.each("displayName"), contains("A"));
        assertThat(second.text("next"), nullValue());
    }

    @Test
    @DisplayName("ORG-12 POL-01 those that a policy names are listed as it says now; a policy for others names none")
    void ofPolicy() {
        var fabrikam = given.organization("Fabrikam", "fabrikam.example");
        var tailspin = given.organization("Tailspin", "tailspin.example");
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.member(OMAR, "Omar Haddad");
        var policy = given.saved(policy(atlas).forOrganizations(fabrikam, tailspin));
        var all = given.saved(policy(atlas).named("All").scope("allConfiguredOrganizations"));
        assertThat(given.admin().get("organizations", "policyId", policy).each("displayName"), containsInAnyOrder("Fabrikam", "Tailspin"));
        given.admin().post("change-policy", "id", policy, "organizations", List.of(tailspin.id())).ok();
        assertThat(given.admin().get("organizations", "policyId", policy).each("displayName"), contains("Tailspin"));
        assertThat(given.admin().get("organizations", "policyId", all).items(), empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "AAAA", "'; drop table organization", "%00" })
    @DisplayName("ORG-12 a broken cursor is refused")
    void brokenCursor(String cursor) {
        given.admin().get("organizations", "after", cursor).names("after");
    }

    @Test
    @DisplayName("ORG-12 another list's cursor is refused")
    void foreignCursor() {
        given.member("kim@home.example", "Kim");
        var cursor = given.admin().get("people", "limit", 1).text("next");
        assertThat(cursor, notNullValue());
        given.admin().get("organizations", "after", cursor).names("after");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "201", "-1", "x", "1.5" })
    @DisplayName("ORG-12 a page has 1 to 200 entries")
    void limit(String limit) {
        given.admin().get("organizations", "limit", limit).names("limit");
    }

    @Test
    @DisplayName("ORG-12 a search finds what begins with a name or a domain, without case, and takes no wildcard")
    void search() {
        given.organization("Fabrikam", "valves.example");
        given.organization("Contoso", "fabulous.example");
        given.organization("50% Off_", "off.example");
        assertThat(given.admin().get("organizations", "search", "FAB").items(), hasSize(2));
        assertThat(given.admin().get("organizations", "search", "valves.ex").each("displayName"), contains("Fabrikam"));
        assertThat(given.admin().get("organizations", "search", "abrikam").items(), empty());
        assertThat(given.admin().get("organizations", "search", "50% off_").each("displayName"), contains("50% Off_"));
        assertThat(given.admin().get("organizations", "search", "%").items(), empty());
        assertThat(given.admin().get("organizations", "search", "_").items(), empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "bü", "BÜCHER.ex", "bu\u0308cher", "bücher.example", "xn--bcher", "XN--BCHER-KVA.example" })
    @DisplayName("ORG-12 a search finds an international domain in the form in which it is read, and as xn--")
    void international(String search) {
        given.organization("Fabrikam", "fabrikam.example");
        given.organization("Books", "bücher.example");
        given.guest("ana@straße.bücher.example", "Ana");
        given.guest("bea@fabrikam.example", "Bea");
        assertThat(given.admin().get("organizations", "search", search).each("displayName"), contains("Books"));
        assertThat(given.admin().get("people", "search", "ANA@Straße.bü").each("displayName"), contains("Ana"));
        assertThat(given.admin().get("people", "search", "ana@xn--strae-oqa.xn--").each("displayName"), contains("Ana"));
        assertThat(given.admin().get("people", "search", "ana@bü").items(), empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "straße.example", "σίγμας.example", "例え.example", "пример.example", "правда-да.example", "a.b-1.mañana.example", "ü.example",
            "ドメイン名例.example", "السعودية.example", "xn--99999999999999.example", "xn--a.example" })
    @DisplayName("ORG-12 whatever script a domain is in, what was typed finds it")
    void scripts(String domain) {
        given.organization("Fabrikam", "fabrikam.example");
        given.organization("Theirs", domain);
        assertThat(given.admin().get("organizations", "search", domain).each("displayName"), contains("Theirs"));
    }

    @Test
    @DisplayName("ORG-12 a list can be asked by state, and an unknown state is refused")
    void state() {
        given.organization("Fabrikam", "fabrikam.example");
        assertThat(given.admin().get("organizations", "state", "configured").items(), hasSize(1));
        assertThat(given.admin().get("organizations", "state", "proposed").items(), empty());
        given.admin().get("organizations", "state", "nonsense").names("state");
    }
}

package dev.guesthouse.rules.organizations;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class BelongingTest extends GuesthouseTest {

    @ParameterizedTest
    @ValueSource(strings = { "ana@fabrikam.example", "ana@eu.fabrikam.example", "ana@a.b.fabrikam.example", "ANA@EU.FABRIKAM.EXAMPLE" })
    @DisplayName("ORG-04 a subdomain belongs to the organization of its parent domain, whatever the case")
    void subdomain(String email) {
        var fabrikam = given.organization("Fabrikam", "fabrikam.example");
        assertThat(organizationOf(given.guest(email, "Ana")), equalTo(fabrikam.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ana@notfabrikam.example", "ana@fabrikam.example.evil.test", "ana@fabrikam.test" })
    @DisplayName("ORG-04 a domain that only ends or begins alike belongs to nobody")
    void alike(String email) {
        given.organization("Fabrikam", "fabrikam.example");
        assertThat(organizationOf(given.guest(email, "Ana")), nullValue());
    }

    @Test
    @DisplayName("ORG-04 both forms of an international domain are the same")
    void international() {
        var books = given.organization("Books", "bücher.example");
        assertThat(organizationOf(given.guest("ana@xn--bcher-kva.example", "Ana")), equalTo(books.id()));
        assertThat(organizationOf(given.guest("bea@eu.BÜCHER.example", "Bea")), equalTo(books.id()));
    }

    @Test
    @DisplayName("ORG-04 a domain with a letter that older programs wrote as two is entered as it is read, and is another than that")
    void letterOfItsOwn() {
        var street = given.organization("Street", "STRAẞE.example");
        var other = given.organization("Other", "strasse.example");
        assertThat(organizationOf(given.guest("ana@straße.example", "Ana")), equalTo(street.id()));
        assertThat(organizationOf(given.guest("bea@xn--strae-oqa.example", "Bea")), equalTo(street.id()));
        assertThat(organizationOf(given.guest("eva@strasse.example", "Eva")), equalTo(other.id()));
    }

    @Test
    @DisplayName("ORG-04 the organization is worked out when it matters: one that is added later has its people at once")
    void later() {
        var ana = given.guest("ana@fabrikam.example", "Ana");
        assertThat(organizationOf(ana), nullValue());
        var fabrikam = given.organization("Fabrikam", "fabrikam.example");
        assertThat(organizationOf(ana), equalTo(fabrikam.id()));
    }

    @Test
    @DisplayName("ORG-05 a subdomain claimed by another organization wins for its people and nobody else's")
    void claimedSubdomain() {
        var ana = given.guest("ana@eu.fabrikam.example", "Ana");
        var bea = given.guest("bea@us.fabrikam.example", "Bea");
        var fabrikam = given.organization("Fabrikam", "fabrikam.example");
        var europe = given.organization("Fabrikam Europe", "eu.fabrikam.example");
        assertThat(organizationOf(ana), equalTo(europe.id()));
        assertThat(organizationOf(bea), equalTo(fabrikam.id()));
    }

    @Test
    @DisplayName("ORG-13 people of the home organization are members, never outsiders, and of no partner")
    void home() {
        var kim = guesthouse.signIn("kim@home.example").get("whoami").ok();
        assertThat(kim.text("person.kind"), equalTo("member"));
        assertThat(kim.text("person.organizationId"), nullValue());
        given.admin().post("invite-guest", "email", "lee@home.example", "displayName", "Lee").names("email");
    }

    @ParameterizedTest
    @ValueSource(strings = { "kim+1@home.example", "kim@eu.home.example" })
    @DisplayName("ORG-13 a tag makes nobody a member, nor does a subdomain that the setting does not name, until somebody adds them")
    void notByItself(String address) {
        assertThat(guesthouse.signIn(address).get("whoami").ok().text("person.kind"), equalTo("outsider"));
        assertThat(given.admin().post("add-member", "email", address, "displayName", "Kim").ok().text("kind"), equalTo("member"));
    }

    @Test
    @DisplayName("ORG-13 nobody of a partner is added as a member")
    void foreignMember() {
        given.organization("Fabrikam", "fabrikam.example");
        given.admin().post("add-member", "email", "ana@eu.fabrikam.example", "displayName", "Ana").names("email");
    }

    private String organizationOf(String person) {
        return given.admin().get("person", "id", person).ok().text("organizationId");
    }
}

package dev.guesthouse.rules.organizations;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.SettableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OrganizationTest extends GuesthouseTest {

    @Test
    @DisplayName("ORG-01 an organization is added with name and description and is configured")
    void added() {
        var added = add("Fabrikam", "fabrikam.example");
        assertThat(added.status(), is(201));
        assertThat(added.header("Location"), equalTo("/organization?id=" + added.id()));
        var shown = given.admin().get("organization", "id", added.id());
        assertThat(shown.text("displayName"), equalTo("Fabrikam"));
        assertThat(shown.text("description"), equalTo("Makes the valves"));
        assertThat(shown.text("state"), equalTo("configured"));
        assertThat(shown.time("createdDateTime"), equalTo(SettableClock.START));
    }

    @Test
    @DisplayName("ORG-01 a name is taken whatever its case, and the refusal names who has it")
    void nameTaken() {
        var first = add("Fabrikam", "fabrikam.example").id();
        assertThat(add("FABRIKAM", "other.example").refused(409, "name-taken").text("organization"), equalTo(first));
    }

    @Test
    @DisplayName("ORG-01 of many who take a name in the same instant one gets it")
    void nameRace() {
        var admin = given.admin();
        var answers = AtOnce.times(8, () -> admin.post("add-organization", body("Fabrikam", "fabrikam.example")));
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count(), is(1L));
        assertThat(answers.stream().filter(answer -> answer.status() == 409).count(), is(7L));
        assertThat(admin.get("organizations").items().size(), is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "Fabri\nkam", "121" })
    @DisplayName("ORG-01 a name has 1 to 120 characters on one line")
    void nameForm(String name) {
        add(name.equals("121") ? "x".repeat(121) : name, "fabrikam.example").names("displayName");
    }

    @Test
    @DisplayName("ORG-01 a name of 120 characters is taken")
    void longName() {
        assertThat(add("ü".repeat(120), "fabrikam.example").status(), is(201));
    }

    @Test
    @DisplayName("ORG-02 an organization has one or more domains")
    void domains() {
        assertThat(given.admin().post("add-organization", "displayName", "Fabrikam", "identitySources",
                List.of(Map.of("domain", "fabrikam.example"), Map.of("domain", "Fabrikam.TEST"))).ok().json("identitySources.domain"),
                contains("fabrikam.example", "fabrikam.test"));
        given.admin().post("add-organization", "displayName", "Nobody").names("identitySources");
        given.admin().post("add-organization", "displayName", "Nobody", "identitySources", List.of()).names("identitySources");
    }

    @Test
    @DisplayName("ORG-02 a directory, which this version cannot speak to, is refused by its field and not taken for a plain domain")
    void directory() {
        given.admin().post("add-organization", "displayName", "Fabrikam", "identitySources",
                List.of(Map.of("domain", "fabrikam.example", "issuer", "https://login.fabrikam.example"))).names("identitySources[0].issuer");
        assertThat(given.admin().get("organizations").items().size(), is(0));
    }

    @Test
    @DisplayName("ORG-03 looking a domain up answers what it is before it is added")
    void lookUp() {
        var found = given.admin().get("find-directory", "domain", "Fabrikam.EXAMPLE").ok();
        assertThat(found.text("domain"), equalTo("fabrikam.example"));
        assertThat(found.text("kind"), equalTo("domain"));
        assertThat(found.text("reason"), notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "fabrikam", "com", "co.uk", "github.io", "192.0.2.1", "::1", "-x.example", "a b.example", "a\u200Db.example", "home.example", "", "sch.uk", "xn--55qx5d.cn",
            "公司.cn", "compute.amazonaws.com", "onmicrosoft.com", "ONMICROSOFT.com", "mail.onmicrosoft.com" })
    @DisplayName("ORG-03 no look-up and no claim of a partial or malformed domain, an IP address or a public suffix")
    void refusedDomains(String domain) {
        given.admin().get("find-directory", "domain", domain).names("domain");
        add("Fabrikam", domain).names("identitySources[0].domain");
    }

    @ParameterizedTest
    @ValueSource(strings = { "fabrikam.onmicrosoft.com", "fabrikam.county.sch.uk", "fabrikam.co.uk", "city.kawasaki.jp" })
    @DisplayName("ORG-03 a name of one's own under a suffix is a domain as any other")
    void underSuffix(String domain) {
        given.admin().get("find-directory", "domain", domain).ok();
    }

    @Test
    @DisplayName("ORG-05 a domain belongs to one organization; a second claim names the first")
    void claimed() {
        var first = add("Fabrikam", "fabrikam.example").id();
        var refusal = add("Other", "FABRIKAM.example").refused(409, "domain-claimed");
        assertThat(refusal.text("organization"), equalTo(first));
        assertThat(refusal.text("detail"), containsString("Fabrikam"));
        given.admin().get("find-directory", "domain", "fabrikam.example").refused(409, "domain-claimed");
    }

    @Test
    @DisplayName("ORG-05 of many claims in the same instant one is taken")
    void claimRace() {
        var admin = given.admin();
        var answers = AtOnce.all(List.of("A", "B", "C", "D", "E", "F").stream()
                .<Callable<Answer>>map(name -> () -> admin.post("add-organization", body(name, "fabrikam.example"))).toList());
        assertThat(answers.stream().filter(answer -> answer.status() == 201).count(), is(1L));
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.refused(409, "domain-claimed"));
    }

    @Test
    @DisplayName("ORG-13 no organization can claim a home domain or one below it")
    void homeDomain() {
        add("Us", "home.example").names("identitySources[0].domain");
        add("Us", "eu.home.example").names("identitySources[0].domain");
    }

    @Test
    @DisplayName("ORG-14 a public mail provider's domain is refused unless it is confirmed")
    void publicProvider() {
        add("Gmail", "gmail.com").refused(409, "public-provider");
        var confirmed = JsonBody.with(body("Gmail", "gmail.com"), "confirmPublicProvider", true);
        assertThat(given.admin().post("add-organization", confirmed).status(), is(201));
    }

    private Answer add(String displayName, String domain) {
        return given.admin().post("add-organization", body(displayName, domain));
    }

    private static Map<String, Object> body(String displayName, String domain) {
        return Map.of("displayName", displayName, "description", "Makes the valves", "identitySources", List.of(Map.of("domain", domain)));
    }
}

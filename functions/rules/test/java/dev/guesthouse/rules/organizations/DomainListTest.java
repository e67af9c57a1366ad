package dev.guesthouse.rules.organizations;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DomainListTest extends GuesthouseTest {

    private AccessPackage atlas;

    @BeforeEach
    void atlas() {
        atlas = given.atlasFor(given.fabrikam());
    }

    @Test
    @DisplayName("ORG-08 without a list any domain is let in")
    void any() {
        assertThat(given.admin().get("domain-list").text("mode"), equalTo("any"));
        assertThat(given.pia().get("available-packages").each("id"), contains(atlas.id()));
    }

    @Test
    @DisplayName("ORG-08 a denied domain covers its subdomains and beats organization and policy")
    void denied() {
        set("deny", "fabrikam.example");
        assertThat(given.pia().get("available-packages").items(), empty());
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "x").refused(404, "not-found");
    }

    @Test
    @DisplayName("ORG-08 a whole top-level domain can be denied, readably too, with all that is below it")
    void topLevel() {
        var open = given.accessPackage(atlas.catalog(), "Open");
        given.saved(policy(open).scope("anyExternalUser").stages(stage(person(OMAR))));
        var evil = given.caller("eve@some.evil.zip");
        given.request("eve@some.evil.zip", open);
        set("deny", "ZIP", "\u0440\u0444", "zip");
        assertThat(given.admin().get("domain-list").json("domains"), contains("xn--p1ai", "zip"));
        assertThat(evil.get("available-packages").items(), empty());
        given.caller("ivan@xn--e1afmkfd.xn--p1ai").post("submit-request", "packageId", open.id(), "justification", "x").refused(404, "not-found");
        given.request("eve@zip.example", open);
    }

    @Test
    @DisplayName("ORG-08 an allow list lets only its domains in")
    void allowed() {
        set("allow", "contoso.example");
        given.pia().post("submit-request", "packageId", atlas.id(), "justification", "x").refused(404, "not-found");
        set("allow", "contoso.example", "EU.Fabrikam.example");
        given.request(PIA, atlas);
    }

    @Test
    @DisplayName("ORG-08 the list is either of the allowed or of the denied, and each bad domain is named")
    void bad() {
        given.admin().post("set-domain-list", "mode", "any", "domains", List.of("a.example")).names("domains");
        given.admin().post("set-domain-list", "mode", "deny", "domains", List.of()).names("domains");
        given.admin().post("set-domain-list", "mode", "deny", "domains", List.of("a.example", "b")).names("domains[1]");
        given.admin().post("set-domain-list", "domains", List.of("a.example")).names("mode");
    }

    @Test
    @DisplayName("APR-11 who was denied meanwhile is denied at the approval, with the reason")
    void deniedMeanwhile() {
        var request = given.request(PIA, atlas);
        set("deny", "fabrikam.example");
        var decided = given.sana().post("approve-request", "requestId", request, "justification", "Welcome").ok();
        assertThat(decided.text("state"), equalTo("denied"));
        assertThat(decided.text("reason"), equalTo("domainBlocked"));
    }

    @Test
    @DisplayName("ORG-09 a domain that is denied before the guest is made ends as deliveryFailed, and can be reprocessed once it is allowed")
    void deniedBeforeTheGuestIsMade() {
        var open = given.accessPackage(atlas.catalog(), "Open");
        given.saved(policy(open).scope("allConfiguredOrganizations").withoutApproval());
        database.run("UPDATE connector SET enabled = false");
        var request = given.pia().post("submit-request", "packageId", open.id()).ok().id();
        set("deny", "fabrikam.example");
        database.run("UPDATE connector SET enabled = true");
        given.admin().post("deliver").ok();
        var failed = given.admin().get("request", "id", request);
        assertThat(failed.text("state"), equalTo("deliveryFailed"));
        assertThat(failed.text("reason"), equalTo("domainBlocked"));
        assertThat(given.admin().get("people", "kind", "guest").each("email"), contains(SANA));

        set("allow", "fabrikam.example");
        given.admin().post("reprocess-request", "requestId", request).ok();
        eventually(() -> given.admin().get("request", "id", request).text("state"), equalTo("delivered"));
    }

    private void set(String mode, String... domains) {
        given.admin().post("set-domain-list", "mode", mode, "domains", List.of(domains)).ok();
    }
}
